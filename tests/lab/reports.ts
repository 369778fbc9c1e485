// Reports that nobody has published: of real divisions, with figures that agree with each other, the same every time.
import fc from 'fast-check';
import iconv from 'iconv-lite';
import type { SampleReport } from '../../src/portal/index.js';
import { renderPage } from '../../src/portal/render.js';
import { regionByCode, regionOfIssuer } from '../../src/region/index.js';
import { type Form, forms } from '../../src/report/index.js';
import { consistentReport, type Numbers } from '../report/random-report.js';

const SEED = 20240131;
const years = [2019, 2020, 2021, 2022, 2023, 2024];
const renderings: readonly SampleReport['rendering'][] = ['tables', 'word', 'tables', 'paragraphs'];
const charsets: readonly SampleReport['charset'][] = ['utf-8', 'gb18030', 'utf-8'];

/** So many reports, no two of the same division and year. */
export function labReports(count: number): SampleReport[] {
  const figures = {
    '2019': fc.sample(consistentReport(forms['2019']), { seed: SEED, numRuns: count }),
    '2021': fc.sample(consistentReport(forms['2021']), { seed: SEED, numRuns: count }),
  };
  const cities = prefectures();
  return Array.from({ length: count }, (_, index) => {
    const city = cities[index % cities.length] ?? { code: '', name: '' };
    // One further in each round, so that a city comes back with another year.
    const year = years[(index + Math.floor(index / cities.length)) % years.length] ?? 0;
    const form = year >= 2021 ? forms['2021'] : forms['2019'];
    return {
      city: city.name,
      code: city.code,
      year,
      form,
      rendering: renderings[index % renderings.length] ?? 'tables',
      charset: charsets[index % charsets.length] ?? 'utf-8',
      figures: printed(form, figures[year >= 2021 ? '2021' : '2019'][index] ?? new Map()),
      genuine: false,
    };
  });
}

/** The id of the record that must come of a report. */
export function idOf({ city, code, year }: SampleReport): string {
  return `${code}-${city}-${year}`;
}

/** The page of a report as its server keeps it. */
export function bytesOf(report: SampleReport): Buffer {
  return iconv.encode(renderPage(report), report.charset);
}

/** The prefectures whose names alone say which they are. */
function prefectures(): { code: string; name: string }[] {
  const codes = Array.from({ length: 6599 - 1101 }, (_, index) => `${1101 + index}00`);
  return codes.flatMap((code) => {
    const region = code.endsWith('0000') ? null : regionByCode(code);
    return region && regionOfIssuer(region.name)?.code === code ? [region] : [];
  });
}

function printed({ tables }: Form, numbers: Numbers): SampleReport['figures'] {
  const rows: [string, string][] = [];
  for (const { id: table, blocks } of tables)
    for (const { columns, rows: all } of blocks)
      for (const { id, ids } of all) {
        const cells = ids.map((cell, at) => {
          const number = numbers.get(cell) ?? 0;
          const column = columns[at];
          // Money without a unit, printed or of the form, could not be read in one way only.
          const isBare = column?.kind === 'money' && column.formUnit === undefined && number !== 0;
          return isBare ? `${number}万元` : String(number);
        });
        rows.push([`${table}.${id}`, cells.join(' ')]);
      }
  return Object.fromEntries(rows);
}
