// docs/cli.md and docs/output.md say what the program does, no more and no less.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { outcomes } from '../../src/crawl/index.js';
import { openDataset } from '../../src/dataset/index.js';
import { flagOf, type Setting, settings } from '../../src/settings/index.js';
import { exchange, writeAll } from '../archive/support.js';
import { temporaryFolder } from '../support/folder.js';
import { line } from '../support/records.js';
import { nianbao } from './support.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const cli = await readFile(join(root, 'docs/cli.md'), 'utf8');
const output = await readFile(join(root, 'docs/output.md'), 'utf8');

/** The text under a heading, up to the next one of its level. */
function section(text: string, heading: string): string {
  const level = /^#+/.exec(heading)?.[0] ?? '';
  const start = text.indexOf(`\n${heading}\n`);
  expect(start, heading).toBeGreaterThan(0);
  const rest = text.slice(start + heading.length + 2);
  return rest.split(new RegExp(`^#{1,${level.length}} `, 'm'))[0] ?? '';
}

/** The first cells of the rows of the tables in a text that are code, each with the second cell. */
function rowsOf(text: string): [string, string][] {
  return [...text.matchAll(/^\| `([^`]+)`[^|]* \| (.*) \|$/gm)].map(([, name = '', meaning = '']) => [
    name,
    meaning.trim(),
  ]);
}

const verbs = rowsOf(cli.split('\n## ')[0] ?? '').map(([verb]) => verb);

/** Limits are told once, of crawl. */
const limits = new Set<string | undefined>(
  Object.entries<Setting>(settings).map(([name, { unit }]) => `--${flagOf(name)} <${unit === '' ? 'n' : unit}>`),
);

it.concurrent.each(verbs)('names every option of %s', async (verb) => {
  const { code, stdout, stderr } = await nianbao([verb, '--help']);
  expect([code, stderr]).toEqual([0, '']);
  expect(stdout).toMatch(/\nExamples?:\n {2}nianbao \S/);
  const options = [...stdout.matchAll(/^ {2}(--\w[\w-]*(?: <[\w.|]+>)?)/gm)].map(([, option]) => option);
  const documented = rowsOf(section(cli, `## ${verb}`)).map(([name]) => name);
  const own = options.filter((name) => name !== '--help' && (verb !== 'track' || !limits.has(name)));
  expect(documented.filter((name) => name.startsWith('--'))).toEqual(own);
});

it('names every verb', async () => {
  const { code, stdout } = await nianbao(['--help']);
  expect([code, stdout]).toEqual([
    0,
    expect.stringMatching(
      /Exit codes: 0 all well; 1 .*; 2 wrong usage;\n3 .*; 6 another crawl .*;\nof track also 10 .*; 11 .*\.\n$/,
    ),
  ]);
  const verbs = [...stdout.matchAll(/^ {2}([a-z-]+) .*/gm)].map(([, verb]) => verb).filter((verb) => verb !== 'help');
  expect(
    rowsOf(cli)
      .slice(0, verbs.length)
      .map(([name]) => name),
  ).toEqual(verbs);
});

it('names every outcome with its meaning', () => {
  expect(rowsOf(section(cli, '### Outcomes'))).toEqual(Object.entries(outcomes));
});

it('names every setting with its unit, default, bounds and meaning', () => {
  const rows = section(cli, '### Limits and pauses')
    .split('\n')
    .filter((line) => line.startsWith('| `--'))
    .map((line) => line.split('|').slice(1, -1));
  expect(rows.map((cells) => cells.map((cell) => cell.trim()))).toEqual(
    Object.entries<Setting>(settings).map(([name, setting]) => [
      `\`--${flagOf(name)} <${setting.unit === '' ? 'n' : setting.unit}>\``,
      grouped(setting.default),
      `${grouped(setting.least)} to ${grouped(setting.most)}`,
      setting.about,
    ]),
  );
});

function grouped(number: number): string {
  return number.toLocaleString('en-US');
}

it('names every kind of finding', async () => {
  const source = await readFile(join(root, 'src/archive/verify.ts'), 'utf8');
  const codes = [...(/readonly code: (.*);/.exec(source)?.[1] ?? '').matchAll(/'(\w+)'/g)].map(([, code]) => code);
  const documented = rowsOf(section(cli, '## verify')).map(([name]) => name);
  expect(documented.filter((name) => /^\w+$/.test(name)).sort()).toEqual([...codes, 'record'].sort());
});

it('names every environment variable of its own', async () => {
  const files = ['src', 'tests/support', '.ci'].map(async (folder) => {
    const names = await readdir(join(root, folder), { recursive: true, withFileTypes: true });
    return Promise.all(
      names.filter((entry) => entry.isFile()).map((entry) => readFile(join(entry.parentPath, entry.name), 'utf8')),
    );
  });
  const used = (await Promise.all(files))
    .flat()
    .join('\n')
    .match(/\bNIANBAO_[A-Z_]+\b/g);
  const documented = rowsOf(section(cli, '## Environment')).map(([name]) => name);
  expect(documented.filter((name) => name.startsWith('NIANBAO_'))).toEqual([...new Set(used)].sort());
});

it('names every key of index.jsonl in its order', async () => {
  const folder = await temporaryFolder();
  const dataset = await openDataset(folder);
  dataset.note(line({}));
  await dataset.close();
  const written = JSON.parse(await readFile(join(folder, 'index.jsonl'), 'utf8')) as object;
  expect(rowsOf(section(output, '## index.jsonl')).map(([key]) => key)).toEqual(Object.keys(written));
});

it('names every key of index.cdxj in its order', async () => {
  const folder = await temporaryFolder();
  await writeAll(folder, [exchange('http://example.test/', 'x')]);
  const line = await readFile(join(folder, 'index.cdxj'), 'utf8');
  const keys = Object.keys(JSON.parse(line.slice(line.indexOf('{'))) as object);
  expect(rowsOf(section(output, '## Captures')).map(([key]) => key)).toEqual(keys);
});
