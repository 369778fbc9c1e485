// Layouts of real pages, each with what a person read there: tests/cases/<name>/input.* and expected.json.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { extractReport } from '../../src/extract/index.js';
import { readPage, visibleText } from '../../src/page/index.js';

const ROOT = 'tests/cases';

interface Expected {
  /** What the layout shows. */
  readonly about: string;
  readonly form: string;
  /** Null where the page does not say it. */
  readonly year: number | null;
  /** Null where the cell holds no number. */
  readonly values: Readonly<Record<string, number | null>>;
  /** Ids, or `*` for all, where no value is as right as the one expected. */
  readonly open?: readonly string[];
}

const names = readdirSync(ROOT);

it('finds cases, each with one input and its expectation', () => {
  expect(names.length).toBeGreaterThan(0);
  for (const name of names) {
    const files = readdirSync(`${ROOT}/${name}`);
    expect([name, files.filter((file) => file.startsWith('input.')).length, files.includes('expected.json')]).toEqual([
      name,
      1,
      true,
    ]);
  }
});

describe.each(names.filter((name) => existsSync(`${ROOT}/${name}/expected.json`)))('%s', (name) => {
  const expected = JSON.parse(readFileSync(`${ROOT}/${name}/expected.json`, 'utf8')) as Expected;
  const file = readdirSync(`${ROOT}/${name}`).find((one) => one.startsWith('input.')) ?? '';
  const page = readPage({ bytes: readFileSync(`${ROOT}/${name}/${file}`) });
  const { report, values } = extractReport(page);
  const isOpen = (id: string) => expected.open?.includes(id) || expected.open?.includes('*');

  it('is on its form and of its year', () => {
    expect({ form: report.form, year: report.year }).toEqual({ form: expected.form, year: expected.year });
  });

  it('has each value as printed', () => {
    const read = Object.entries(expected.values).map(([id, value]) => {
      const found = values[id]?.value ?? null;
      return [id, found === null && isOpen(id) ? value : found];
    });
    expect(Object.fromEntries(read)).toEqual(expected.values);
  });

  it('says of each value that it does not give why, and no more than the page does', () => {
    const honest = Object.entries(expected.values).map(([id, value]) => {
      const { status, candidates = [], ...found } = values[id] ?? { value: null, status: 'missing' };
      if (found.value !== null) return [id, status === 'read' || status === 'inferred'];
      if (value === null) return [id, ['blank', 'ambiguous', 'missing'].includes(status)];
      const isAmong = candidates.length === 0 || candidates.some((candidate) => candidate.value === value);
      return [id, status === 'missing' || (status === 'ambiguous' && isAmong)];
    });
    expect(honest.filter(([, holds]) => !holds)).toEqual([]);
  });

  it('invents no value', () => {
    const invented = Object.entries(values).filter(([id, { value }]) => value !== null && !(id in expected.values));
    expect(invented).toEqual([]);
  });

  it('proves each value by what stands at its place, no place twice', () => {
    const cites = Object.values(values).flatMap(({ value, raw, cite }) => (value === null ? [] : [{ raw, cite }]));
    for (const { raw, cite } of cites) {
      if (!cite) throw new Error('a value without a citation');
      expect(page.text.slice(cite.start, cite.end)).toBe(cite.quote);
      expect(visibleText(cite.quote, page.mediaType)).toBe(raw);
    }
    expect(new Set(cites.map(({ cite }) => cite?.start)).size).toBe(cites.length);
  });
});
