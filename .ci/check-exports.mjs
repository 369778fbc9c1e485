// The demo's output as a spreadsheet program and the sqlite3 program read it, cell by cell against the CSV export:
// `npm run check:exports`, after a build. It needs LibreOffice Calc (soffice) and sqlite3, which the tests do not.
import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { parse } from 'csv-parse/sync';

const run = promisify(execFile);
const main = fileURLToPath(new URL('../dist/src/cli/main.js', import.meta.url));
const folder = await mkdtemp(join(tmpdir(), 'nianbao-check-exports-'));
const at = (...names) => join(folder, ...names);
const nianbao = (...words) => run(process.execPath, [main, ...words], { cwd: folder });

// Commas, quotes, texts in quotes, UTF-8; cells as they are and not as they look; every sheet.
const csvFilter = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1';

/** Texts that are easily taken for something else, as the title of a report. */
const hostile = '=1+1 +2 "a",\n_x0041_ \u0001 <b>&amp;</b> 0012';

async function program(name, ...words) {
  try {
    return await run(name, words, { cwd: folder, maxBuffer: 2 ** 28 });
  } catch (error) {
    if (error.code === 'ENOENT') throw new Error(`${name} is not there; on Debian: apt-get install ${packages[name]}`);
    throw error;
  }
}
const packages = { soffice: 'libreoffice-calc-nogui', sqlite3: 'sqlite3' };

const rowsOf = (text) => parse(text, { bom: true, relax_column_count: true });
const words = { TRUE: 'true', FALSE: 'false' };

/** Compares two tables of texts and returns how many cells they have. */
function compare(what, expected, actual, meaning) {
  if (expected.length !== actual.length) throw new Error(`${what}: ${actual.length} rows, and not ${expected.length}`);
  let cells = 0;
  for (const [row, heads] of expected.entries())
    for (const [column, cell] of heads.entries()) {
      cells++;
      const found = meaning(actual[row][column] ?? '', expected[0][column]);
      // A number may be printed in another way, but nothing that only looks like one, such as 0012.
      const isNumber = String(Number(cell)) === cell;
      if (found === cell || (isNumber && found !== '' && Number(found) === Number(cell))) continue;
      throw new Error(
        `${what}, row ${row + 1}, ${expected[0][column]}: ${JSON.stringify(found)}, and not ${JSON.stringify(cell)}`,
      );
    }
  return cells;
}

try {
  await nianbao('demo', '--out', 'data');
  const [first] = await readdir(at('data/records/2019'));
  const record = JSON.parse(await readFile(at('data/records/2019', first), 'utf8'));
  await writeFile(
    at('data/records/2019', first),
    JSON.stringify({ ...record, report: { ...record.report, title: hostile } }),
  );
  for (const layout of ['long', 'wide']) {
    const targets = { csv: layout, xlsx: `${layout}.xlsx`, sqlite: `${layout}.sqlite` };
    for (const [format, to] of Object.entries(targets))
      await nianbao('export', 'data', '--format', format, '--layout', layout, '--to', to);
    await program(
      'soffice',
      `-env:UserInstallation=file://${at('profile')}`,
      '--headless',
      '--convert-to',
      csvFilter,
      '--outdir',
      at('calc'),
      targets.xlsx,
    );
    for (const name of await readdir(at(layout))) {
      const table = name.replace(/\.csv$/, '');
      const expected = rowsOf(await readFile(at(layout, name)));
      const calc = rowsOf(await readFile(at('calc', `${layout}-${name}`)));
      const cells = compare(`LibreOffice, ${layout} ${table}`, expected, calc, (text) => words[text] ?? text);
      const { stdout } = await program('sqlite3', '-header', '-csv', targets.sqlite, `SELECT * FROM "${table}"`);
      // SQLite tells nothing, not even the heads, of a table without rows.
      const sqlite = stdout === '' ? expected.slice(0, 1) : rowsOf(stdout);
      const flag = (text, column) =>
        (column === 'is_primary' || column === 'holds') && text !== '' && text !== column ? String(text === '1') : text;
      compare(`sqlite3, ${layout} ${table}`, expected, sqlite, flag);
      console.log(`${layout} ${table}: ${cells} cells agree in LibreOffice and sqlite3`);
    }
    const { stdout } = await program('sqlite3', targets.sqlite, 'PRAGMA integrity_check; PRAGMA foreign_key_check');
    if (stdout !== 'ok\n') throw new Error(`sqlite3, ${layout}: ${stdout}`);
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}
