// What stands in the columns of a portal: whose reports, under which titles, posted when.
import type { City } from './cities.js';
import { reportBody } from './forms/index.js';
import { numberOf } from './seeded.js';
import type { OtherKind } from './types.js';

export interface Entry {
  readonly kind: 'own' | OtherKind | 'aside';
  readonly title: string;
  readonly year: number;
  /** YYYY-MM-DD. */
  readonly posted: string;
  /** Unique in the portal, seven digits. */
  readonly id: number;
  /** Whose it is. */
  readonly issuer: string;
  /** HTML, drawn when a page is asked for. */
  content(): string;
}

export interface Column {
  /** The pinyin that its path may carry. */
  readonly slug: string;
  /** Its place among the columns, for families that number them. */
  readonly number: number;
  readonly name: string;
  /** Newest posting first. */
  readonly entries: readonly Entry[];
}

export interface Plan {
  readonly city: City;
  readonly columnName: string;
  /** Years that the government's own reports are there for. */
  readonly years: readonly number[];
  /** Reports up to this year were all posted on one day of a later year, when the portal moved house. */
  readonly movedUpTo: number;
  readonly movedOn: string;
  /** How many rows the true column has at least: towns make up the number. */
  readonly least: number;
}

type Draft = Omit<Entry, 'id' | 'posted'>;

const departments = [
  '财政局',
  '教育局',
  '民政局',
  '司法局',
  '水利局',
  '商务局',
  '审计局',
  '统计局',
  '应急管理局',
  '医疗保障局',
];
const towns = [
  '城关镇',
  '东关街道',
  '南河镇',
  '新民乡',
  '柳林镇',
  '北街街道',
  '石桥镇',
  '高庄乡',
  '双塔街道',
  '河口镇',
];

/** The columns of a portal, the true one first. */
export function columnsOf(plan: Plan): Column[] {
  const { city, columnName } = plan;
  const drafts: readonly (readonly [slug: string, name: string, drafts: readonly Draft[]])[] = [
    ['zfxxgknb', columnName, yearly(plan)],
    [
      'bmnb',
      '部门年报',
      departments.slice(0, 4).flatMap((name) => [2021, 2022].map((year) => department(city, name, year))),
    ],
    [
      'zfwznb',
      '政府网站工作年度报表',
      [2019, 2021, 2023].map((year) => aside(city, `${city.name}人民政府门户网站${year}年工作年度报表`, year)),
    ],
    [
      'fzzfjs',
      '法治政府建设年度报告',
      [2020, 2021, 2022].map((year) => aside(city, `${city.name}${year}年法治政府建设年度报告`, year)),
    ],
    ['zfxxgkzn', '政府信息公开指南', [aside(city, `${city.name}人民政府信息公开指南`, 2022)]],
    [
      'zfxxgkzd',
      '政府信息公开制度',
      [2019, 2020].map((year) => aside(city, `${city.name}政府信息公开审查制度（${year}年修订）`, year)),
    ],
  ];
  return drafts.map(([slug, name, all], number) => ({ slug, number, name, entries: posted(plan, number, all) }));
}

function yearly({ city, years, least }: Plan): Draft[] {
  const all: Draft[] = [
    ...years.map((year, at) => own(city, year, at)),
    ...years.slice(-5).map((year, at) => office(city, year, at)),
    ...years.slice(1, 5).map((year, at) => digest(city, year, at)),
    ...years.slice(-3).map((year) => notice(city, year)),
    ...departments.flatMap((name, at) => [2019 + (at % 3), 2022].map((year) => department(city, name, year))),
    ...city.counties.flatMap((name) =>
      [2020, 2023].map((year) => report('county', name, year, countyTitle(city, name, year))),
    ),
  ];
  for (let at = 0; all.length < least || at < 4; at++) all.push(town(city, at));
  return all;
}

function report(kind: Draft['kind'], issuer: string, year: number, title: string): Draft {
  return { kind, title, year, issuer, content: () => reportBody(issuer, year) };
}

function own(city: City, year: number, at: number): Draft {
  const { name } = city;
  const titles = [
    `${name}人民政府${year}年政府信息公开工作年度报告`,
    `${year}年${name}政府信息公开工作年度报告`,
    `${name}${year}年政府信息公开工作年度报告`,
    `${name}人民政府信息公开${year}年年度报告`,
    `${name}人民政府${year}年度政府信息公开年报`,
  ];
  return report('own', `${name}人民政府`, year, titles[(at + Number(city.code.slice(2, 4))) % titles.length] ?? '');
}

function office({ name }: City, year: number, at: number): Draft {
  const title =
    at % 2 === 0
      ? `${name}人民政府办公室${year}年政府信息公开工作年度报告`
      : `${year}年市政府办公室政府信息公开工作年度报告`;
  return report('office', `${name}人民政府办公室`, year, title);
}

function department({ name }: City, bureau: string, year: number): Draft {
  const title =
    year % 2 === 0 ? `${name}${bureau}${year}年政府信息公开工作年度报告` : `${year}年市${bureau}政府信息公开年度报告`;
  return report('department', `${name}${bureau}`, year, title);
}

// A county is named with its city before it or alone.
function countyTitle({ name }: City, county: string, year: number): string {
  return year === 2020
    ? `${county}人民政府${year}年政府信息公开工作年度报告`
    : `${name}${county}${year}年政府信息公开工作年度报告`;
}

function town({ counties }: City, at: number): Draft {
  const name = `${counties[at % counties.length]}${towns[Math.floor(at / counties.length) % towns.length]}`;
  const year = 2024 - (Math.floor(at / (counties.length * towns.length)) % 10);
  return report('town', `${name}人民政府`, year, `${name}${year}年政府信息公开工作年度报告`);
}

function digest({ name }: City, year: number, at: number): Draft {
  const title =
    at % 2 === 0
      ? `【图解】${name}人民政府${year}年政府信息公开工作年度报告`
      : `图解：${name}${year}年政府信息公开工作年度报告`;
  return {
    kind: 'digest',
    title,
    year,
    issuer: `${name}人民政府`,
    content: () => `<p><img src="/images/${year}.png" alt="图解"></p>`,
  };
}

function notice({ name }: City, year: number): Draft {
  const title = `${name}人民政府办公室关于做好${year}年政府信息公开工作年度报告编制发布工作的通知`;
  const content = () => `<p>各单位应当在次年1月31日前编制并公布${year}年年度报告，表格格式附后。</p>`;
  return { kind: 'notice', title, year, issuer: `${name}人民政府办公室`, content };
}

function aside({ name }: City, title: string, year: number): Draft {
  return {
    kind: 'aside',
    title,
    year,
    issuer: `${name}人民政府`,
    content: () => `<p>${title}的正文，全文共三章。</p>`,
  };
}

function posted({ city, movedUpTo, movedOn }: Plan, column: number, drafts: readonly Draft[]): Entry[] {
  const entries = drafts.map((draft, at): Entry => {
    const day = numberOf(`${draft.title} day`, 1, 28);
    const month = numberOf(`${draft.title} month`, 1, 3);
    const usual = `${draft.year + 1}-0${month}-${String(day).padStart(2, '0')}`;
    const id = Number(city.code.slice(1, 4)) * 10_000 + column * 1_000 + at;
    return { ...draft, id, posted: draft.year <= movedUpTo ? movedOn : usual };
  });
  return entries.sort((one, other) => other.posted.localeCompare(one.posted) || other.id - one.id);
}
