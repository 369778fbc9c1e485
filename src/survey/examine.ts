// What a portal gives of a division's reports, read but not written down.
import { type Division, Lister, type Outcome, type Tools } from '../crawl/index.js';
import { recordOf } from '../harvest/index.js';
import type { ReportRecord } from '../report/index.js';
import type { Families, Site } from '../site/index.js';

/** A report of a year as it was found and read. */
export interface Reading {
  readonly year: number;
  /** Where it lies; null where the portal lists none. */
  readonly url: string | null;
  readonly outcome: Outcome;
  /** One line for a person. */
  readonly detail: string;
  readonly record: ReportRecord | null;
}

export interface ExamineOptions {
  readonly tools: Tools;
  readonly region: Division;
  readonly loadFamilies: () => Promise<Families>;
  /** Pages of one list. */
  readonly maxPages: number;
}

/** Looks for reports of one portal. */
export class Examiner {
  readonly #site: Site;
  readonly #options: ExamineOptions;
  readonly #lister: Lister;

  constructor(site: Site, options: ExamineOptions) {
    this.#site = site;
    this.#options = options;
    const { tools, maxPages } = options;
    this.#lister = new Lister({ fetcher: tools.fetcher, maxPages });
  }

  /** The addresses of the report for a year, or why there is none. */
  listed(year: number) {
    const { region, loadFamilies } = this.#options;
    const plan = {
      kind: 'cities',
      regions: [region],
      years: [year],
      sitesFor: async () => [this.#site],
      loadFamilies,
    } as const;
    return this.#lister.addressesOf(plan, region, year);
  }

  /** The reports for a year, read; one that says why where there is none. */
  async read(year: number): Promise<readonly Reading[]> {
    const { listed, nothing } = await this.listed(year);
    if (nothing) return [{ year, url: null, outcome: nothing.outcome, detail: nothing.detail, record: null }];
    const readings: Reading[] = [];
    for (const { url } of listed) {
      const { outcome, detail, document } = await this.#options.tools.seeker.seek(url);
      const record = outcome === 'ok' && document ? recordOf(document) : null;
      readings.push({ year, url, outcome, detail, record });
    }
    return readings;
  }
}
