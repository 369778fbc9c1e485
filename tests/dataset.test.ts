import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type OutcomeLine, openDataset, type RecordFile, readIndex, readRecords } from '../src/dataset/index.js';
import type { ReportRecord } from '../src/report/index.js';
import { line, record } from './support/records.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nianbao-dataset-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const digestIn = async (path: string) =>
  (JSON.parse(await readFile(join(folder, path), 'utf8')) as ReportRecord).source.digest.slice(7, 8);

describe('writing records', () => {
  it('puts a record under its year and id, as JSON for people, with nothing else beside it', async () => {
    const dataset = await openDataset(folder);
    expect(await dataset.write(record('a', 2))).toBe('records/2019/211000-辽阳市-2019.json');
    const text = await readFile(join(folder, 'records/2019/211000-辽阳市-2019.json'), 'utf8');
    expect(JSON.parse(text)).toEqual(record('a', 2));
    expect(text).toMatch(/^\{\n {2}"schemaVersion"[\s\S]*\}\n$/);
    expect(await readdir(join(folder, 'records/2019'))).toEqual(['211000-辽阳市-2019.json']);
  });

  it('puts a record of an unknown year under x', async () => {
    const dataset = await openDataset(folder);
    expect(await dataset.write(record('a', 2, 'x-y-x', null))).toBe('records/x/x-y-x.json');
  });

  it('writes the same document again under the same name', async () => {
    const dataset = await openDataset(folder);
    await dataset.write(record('a', 1));
    expect(await dataset.write(record('a', 2))).toBe('records/2019/211000-辽阳市-2019.json');
    expect(await readdir(join(folder, 'records/2019'))).toHaveLength(1);
  });

  it.each([
    { first: 3, second: 2, stands: 'a', aside: 'b' },
    { first: 2, second: 2, stands: 'a', aside: 'b' },
    { first: 2, second: 3, stands: 'b', aside: 'a' },
  ])('keeps both documents of one id: $first values read, then $second', async ({ first, second, stands, aside }) => {
    const dataset = await openDataset(folder);
    await Promise.all([dataset.write(record('a', first)), dataset.write(record('b', second))]);
    expect(await digestIn('records/2019/211000-辽阳市-2019.json')).toBe(stands);
    expect(await digestIn(`records/2019/211000-辽阳市-2019@${aside.repeat(12)}.json`)).toBe(aside);
  });

  it('does not write over a file that is no record', async () => {
    const dataset = await openDataset(folder);
    await mkdir(join(folder, 'records/2019'), { recursive: true });
    await writeFile(join(folder, 'records/2019/211000-辽阳市-2019.json'), '{"mine": 1}');
    await expect(dataset.write(record('a', 2))).rejects.toThrow(/is no record; it will not be written over/);
    expect(await dataset.write(record('a', 2, 'other'))).toBe('records/2019/other.json');
  });

  it('makes a file name of any id that stays in its folder and fits every file system', async () => {
    const dataset = await openDataset(folder);
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', minLength: 0, maxLength: 300 }), async (id) => {
        const path = await dataset.write(record('a', 1, id, 2000));
        const name = path.slice('records/2000/'.length);
        expect(name).toMatch(/^[^\p{Cc}/\\:*?"<>|]+\.json$/u);
        expect(Buffer.byteLength(name)).toBeLessThan(255 - 14);
        expect(JSON.parse(await readFile(join(folder, path), 'utf8'))).toBeTruthy();
      }),
      { numRuns: 60 },
    );
  });
});

describe('index.jsonl', () => {
  const close = async (...lines: OutcomeLine[]) => {
    const dataset = await openDataset(folder);
    for (const one of lines) dataset.note(one);
    await dataset.close();
    return readIndex(folder);
  };

  it('stands in the order of region, year and address, whatever order the lines came in', async () => {
    const lines = [line({ region: '211000' }), line({ region: '210100', year: 2020 }), line({ region: '210100' })];
    const written = await close(...lines);
    expect(written.map(({ region, year }) => [region, year])).toEqual([
      ['210100', 2019],
      ['210100', 2020],
      ['211000', 2019],
    ]);
    const text = await readFile(join(folder, 'index.jsonl'), 'utf8');
    expect(text.split('\n')).toHaveLength(4);
  });

  it('keeps the keys of a line in one order, and those that it does not know', async () => {
    const { id, ...rest } = line({});
    const [written] = await close({ later: 1, ...rest, id } as OutcomeLine);
    expect(Object.keys(written ?? {})).toEqual([...Object.keys(line({})), 'later']);
  });

  it('replaces what an earlier run said of the same city and year, and keeps the rest', async () => {
    await close(line({ outcome: 'not_listed' }), line({ region: '210100', outcome: 'not_listed' }));
    const second = await close(line({ url: 'http://a/', record: 'records/2019/a.json', id: 'a' }));
    expect(second.map(({ region, outcome }) => [region, outcome])).toEqual([
      ['210100', 'not_listed'],
      ['211000', 'ok'],
    ]);
  });

  it('keeps the line of a record when a later run fails', async () => {
    await close(line({ url: 'http://a/', record: 'records/2019/a.json', id: 'a' }));
    const second = await close(line({ url: 'http://a/', outcome: 'network_error' }));
    expect(second.map(({ outcome }) => outcome).sort()).toEqual(['network_error', 'ok']);
    const third = await close(line({ url: 'http://a/', record: 'records/2019/a.json', id: 'a' }));
    expect(third.map(({ outcome }) => outcome)).toEqual(['ok']);
  });

  it('follows a record that is moved aside', async () => {
    const dataset = await openDataset(folder);
    for (const [letter, read] of [
      ['a', 1],
      ['b', 2],
    ] as const)
      dataset.note(
        line({
          url: `http://${letter}/`,
          record: await dataset.write(record(letter, read)),
          digest: record(letter, read).source.digest,
        }),
      );
    await dataset.close();
    expect((await readIndex(folder)).map(({ url, record: path }) => [url, path])).toEqual([
      ['http://a/', `records/2019/211000-辽阳市-2019@${'a'.repeat(12)}.json`],
      ['http://b/', 'records/2019/211000-辽阳市-2019.json'],
    ]);
  });

  it('names the line that is no line of an index', async () => {
    await writeFile(join(folder, 'index.jsonl'), `${JSON.stringify(line({}))}\nnonsense\n`);
    await expect(openDataset(folder)).rejects.toThrow(/index\.jsonl:2 is no line of an index/);
  });
});

describe('reading records back', () => {
  const all = async () => {
    const files: RecordFile[] = [];
    for await (const file of readRecords(folder)) files.push(file);
    return files;
  };

  it('yields every record in the order of paths and says which file is no JSON', async () => {
    const dataset = await openDataset(folder);
    await dataset.write(record('b', 1, 'b', 2020));
    await dataset.write(record('a', 1, 'a', 2019));
    await writeFile(join(folder, 'records/2019/broken.json'), '{');
    const files = await all();
    expect(files.map(({ path }) => path)).toEqual([
      'records/2019/a.json',
      'records/2019/broken.json',
      'records/2020/b.json',
    ]);
    expect(files[0]).toEqual({ path: 'records/2019/a.json', json: record('a', 1, 'a', 2019) });
    expect(files[1]).toEqual({ path: 'records/2019/broken.json', error: 'it is not JSON' });
  });

  it('says so where there is no such folder', async () => {
    await expect(all()).rejects.toThrow(/no such folder; is .* what a crawl wrote/);
  });
});
