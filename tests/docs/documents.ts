// The documents as the tests see them: fenced blocks, tables, and samples that must be what the program gives.
import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';

/** The folder of the project. */
export const root = fileURLToPath(new URL('../../', import.meta.url));

export function readDocument(name: string): string {
  return readFileSync(root + name, 'utf8');
}

/** Language and text of each fenced block, in order. */
export function fencesOf(document: string): { readonly language: string; readonly text: string }[] {
  return [...document.matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm)].map(([, language = '', text = '']) => ({
    language,
    text,
  }));
}

/** For each line the cells of the table row that stands on it; none where it is no row. */
function rowsOf(document: string): string[][] {
  const cells = (line: string) => line.split('|').slice(1, -1);
  return document.split('\n').map((line) => (line.startsWith('|') ? cells(line).map((cell) => cell.trim()) : []));
}

/** The rows of all tables whose heads begin with `firstHead`, without heads. */
export function tableOf(document: string, firstHead: string): string[][] {
  const rows = rowsOf(document);
  return rows.flatMap((heads, at) => {
    if (heads[0] !== firstHead) return [];
    const end = rows.findIndex((row, index) => index > at && row.length === 0);
    return rows.slice(at + 2, end < 0 ? undefined : end);
  });
}

const samplePattern = (name: string) =>
  new RegExp(`(<!-- sample: ${name} -->\\n\`\`\`\\w*\\n)([\\s\\S]*?)(^\`\`\`$)`, 'm');

/** The text of the block under `<!-- sample: name -->`. */
export function sampleIn(document: string, name: string): string {
  const text = samplePattern(name).exec(readDocument(document))?.[2];
  if (text === undefined) throw new Error(`${document} has no sample "${name}"`);
  return text;
}

/**
 * Asserts that a document's sample is what the program gives, or under UPDATE_DOCS=1 makes it so.
 *
 * @param steady takes out what differs from run to run, such as a port
 */
export function expectSample(
  document: string,
  name: string,
  actual: string,
  steady: (text: string) => string = (text) => text,
): void {
  if (process.env.UPDATE_DOCS === '1' && steady(sampleIn(document, name)) !== steady(actual)) {
    const text = readDocument(document).replace(
      samplePattern(name),
      (_, before: string, __, after: string) => before + actual + after,
    );
    writeFileSync(root + document, text);
  }
  expect(steady(sampleIn(document, name)), `${document}: sample ${name}`).toBe(steady(actual));
}

/** Asserts that a document has a table, cell by cell, or under UPDATE_DOCS=1 writes it in the place of the one so headed. */
export function expectTable(document: string, heads: readonly string[], rows: readonly (readonly string[])[]): void {
  const [first = ''] = heads;
  if (process.env.UPDATE_DOCS === '1') {
    const widths = heads.map((_, at) => Math.max(...[heads, ...rows].map((row) => row[at]?.length ?? 0)));
    const line = (cells: readonly string[]) =>
      `| ${cells.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(' | ')} |`;
    const table = [line(heads), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
    const pattern = new RegExp(`^\\| ${first} .*(?:\n\\|.*)*`, 'm');
    writeFileSync(
      root + document,
      readDocument(document).replace(pattern, () => table),
    );
  }
  expect(tableOf(readDocument(document), first), `${document}: table "${first}"`).toEqual(rows);
}

/** Replaces what a crawl of the sample portal draws anew each time: ports, times, names of captures. */
export function withoutChance(text: string): string {
  return text
    .replace(/127\.0\.0\.1:\d+/g, '127.0.0.1:0')
    .replace(/"fetchedAt": "[^"]+"/g, '"fetchedAt": "…"')
    .replace(/nianbao-\d{17}-\d{5}-[\da-f]{8}\.warc\.gz/g, 'nianbao-….warc.gz')
    .replace(/"offset": \d+/g, '"offset": 0')
    .replace(/<urn:uuid:[\da-f-]{36}>/g, '<urn:uuid:…>');
}

export interface Run {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the built command line in a folder. */
export function nianbao(folder: string, ...words: readonly string[]): Promise<Run> {
  return new Promise((resolve, reject) => {
    execFile(
      process.execPath,
      [`${root}dist/src/cli/main.js`, ...words],
      { cwd: folder, maxBuffer: 64 * 1024 * 1024 },
      (error, stdout, stderr) => {
        const code = error ? error.code : 0;
        if (typeof code === 'number') resolve({ code, stdout, stderr });
        else reject(error as Error);
      },
    );
  });
}
