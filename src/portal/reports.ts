// The reports of the sample portal: whose, of which year, with which figures, printed in which way.
import { type Form, forms } from '../report/index.js';
import {
  city2025,
  type Figures,
  fuzhouBureau2020,
  hengnanCommission2020,
  jinhuReview2023,
  kaiyangBureau2020,
  liaoyang2019,
  suqian2023,
  suqian2024,
  taojiangBureau2020,
  yanglingBureau2019,
  zhongshanStreet2021,
} from './figures.js';

/** How the tables of a page are drawn. */
export type Rendering = 'tables' | 'word' | 'paragraphs' | 'script';

export interface SampleReport {
  readonly city: string;
  readonly code: string;
  readonly year: number;
  readonly form: Form;
  readonly rendering: Rendering;
  readonly charset: 'utf-8' | 'gb18030';
  readonly figures: Figures;
  /** Whether the figures are the city's own; all others are borrowed, and the page says so. */
  readonly genuine: boolean;
}

const cities = { 辽阳市: '211000', 沈阳市: '210100', 鞍山市: '210300', 营口市: '210800' } as const;

function report(
  city: keyof typeof cities,
  year: number,
  rendering: Rendering,
  charset: SampleReport['charset'],
  ...figures: readonly Figures[]
): SampleReport {
  const form = year >= 2021 ? forms['2021'] : forms['2019'];
  const genuine = city === '辽阳市' && year === 2019;
  return {
    city,
    code: cities[city],
    year,
    form,
    rendering,
    charset,
    figures: Object.assign({}, ...figures) as Figures,
    genuine,
  };
}

const liaoyangRequests: Figures = Object.fromEntries(
  Object.entries(liaoyang2019).filter(([row]) => row.startsWith('requests.')),
);

/** Eleven reports: four cities, three years, but Yingkou has published none for 2020. */
export const sampleReports: readonly SampleReport[] = [
  report('辽阳市', 2019, 'word', 'gb18030', liaoyang2019),
  report('沈阳市', 2019, 'tables', 'utf-8', fuzhouBureau2020),
  report('鞍山市', 2019, 'tables', 'gb18030', hengnanCommission2020),
  report('营口市', 2019, 'paragraphs', 'utf-8', yanglingBureau2019),
  report('辽阳市', 2020, 'script', 'utf-8', taojiangBureau2020),
  report('沈阳市', 2020, 'word', 'gb18030', kaiyangBureau2020, liaoyangRequests),
  report('鞍山市', 2020, 'tables', 'utf-8', kaiyangBureau2020, jinhuReview2023),
  report('辽阳市', 2021, 'tables', 'gb18030', suqian2023),
  report('沈阳市', 2021, 'tables', 'utf-8', city2025),
  report('鞍山市', 2021, 'word', 'utf-8', suqian2024),
  report('营口市', 2021, 'paragraphs', 'gb18030', zhongshanStreet2021),
];

/** What a page prints in the cells of a row. */
export function printedRow({ figures }: SampleReport, row: string, width: number): string[] {
  const printed = figures[row]?.split(' ');
  return Array.from({ length: width }, (_, index) => (printed?.[index] ?? '0').replace('_', ''));
}

/** Path of a report's page, made like the portal's own. */
export function pathOf({ code, year }: SampleReport): string {
  return `/web/zwgkx/zfxxgk1/2010zfxxgk_148535/${year}/${year + 1}0129${code}0930/index.shtml`;
}

export function titleOf({ city, year }: SampleReport): string {
  return `${city}${year}年政府信息公开工作年度报告`;
}
