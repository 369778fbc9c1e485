// Makes former.json. Run by hand when newer lists are out:
//
//   git clone https://github.com/yescallop/areacodes <folder>
//   node src/region/make-former.mjs <folder>
//
// Source: the changes from year to year, diff/2013-2014.diff to diff/2022-2023.diff, in versions up to commit 2da87e7. They
// hold the yearly lists of the Ministry of Civil Affairs (中华人民共和国县级以上行政区划代码) against each other and name the
// successors from its notices (县级以上行政区划变更情况). The project gives its summary away under CC0.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const FIRST_YEAR = 2014;
const LAST_YEAR = 2023;
// A slip of the list of 2015: the next one has the same code as 马尔康市, with no change told of.
const slips = new Set(['513201 马尔康区']);

const folder = process.argv[2];
if (!folder) {
  console.error('usage: node src/region/make-former.mjs <folder of yescallop/areacodes>');
  process.exit(2);
}
const { divisions } = JSON.parse(readFileSync(new URL('divisions.json', import.meta.url), 'utf8'));

/** Rows of a file: code, name and, for a division that ends, the selectors of its successors. */
function rowsOf(year, sign) {
  const lines = readFileSync(join(folder, 'diff', `${year - 1}-${year}.diff`), 'utf8').split(/\r?\n/);
  return lines.flatMap((line) => {
    const found = /^([-+])(\d{6})\s+([^<>]+)[<>](.*)$/.exec(line);
    if (!found || found[1] !== sign) return [];
    const [, , code, name, selectors] = found;
    return [{ code, name, year, selectors: selectors.replaceAll('!', '').split(',') }];
  });
}
const years = Array.from({ length: LAST_YEAR - FIRST_YEAR + 1 }, (_, index) => FIRST_YEAR + index);
const ended = years.flatMap((year) => rowsOf(year, '-'));
const begun = years.flatMap((year) => rowsOf(year, '+'));

/** What was in force at the end of a year, told back from the list of divisions. */
function inForce(year) {
  const known = new Map(Object.entries(divisions));
  for (const each of [...years].reverse()) {
    if (each <= year) break;
    for (const { code, name } of begun) if (begunIn(code, name, each) && known.get(code) === name) known.delete(code);
    for (const { code, name, year: end } of ended) if (end === each) known.set(code, name);
  }
  return known;
}
const begunIn = (code, name, year) => begun.some((row) => row.code === code && row.name === name && row.year === year);

const distance = (a, b) => (a.slice(0, 4) === b.slice(0, 4) ? 1 : a.slice(0, 2) === b.slice(0, 2) ? 2 : 3);

/** The code that a selector means: "." the same code, "#" the same name, else a name; of several the nearest. */
function successor({ code, name, year }, selector) {
  if (selector === '.') return code;
  const wanted = selector === '#' ? name : selector;
  const bearers = [...inForce(year)].filter(([, its]) => its === wanted);
  const equals = bearers.filter(([other]) => other.endsWith('00') === code.endsWith('00'));
  // 儋州市 was a county-level city and became one of prefecture level.
  const candidates = equals.length > 0 ? equals : bearers;
  const least = Math.min(...candidates.map(([other]) => distance(code, other)));
  const nearest = candidates.filter(([other]) => distance(code, other) === least);
  if (nearest.length !== 1) throw new Error(`${code} ${name} ${year}: ${nearest.length} bear the name ${wanted}`);
  return nearest[0][0];
}

const rows = ended
  .filter(({ code, name }) => !slips.has(`${code} ${name}`))
  .map((row) => ({ ...row, successors: row.selectors.map((selector) => successor(row, selector)) }));

function kindOf({ code, name, year, successors }) {
  const [only] = successors;
  if (successors.length > 1) return 'split';
  if (only === code) return 'renamed';
  const others = rows.filter((row) => row.year === year && row.code !== code && row.successors.includes(only));
  if (others.length > 0 || inForce(year - 1).get(only) !== undefined) return 'merged';
  return inForce(year).get(only) === name ? 'moved' : 'converted';
}

const lines = rows
  .map((row) => ({ ...row, kind: kindOf(row) }))
  .sort((a, b) => (a.code < b.code ? -1 : 1))
  .map(({ code, name, year, kind, successors }) => `    ${JSON.stringify({ code, name, year, kind, successors })}`);
const text = `{
  "source": "Ministry of Civil Affairs of China, 中华人民共和国县级以上行政区划代码 ${FIRST_YEAR - 1} to ${LAST_YEAR} and 县级以上行政区划变更情况, by way of github.com/yescallop/areacodes (CC0)",
  "date": "${LAST_YEAR}-12-31",
  "from": ${FIRST_YEAR},
  "to": ${LAST_YEAR},
  "former": [
${lines.join(',\n')}
  ]
}
`;
writeFileSync(new URL('former.json', import.meta.url), text);
console.log(`${lines.length} divisions no longer in force`);
