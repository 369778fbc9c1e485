// What an export may replace, and what becomes of it where a process is killed or a disk refuses in the middle.
import { cp, mkdir, readdir, readFile, rename, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { read, write } from '@e965/xlsx';
import { DatabaseSync } from '@photostructure/sqlite';
import { expect, it } from 'vitest';
import { nianbao } from '../cli/support.js';
import { temporaryFolder } from '../support/folder.js';
import { readBack } from './readers.js';
import { exportFolder, sampleRecord, writeDataset } from './support.js';

async function datasetHere(): Promise<string> {
  const cwd = await temporaryFolder();
  await writeDataset(join(cwd, 'data'), [sampleRecord()]);
  return cwd;
}

/** SQL on a database at a path, which is made where it is missing. */
function change(path: string, sql: string): void {
  const database = new DatabaseSync(path);
  database.exec(sql);
  database.close();
}

type Foreign = readonly ['xlsx' | 'sqlite', string, (path: string, own: string) => Promise<void> | void];

it.each<Foreign>([
  ['xlsx', 'a text', (path) => writeFile(path, 'thesis')],
  ['xlsx', 'an empty file', (path) => writeFile(path, '')],
  ['xlsx', 'the head of a ZIP file', (path) => writeFile(path, Buffer.from('504b0304140000000800ffff', 'hex'))],
  ['xlsx', 'a ZIP part that cannot be unpacked', (path) => writeFile(path, brokenZip)],
  [
    'xlsx',
    'an export that another program saved',
    async (path, own) => writeFile(path, write(read(await readFile(own)), { type: 'buffer', bookType: 'xlsx' })),
  ],
  ['sqlite', 'a text', (path) => writeFile(path, 'thesis')],
  [
    'sqlite',
    'the beginning of an export',
    async (path, own) => writeFile(path, (await readFile(own)).subarray(0, 900)),
  ],
  ['sqlite', 'a database of a crawl', (path) => change(path, 'PRAGMA journal_mode = WAL; CREATE TABLE runs (id)')],
  ['sqlite', 'another database', (path) => change(path, 'CREATE TABLE about (name, fact)')],
  [
    'sqlite',
    'an export with a table of a person',
    async (path, own) => {
      await cp(own, path);
      change(path, 'CREATE TABLE thesis (chapter)');
    },
  ],
  [
    'sqlite',
    'an export of another program',
    async (path, own) => {
      await cp(own, path);
      change(path, "UPDATE about SET fact = 'other' WHERE name = 'made_by'");
    },
  ],
])('%s: does not replace %s', async (format, _what, make) => {
  const cwd = await datasetHere();
  const [own, to] = [join(cwd, 'own'), join(cwd, 'mine')];
  await exportFolder(join(cwd, 'data'), { format, to: own });
  await make(to, own);
  const [before, names] = [await readFile(to), await readdir(cwd)];
  await expect(exportFolder(join(cwd, 'data'), { format, to, overwrite: true })).rejects.toThrow(
    `${to} is no export of this format, or one that was changed; it will not be replaced`,
  );
  expect((await readFile(to)).equals(before)).toBe(true);
  expect(await readdir(cwd)).toEqual(names);
});

// A part that says it is deflated, and is not.
const brokenZip = Buffer.concat([
  Buffer.from('504b03041400000008000000000000000000040000000400000001000000', 'hex'),
  Buffer.from('aÿÿÿÿÿÿ', 'latin1'),
]);

it('does not replace an export of another format, nor what is no file', async () => {
  const cwd = await datasetHere();
  const [folder, to] = [join(cwd, 'data'), join(cwd, 'out')];
  await exportFolder(folder, { format: 'xlsx', to });
  await expect(exportFolder(folder, { format: 'sqlite', to, overwrite: true })).rejects.toThrow(/is no export of this/);
  await symlink('/dev/zero', join(cwd, 'device'));
  await expect(exportFolder(folder, { format: 'xlsx', to: join(cwd, 'device'), overwrite: true })).rejects.toThrow(
    /is no export of this/,
  );
});

/** Exports over an earlier export, with `hook` in place of the renaming of the process. */
function exportOver(cwd: string, hook?: string) {
  const script = `import fs from 'node:fs/promises';
    import { syncBuiltinESMExports } from 'node:module';
    const { rename } = fs;
    fs.rename = async (from, to) => { ${hook} };
    syncBuiltinESMExports();`;
  const env = hook === undefined ? {} : { NODE_OPTIONS: `--import data:text/javascript,${encodeURIComponent(script)}` };
  const args = ['export', 'data', '--format', 'csv', '--layout', 'wide', '--to', 'out', '--overwrite'];
  return nianbao(args, { cwd, env });
}

const dieAfter = (name: string) =>
  `await rename(from, to); if ([from, to].some((path) => path.endsWith('/${name}'))) process.kill(process.pid, 'SIGKILL');`;
const putBack = 'nianbao: out: a command that was killed had put the export there aside; it is back\n';

async function longExport(): Promise<string> {
  const cwd = await datasetHere();
  await exportFolder(join(cwd, 'data'), { format: 'csv', to: join(cwd, 'out') });
  return cwd;
}

const isHidden = (name: string) => name.startsWith('.');

it('puts back what a process had put aside that was killed before the new export was in its place', async () => {
  const cwd = await longExport();
  expect((await exportOver(cwd, dieAfter('old'))).code).toBeNull();
  expect((await readdir(cwd)).sort()).toEqual([expect.stringMatching(/^\.out\.nianbao-\w{6}$/), 'data']);
  await expect(exportFolder(join(cwd, 'data'), { format: 'csv', to: join(cwd, 'out') })).rejects.toThrow(
    /is there already/,
  );
  expect((await readdir(cwd)).sort()).toEqual(['data', 'out']);
  expect(Object.keys(await readBack('csv', join(cwd, 'out')))).toContain('long');
});

it('replaces it then, as the command says, and tells of it', async () => {
  const cwd = await longExport();
  await exportOver(cwd, dieAfter('old'));
  expect(await exportOver(cwd)).toMatchObject({ code: 0, stderr: putBack });
  expect((await readdir(cwd)).sort()).toEqual(['data', 'out']);
  expect(Object.keys(await readBack('csv', join(cwd, 'out')))).toContain('wide');
});

it('takes away what a process had replaced that was killed before it could', async () => {
  const cwd = await longExport();
  expect((await exportOver(cwd, dieAfter('new'))).code).toBeNull();
  expect((await readdir(cwd)).filter(isHidden)).toHaveLength(1);
  expect(Object.keys(await readBack('csv', join(cwd, 'out')))).toContain('wide');
  expect(await exportOver(cwd)).toMatchObject({ code: 0, stderr: '' });
  expect((await readdir(cwd)).sort()).toEqual(['data', 'out']);
});

it('keeps both exports and tells where they are, where neither can be moved to the place', async () => {
  const cwd = await longExport();
  const refuse = `if (to.endsWith('/out')) throw new Error('refused'); await rename(from, to);`;
  const { code, stderr } = await exportOver(cwd, refuse);
  const [making = ''] = (await readdir(cwd)).filter(isHidden);
  expect([code, stderr]).toEqual([
    1,
    `nianbao: ${cwd}/out could not be replaced, nor what was there be put back (refused): the earlier export is in ${cwd}/${making}/old, the new one in ${cwd}/${making}/new; the same command begins by putting the earlier one back\n`,
  ]);
  expect(Object.keys(await readBack('csv', join(cwd, making, 'old')))).toContain('long');
  expect(Object.keys(await readBack('csv', join(cwd, making, 'new')))).toContain('wide');
  expect(await exportOver(cwd)).toMatchObject({ code: 0, stderr: putBack });
  expect((await readdir(cwd)).sort()).toEqual(['data', 'out']);
});

it('leaves alone what is not of its own making, and what may be the only copy', async () => {
  const cwd = await longExport();
  const to = join(cwd, 'out');
  // Named otherwise, with something else in it, and put aside while another export came into the place.
  const others = ['.out-backup/old', '.out.nianbao-abc/old', '.out.nianbao-abcdef/old', '.out.nianbao-ABCDEF/old'];
  for (const one of others) await cp(to, join(cwd, one), { recursive: true });
  await writeFile(join(cwd, '.out.nianbao-abcdef/old/notes.txt'), 'mine');
  await mkdir(join(cwd, '.out.nianbao-ABCDEF/new'));
  const [names, dataset] = [await readdir(cwd), join(cwd, 'data')];
  await exportFolder(dataset, { format: 'csv', to, overwrite: true });
  expect(await readdir(cwd)).toEqual(names);
  for (const one of others) expect(Object.keys(await readBack('csv', join(cwd, one))), one).toContain('long');
  await rename(to, join(cwd, 'elsewhere'));
  await expect(exportFolder(dataset, { format: 'csv', to })).rejects.toThrow(/is there already/);
});
