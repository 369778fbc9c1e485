// Makes latin.json: Latin names of provinces and prefectures. Run by hand when divisions.json has changed:
//
//   npm install --prefix <folder> pinyin-pro@3.29.4
//   node src/region/make-latin.mjs <folder>/node_modules/pinyin-pro
//
// Source: Hanyu Pinyin by pinyin-pro 3.29.4 (MIT). By hand are the names below: those of provinces as in ISO 3166-2:CN,
// beside them the usual English ones; names from other languages in their usual spellings, with the pinyin after them;
// and autonomous prefectures, whose peoples are left out.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const byHand = {
  141100: ['Lüliang', 'Lvliang'],
  150000: ['Nei Mongol', 'Inner Mongolia', 'Neimenggu'],
  150100: ['Hohhot', 'Huhehaote'],
  150600: ['Ordos', "E'erduosi"],
  150700: ['Hulunbuir', "Hulunbei'er"],
  150800: ['Bayannur', "Bayannao'er"],
  150900: ['Ulanqab', 'Wulanchabu'],
  152200: ['Hinggan', "Xing'an"],
  152500: ['Xilingol', 'Xilinguole'],
  152900: ['Alxa', 'Alashan'],
  222400: ['Yanbian'],
  230100: ['Harbin', "Ha'erbin"],
  230200: ['Qiqihar', "Qiqiha'er"],
  422800: ['Enshi'],
  433100: ['Xiangxi'],
  450000: ['Guangxi', 'Guangxi Zhuangzu'],
  513200: ['Ngawa', 'Aba'],
  513300: ['Garzê', 'Ganzi'],
  513400: ['Liangshan'],
  522300: ['Qianxinan'],
  522600: ['Qiandongnan'],
  522700: ['Qiannan'],
  532300: ['Chuxiong'],
  532500: ['Honghe'],
  532600: ['Wenshan'],
  532800: ['Xishuangbanna'],
  532900: ['Dali'],
  533100: ['Dehong'],
  533300: ['Nujiang'],
  533400: ['Dêqên', 'Diqing'],
  540000: ['Xizang', 'Tibet'],
  540100: ['Lhasa', 'Lasa'],
  540200: ['Xigazê', 'Shigatse', 'Rikaze'],
  540300: ['Qamdo', 'Chamdo', 'Changdu'],
  540400: ['Nyingchi', 'Linzhi'],
  540500: ['Shannan', 'Lhoka'],
  540600: ['Nagqu', 'Nagchu', 'Naqu'],
  542500: ['Ngari', 'Ali'],
  610000: ['Shaanxi'],
  622900: ['Linxia'],
  623000: ['Gannan'],
  632200: ['Haibei'],
  632300: ['Huangnan'],
  632500: ['Hainan'],
  632600: ['Golog', 'Guoluo'],
  632700: ['Yushu'],
  632800: ['Haixi'],
  640000: ['Ningxia', 'Ningxia Huizu'],
  650000: ['Xinjiang', 'Xinjiang Uygur'],
  650100: ['Ürümqi', 'Wulumuqi'],
  650200: ['Karamay', 'Kelamayi'],
  650400: ['Turpan', 'Turfan', 'Tulufan'],
  650500: ['Hami', 'Kumul'],
  652300: ['Changji'],
  652700: ['Bortala', "Bo'ertala"],
  652800: ['Bayingolin', 'Bayinguoleng'],
  652900: ['Aksu', 'Akesu'],
  653000: ['Kizilsu', 'Kezilesu'],
  653100: ['Kashi', 'Kashgar'],
  653200: ['Hotan', 'Hetian'],
  654000: ['Ili', 'Yili'],
  654200: ['Tacheng', 'Qoqek'],
  654300: ['Altay', 'Aletai'],
  810000: ['Hong Kong', 'Xianggang'],
  820000: ['Macao', 'Macau', 'Aomen'],
};

const folder = process.argv[2];
if (!folder) {
  console.error('usage: node src/region/make-latin.mjs <folder of the package pinyin-pro 3.29.4>');
  process.exit(2);
}
const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
if (version !== '3.29.4') {
  console.error(`expected pinyin-pro 3.29.4, found ${version}: read its names before using it`);
  process.exit(2);
}
const { pinyin } = createRequire(import.meta.url)(folder);
const { divisions } = JSON.parse(readFileSync(new URL('divisions.json', import.meta.url), 'utf8'));

function pinyinOf(name) {
  const stem = /^(.+?)(?:省|市|地区)$/.exec(name)?.[1];
  if (stem === undefined) throw new Error(`${name}: its Latin name is to be given by hand`);
  const syllables = pinyin(stem, { toneType: 'none', type: 'array' });
  const joined = syllables.reduce((word, next) => word + (/^[aeo]/.test(next) ? "'" : '') + next);
  return joined.charAt(0).toUpperCase() + joined.slice(1);
}

const rows = Object.entries(divisions)
  .filter(([code]) => code.endsWith('00'))
  .map(([code, name]) => `    "${code}": ${JSON.stringify(byHand[code] ?? [pinyinOf(name)])}`);
const text = `{
  "source": "Hanyu Pinyin by the npm package pinyin-pro 3.29.4 (MIT); provinces by ISO 3166-2:CN; names from other languages by hand",
  "date": "2026-11-28",
  "names": {
${rows.join(',\n')}
  }
}
`;
writeFileSync(new URL('latin.json', import.meta.url), text);
console.log(`${rows.length} provinces and prefectures`);
