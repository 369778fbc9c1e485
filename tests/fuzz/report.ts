// A random report that adds up: what its cells print, and which numbers these are.
import { codebook, type Form, forms } from '../../src/report/index.js';
import type { Random } from './random.js';

export interface Report {
  readonly form: Form;
  readonly year: number;
  readonly issuer: string;
  /** What each cell prints; empty for a blank cell. */
  readonly printed: Map<string, string>;
  /** The number that each cell states; null where it states none. */
  readonly truth: Map<string, number | null>;
}

const issuers = ['辽阳市', '营口市', '安居区财政局', '太平镇', '太平街道办事处', '黄陂区卫生健康局'];
const applicants = ['natural_person', 'business', 'research', 'public_interest', 'legal_service', 'other_org'];
const verdicts = ['upheld', 'corrected', 'other', 'pending'];

/** How a body prints that it has nothing to report. */
type Zeros = 'printed' | 'blank' | 'mixed' | 'dash' | 'slash';

/** @param whole no cell is blank */
export function randomReport(random: Random, whole: boolean): Report {
  const year = random.int(2019, 2024);
  const form = random.chance(8) ? forms[year > 2020 ? '2019' : '2021'] : forms[year > 2020 ? '2021' : '2019'];
  const report: Report = { form, year, issuer: random.pick(issuers), printed: new Map(), truth: new Map() };
  const numbers = new Map<string, number>();
  fillDisclosure(report, numbers, random, whole);
  fillRequests(report, numbers, random);
  fillReview(numbers, random);
  const zeros = whole
    ? 'printed'
    : random.pick<Zeros>(['printed', 'printed', 'printed', 'blank', 'mixed', 'mixed', 'dash', 'slash']);
  const blankTotals = zeros !== 'printed' && random.chance(15);
  for (const id of codebook(form.id).keys()) {
    if (report.printed.has(id)) continue;
    const value = numbers.get(id) ?? 0;
    const isTotal = /\.total$|outcome_total/.test(id);
    const dropped =
      value === 0 && (zeros === 'mixed' ? random.chance(50) : zeros !== 'printed') && !(isTotal && random.chance(60));
    if (dropped || (blankTotals && isTotal))
      print(report, id, zeros === 'dash' ? '-' : zeros === 'slash' ? '/' : '', null);
    else print(report, id, String(value), value);
  }
  return report;
}

function print({ printed, truth }: Report, id: string, text: string, value: number | null): void {
  printed.set(id, text);
  truth.set(id, value);
}

/** A count as bodies of some size have it. */
function count(random: Random, busy: number): number {
  if (!random.chance(busy)) return 0;
  return random.chance(70) ? random.int(1, 9) : random.chance(70) ? random.int(10, 400) : random.int(401, 30_000);
}

function fillDisclosure(report: Report, numbers: Map<string, number>, random: Random, whole: boolean): void {
  const busy = random.pick([5, 40, 90]);
  for (const [id, { kind, table }] of codebook(report.form.id)) {
    if (table !== 'disclosure') continue;
    if (kind === 'count') numbers.set(id, random.chance(3) ? random.int(100_000, 12_000_000) : count(random, busy));
    else if (kind === 'change') printChange(report, id, count(random, busy), random, whole);
    else printMoney(report, id, random, busy, whole);
  }
}

function printChange(report: Report, id: string, size: number, random: Random, whole: boolean): void {
  if (size === 0) {
    const text = random.pick(whole ? ['0', '0/0', '+0'] : ['0', '0', '0', '', '0/0', '增', '-', '+0']);
    print(report, id, text, text.includes('0') ? 0 : null);
    return;
  }
  const isLess = random.chance(40);
  const text = isLess
    ? random.pick([`-${size}`, `-${size}`, `减${size}`, `－${size}`])
    : random.pick([`+${size}`, String(size), `增${size}`, `＋${size}`]);
  print(report, id, text, isLess ? -size : size);
}

function printMoney(report: Report, id: string, random: Random, busy: number, whole: boolean): void {
  if (!random.chance(busy)) {
    const text = random.pick(whole ? ['0'] : ['0', '0', '']);
    print(report, id, text, text === '0' ? 0 : null);
    return;
  }
  const cents = random.int(1, 99_999_999);
  const inTenThousands = report.form.id === '2021' || random.chance(70);
  // yuan = cents / 100; a figure in 万元 has six decimals at most.
  const yuan = inTenThousands
    ? decimal(cents, 6)
    : random.chance(50)
      ? String(Math.ceil(cents / 100))
      : decimal(cents, 2);
  const unit = report.form.id === '2021' ? '' : inTenThousands ? random.pick(['万元', '万元', '万']) : '元';
  print(report, id, `${yuan}${unit}`, inTenThousands ? Number(decimal(cents, 2)) : Number(yuan));
}

function decimal(digits: number, places: number): string {
  const text = String(digits).padStart(places + 1, '0');
  return `${text.slice(0, -places)}.${text.slice(-places)}`.replace(/\.?0+$/, '');
}

function fillRequests({ form }: Report, numbers: Map<string, number>, random: Random): void {
  const rows = form.tables.find(({ id }) => id === 'requests')?.blocks[0]?.rows.map(({ id }) => id) ?? [];
  const outcomes = rows.slice(rows.indexOf('granted'), rows.indexOf('outcome_total'));
  const busy = random.pick([0, 4, 15, 60]);
  const at = (row: string, column: string) => `requests.${row}.${column}`;
  for (const [index, column] of applicants.entries()) {
    let closed = 0;
    for (const row of outcomes) {
      const value = count(random, index === 0 ? busy : busy / 4);
      numbers.set(at(row, column), value);
      closed += value;
    }
    const carriedOut = count(random, busy / 4);
    const carriedIn = Math.min(count(random, busy / 4), closed + carriedOut);
    numbers.set(at('outcome_total', column), closed);
    numbers.set(at('carried_out', column), carriedOut);
    numbers.set(at('carried_in', column), carriedIn);
    numbers.set(at('received', column), closed + carriedOut - carriedIn);
  }
  for (const row of rows)
    numbers.set(
      at(row, 'total'),
      applicants.reduce((sum, column) => sum + (numbers.get(at(row, column)) ?? 0), 0),
    );
}

function fillReview(numbers: Map<string, number>, random: Random): void {
  const busy = random.pick([0, 0, 25, 70]);
  for (const row of ['review', 'litigation_direct', 'litigation_after_review']) {
    let total = 0;
    for (const verdict of verdicts) {
      const value = count(random, busy);
      numbers.set(`review_litigation.${row}.${verdict}`, value);
      total += value;
    }
    numbers.set(`review_litigation.${row}.total`, total);
  }
}
