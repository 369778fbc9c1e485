// docs/trust.md lists every code, and each of its examples gives what it says.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { alterations, remarks } from '../../src/extract/trust/index.js';
import { MAX_HEAD, MAX_LINE, MAX_TAIL } from '../../src/extract/trust/page-text.js';
import { codesOf, trustOf } from './pages.js';

const text = readFileSync(new URL('../../docs/trust.md', import.meta.url), 'utf8');

function itemsOf(title: string) {
  const section = text.split(/^## /m).find((part) => part.startsWith(title)) ?? '';
  return section
    .split(/^- /m)
    .slice(1)
    .map((item) => {
      const [, example, url] = /^ {2}Example: `([^`]+)`(?:, from `([^`]+)`)?$/m.exec(item) ?? [];
      return { code: /^`(\w+)`: /.exec(item)?.[1] ?? '', example, url };
    });
}

const changes = itemsOf('Signals that show a change');
const facts = itemsOf('Signals that do not');

it('lists every code where it belongs', () => {
  expect(changes.map(({ code }) => code)).toEqual([...alterations]);
  expect(facts.map(({ code }) => code)).toEqual([...remarks]);
});

it('states the limits', () => {
  expect(text.replace(/\s+/g, ' ')).toContain(
    `the first ${MAX_HEAD} and the last ${MAX_TAIL} characters, lines of up to ${MAX_LINE}`,
  );
});

describe('examples', () => {
  const examples = [
    ...changes.map((item) => ({ ...item, isChange: true })),
    ...facts.map((item) => ({ ...item, isChange: false })),
  ];
  it.each(examples.filter(({ example }) => example !== undefined))('$code', ({ code, url, example = '', isChange }) => {
    const isHtml = example.startsWith('<');
    const isTraditional = code === 'traditional_edition';
    const sections = [
      isTraditional ? '一、總體情況' : '一、总体情况',
      isTraditional ? '二、主動公開政府信息情況' : '二、主动公开政府信息情况',
    ];
    const lines = [...example.split('⏎'), ...sections.map((line) => (isHtml ? `<p>${line}</p>` : line))];
    const trust = trustOf(lines.join('\n'), url ?? null);
    expect(codesOf(trust)).toContain(code);
    expect(trust.verdict === 'altered').toBe(isChange);
    if (!isChange) expect(trust.verdict).toBe(code === 'host_not_government' ? 'copy' : 'unknown');
  });

  it('are there for every code but the limit', () => {
    expect(examples.filter(({ example }) => example === undefined).map(({ code }) => code)).toEqual(['scan_limit']);
  });
});
