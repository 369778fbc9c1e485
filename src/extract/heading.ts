// Whose report it is, of which year, over which period, published when: what the page says above its first table.
import type { Page } from '../page/index.js';
import { simplify } from './fold.js';
import { openingLines } from './opening.js';

export interface Heading {
  readonly title: string | null;
  readonly issuer: string | null;
  readonly year: number | null;
  readonly period: { readonly start: string; readonly end: string } | null;
  readonly publishedOn: string | null;
  /** The year that the title states, where the period states another. */
  readonly contradictsPeriod: boolean;
}

const yearWord = /(?:19|20)\d{2}|二[〇○零Oo０0][〇○零一二三四五六七八九０0]{2}/;
// The year may stand within: 信息公开2019年年度报告.
const reportWord =
  /(?:政府)?(?:信息|政务)公开(?:工作)?(?:的)?(?:情况)?(?:[(（]?(?:19|20)\d{2}年?[)）]?)?(?:年度)?(?:工作)?(?:情况)?(?:的)?(?:年度)?(?:报告|年报|总结|统计表)/;
const organisation =
  /(?:局|府|委|厅|办|镇|乡|街道|处|中心|院|会|县|市|区|署|部|大队|公司|学校|站|所|队|社|馆)(?:[（(].*[)）])?$/;

// A longer line is no title.
const MAX_TITLE = 200;
const MAX_PROSE = 60_000;
// A page has two or three of its titles in its meta elements.
const MAX_NAMES = 20;

/** Reads the heading of a page. */
export function readHeading(page: Page): Heading {
  const lines = openingLines(page);
  const named = [...page.meta].flatMap(([name, content]) => (/title/.test(name) ? [content] : [])).slice(0, MAX_NAMES);
  if (page.title) named.push(page.title);
  const opening = lines.join('\n');
  const period = periodIn(opening) ?? periodIn(proseOf(page));
  const periodYear = period ? Number(period.end.slice(0, 4)) : null;
  const title = bestTitle(lines, withoutSite(named), periodYear);
  const titleYear = title === null ? null : yearIn(title);
  const publishedOn = dateOfPublication(lines, page.meta);
  return {
    title,
    issuer: title === null ? null : issuerOf(title),
    year: titleYear ?? periodYear ?? yearOfLostCharacters(opening) ?? yearOfProse(proseOf(page)) ?? yearOfHeads(page),
    period,
    publishedOn,
    contradictsPeriod: titleYear !== null && periodYear !== null && titleYear !== periodYear,
  };
}

function proseOf(page: Page): string {
  let prose = '';
  for (const block of page.blocks) {
    if (block.kind === 'text') prose += `${block.piece.text}\n`;
    if (prose.length > MAX_PROSE) break;
  }
  return prose.slice(0, MAX_PROSE);
}

/** Titles without those that are another one and the name of the site behind it. */
function withoutSite(titles: readonly string[]): string[] {
  return titles.filter(
    (title) => !titles.some((own) => title.startsWith(own) && /^\s*[-_|—–]/.test(title.slice(own.length))),
  );
}

/**
 * The line that reads most like a report's title. Among lines that do so equally, such as links to the reports of other
 * years, the document's own names and the period decide, then nearness to the report.
 *
 * @param named titles that the document bears outside its text
 */
function bestTitle(lines: readonly string[], named: readonly string[], periodYear: number | null): string | null {
  let best: { text: string; score: number } | null = null;
  const names = named.map((name) => name.replace(/\s+/g, ''));
  for (const [index, line] of [...lines, ...named].entries()) {
    if (line.length > MAX_TITLE) continue;
    const text = unbroken(line, index < lines.length ? lines[index + 1] : undefined);
    if (text.length > 90 || /[。;；>＞]|当前位置|首页|^[《（(]/.test(text)) continue;
    const flat = simplify(text.replace(/\s+/g, ''));
    const word = reportWord.exec(flat);
    if (!word) continue;
    const before = flat.slice(0, word.index);
    const after = flat.slice(word.index + word[0].length);
    if (after.length > 16 || /[,，:：]/.test(before)) continue;
    const previous = (index < lines.length ? (lines[index - 1] ?? '').slice(0, MAX_TITLE) : '').replace(/\s+/g, '');
    const alone = issuerOf(flat) === null;
    const joined = alone && previous.length <= 40 && organisation.test(previous) && !/[:：,，>]/.test(previous);
    const whole = joined ? previous + flat : text;
    const score =
      (issuerOf(whole) === null ? 0 : 4) +
      (yearWord.test(flat) ? 2 : 0) +
      (/年度|年报/.test(flat) ? 1 : 0) +
      (index < lines.length && names.some((name) => name.includes(flat)) ? 2 : 0) -
      (periodYear !== null && (yearIn(whole) ?? periodYear) !== periodYear ? 8 : 0) +
      Math.min(flat.length, 60) / 100;
    if (!best || score > best.score || (score === best.score && index < lines.length)) best = { text: whole, score };
  }
  return best?.text ?? null;
}

/** A title with its second line, where the name of the report is broken. */
function unbroken(line: string, next: string | undefined): string {
  const text = line.replace(/[?？]+$/, '').trim();
  const isBroken =
    next !== undefined && next.length < 20 && /(?:公开|工作|年度)$/.test(text) && /^(?:工作|年度|报告|年报)/.test(next);
  return isBroken && !reportWord.test(text.replace(/\s+/g, '')) ? text + next.trim() : text;
}

/** The body that a title names: what is left of it without the year and the name of the report. */
function issuerOf(title: string): string | null {
  const flat = simplify(title.replace(/\s+/g, '')).replace(/^.*[_|｜]/, '');
  const word = reportWord.exec(flat);
  const name = (word ? flat.slice(0, word.index) : flat)
    .replace(new RegExp(`(?:${yearWord.source})\\s*年?(?:度)?`, 'g'), '')
    .replace(/^(?:关于|报告|公布|发布|[-—:：])+|(?:关于|的|年度|[-—:：·])+$/g, '')
    .replace(/^[《"“]|[》"”]$/g, '');
  return /^\p{Script=Han}[\p{Script=Han}()（）、·\d]+$/u.test(name) && name.length <= 40 ? name : null;
}

const digitsOf: Readonly<Record<string, string>> = {
  〇: '0',
  '○': '0',
  零: '0',
  O: '0',
  o: '0',
  一: '1',
  二: '2',
  三: '3',
  四: '4',
  五: '5',
  六: '6',
  七: '7',
  八: '8',
  九: '9',
};

/** The year that a title reports on: the last one before the report's name, and no part of a date. */
function yearIn(text: string): number | null {
  const flat = simplify(text.normalize('NFKC').replace(/\s+/g, ''));
  const years = [...flat.matchAll(new RegExp(`(?<!\\d)(${yearWord.source})(?!\\d|年\\d{1,2}月)`, 'g'))];
  const end = reportWord.exec(flat)?.index ?? flat.length;
  const found = (years.filter(({ index }) => index < end).at(-1) ?? years[0])?.[1];
  return found === undefined ? null : Number([...found].map((character) => digitsOf[character] ?? character).join(''));
}

const day = String.raw`(?:(20\d\d)[年./-])?(\d{1,2})[月./-](\d{1,2})日?`;
const periodPattern = new RegExp(`${day}起?(?:至|到|[-—–~－])+${day}`);

function periodIn(text: string): Heading['period'] {
  const found = periodPattern.exec(text.normalize('NFKC').replace(/[\s?]+/g, ''));
  if (!found) return null;
  const [, firstYear, firstMonth, firstDay, secondYear, secondMonth, secondDay] = found;
  const from = firstYear ?? secondYear;
  const start = from && date(from, firstMonth, firstDay);
  const end = from && date(secondYear ?? from, secondMonth, secondDay);
  return start && end ? { start, end } : null;
}

/** 统计期限自202011日起至20201231日止: the characters for year and month are lost, the year is not. */
function yearOfLostCharacters(text: string): number | null {
  const found = /(20\d\d)11日?起?至(20\d\d)1231/.exec(text.replace(/\s+/g, ''));
  return found && found[1] === found[2] ? Number(found[1]) : null;
}

// The year that the prose speaks of most; numbers of notices, dates and years compared with are not it.
function yearOfProse(text: string): number | null {
  const years = new Map<number, number>();
  const flat = text.normalize('NFKC').replace(/\s+/g, '');
  for (const { 0: found, index } of flat.matchAll(
    /(?<![\d〔[(比较与同])(20[012]\d)年(?:度|(?:全年)|(?=[,，主公共制政我本文])|12月31日|(?!\d{1,2}月))/g,
  )) {
    const around = flat.slice(Math.max(0, index - 12), index);
    if (/(?:发布|成文|印发|施行|实施|修订|时间|日期)[:：]?.{0,4}$/.test(around)) continue;
    const year = Number(found.slice(0, 4));
    const weight = found.length > 5 || /(?:截[止至]|报告|现将)/.test(around) ? 2 : 1;
    years.set(year, (years.get(year) ?? 0) + weight);
  }
  const [first, second] = [...years].sort((a, b) => b[1] - a[1]);
  return first && (!second || first[1] > 2 * second[1]) ? first[0] : null;
}

// 处理决定数量(指2020年办件量): some provinces print the year of the report into the heads, some above the table.
function yearOfHeads(page: Page): number | null {
  const years = new Set<string>();
  for (const block of page.blocks) {
    const texts =
      block.kind === 'table'
        ? block.grid.cells.map((cell) => cell.piece.text)
        : block.kind === 'text'
          ? [block.piece.text]
          : [];
    for (const text of texts) {
      const flat = text.normalize('NFKC').replace(/[\s?]+/g, '');
      const year =
        /^(20\d\d)年度?$/.exec(flat)?.[1] ??
        /(?:处理决定数量|處理決定數量|本年增\/[减減])\(指(20\d\d)年/.exec(flat)?.[1];
      if (year !== undefined) years.add(year);
    }
  }
  const [only] = years;
  return years.size === 1 ? Number(only) : null;
}

const publishedLabel =
  /(?:发布(?:日期|时间)|发文日期|公开日期|发布于)\s*[:：]?\s*((?:19|20)\d{2})\s*[-年/.]\s*(\d{1,2})\s*[-月/.]\s*(\d{1,2})/;
const writtenLabel =
  /(?:日期|时间|成文日期|生成日期)\s*[:：]\s*((?:19|20)\d{2})\s*[-年/.]\s*(\d{1,2})\s*[-月/.]\s*(\d{1,2})/;

function dateOfPublication(lines: readonly string[], meta: ReadonlyMap<string, string>): string | null {
  const text = lines.join('\n').normalize('NFKC');
  const named = meta.get('pubdate') ?? meta.get('publishdate') ?? meta.get('firstpublishedtime');
  const found =
    publishedLabel.exec(text) ??
    /((?:19|20)\d{2})[-年/.](\d{1,2})[-月/.](\d{1,2})/.exec(named ?? '') ??
    writtenLabel.exec(text);
  return found ? (date(found[1], found[2], found[3]) ?? null) : null;
}

/** An ISO date, if there is such a day. */
function date(year = '', month = '', dayOfMonth = ''): string | undefined {
  const iso = `${year}-${month.padStart(2, '0')}-${dayOfMonth.padStart(2, '0')}`;
  const time = new Date(`${iso}T00:00:00Z`);
  return Number.isNaN(time.getTime()) || time.toISOString().slice(0, 10) !== iso ? undefined : iso;
}
