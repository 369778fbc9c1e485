// What the documents say of the project's own files: links, scripts, bounds, version.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { readDocument, root, tableOf } from './documents.js';

const manifest = JSON.parse(readDocument('package.json')) as { version: string; scripts: Record<string, string> };
const documents = [
  ...readdirSync(root).filter((name) => name.endsWith('.md')),
  ...readdirSync(`${root}docs`).flatMap((name) => (name.endsWith('.md') ? [`docs/${name}`] : [])),
];

it.each(documents)('%s names npm scripts that there are', (document) => {
  const named = [...readDocument(document).matchAll(/\bnpm run ([\w:]+)/g)].map(([, script = '']) => script);
  for (const script of named) expect(manifest.scripts).toHaveProperty([script]);
});

it('CHANGELOG.md begins with the version of package.json', () => {
  expect(/^## (\S+)/m.exec(readDocument('CHANGELOG.md'))?.[1]).toBe(manifest.version);
});

it('SECURITY.md gives the bounds that the code has', () => {
  const code = readdirSync(`${root}src`, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readFileSync(`${root}src/${name}`, 'utf8'))
    .join('\n');
  const units: Readonly<Record<string, number>> = { MiB: 2 ** 20, Mi: 2 ** 20, KiB: 2 ** 10, s: 1000 };
  const rows = tableOf(readDocument('SECURITY.md'), 'what');
  expect(rows.length).toBeGreaterThan(5);
  for (const [, bound = '', constant = ''] of rows) {
    const [amount, unit = ''] = bound.split(' ');
    const factors = new RegExp(`const ${constant.replaceAll('`', '')} = ([\\d_ *]+);`).exec(code)?.[1]?.split('*');
    const value = factors?.map((factor) => Number(factor.replaceAll('_', ''))).reduce((a, b) => a * b);
    expect(value, constant).toBe(Number(amount) * (units[unit] ?? 1));
  }
});

it.each(documents)('%s links to files and headings that there are', (document) => {
  // As GitHub makes them of headings: lower case, punctuation gone, hyphens for blanks.
  const anchorsOf = (text: string) =>
    [...text.replace(/^```[\s\S]*?^```$/gm, '').matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
      heading
        .toLowerCase()
        .replace(/[^\p{L}\p{N}\s_-]/gu, '')
        .replace(/ /g, '-'),
    );
  for (const [, target = ''] of readDocument(document).matchAll(/\]\(([^)\s]+)\)/g)) {
    if (/^https?:/.test(target)) continue;
    const [path = '', anchor] = target.split('#');
    const file = path === '' ? document : join(dirname(document), path);
    expect(existsSync(join(root, file)), `${document} links to ${target}`).toBe(true);
    if (anchor !== undefined) expect(anchorsOf(readDocument(file)), target).toContain(decodeURIComponent(anchor));
  }
});
