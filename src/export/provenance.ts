// What an export says of itself. All of it follows from the records and the options, nothing from the clock.
import { forms } from '../report/index.js';
import type { Entry, Row } from './table.js';

export interface Maker {
  readonly name: string;
  readonly version: string;
}

export interface Facts {
  /** Reports whose own record is in it, each once. */
  readonly reports: number;
  /** Documents, with the copies and revisions of a report. */
  readonly documents: number;
  /** Values of all documents, also those without a number. */
  readonly values: number;
  /** First and last year reported on; null where no report tells its year. */
  readonly years: readonly [number, number] | null;
  /** When the first and the last document was asked for. */
  readonly fetched: readonly [string, string] | null;
  /** How the export may be cited. */
  readonly citation: string;
}

/** Counts what goes by. */
export class Provenance {
  readonly #maker: Maker;
  readonly #schemaVersions = new Set<string>();
  #reports = 0;
  #documents = 0;
  #values = 0;
  #years: readonly [number, number] | null = null;
  #fetched: readonly [string, string] | null = null;

  constructor(maker: Maker) {
    this.#maker = maker;
  }

  add({ isPrimary, record, values }: Entry): void {
    if (isPrimary) this.#reports++;
    this.#documents++;
    this.#values += values.length;
    this.#schemaVersions.add(record.schemaVersion);
    this.#years = widened(this.#years, record.report.year);
    this.#fetched = widened(this.#fetched, record.source.fetchedAt);
  }

  get facts(): Facts {
    const [reports, documents, values] = [this.#reports, this.#documents, this.#values];
    const [years, fetched] = [this.#years, this.#fetched];
    const { name, version } = this.#maker;
    const about = years === null ? '' : ` for ${years[0] === years[1] ? years[0] : `${years[0]} to ${years[1]}`}`;
    const from = fetched?.[0].slice(0, 10);
    const to = fetched?.[1].slice(0, 10);
    const when = from === undefined ? '' : `, fetched ${from === to ? `on ${from}` : `from ${from} to ${to}`}`;
    const citation = `Yearly reports on government information disclosure (政府信息公开工作年度报告)${about}: ${counted(reports, 'report')} in ${counted(documents, 'document')}${when}; read with ${name} ${version}`;
    return { reports, documents, values, years, fetched, citation };
  }

  /** The rows of the table `about`, of the options those that shape what is in the tables. */
  rows(options: Readonly<Record<string, string | null>>): Row[] {
    const { reports, documents, values, years, fetched, citation } = this.facts;
    const inOrder = Object.values(forms).sort((a, b) => a.years.from - b.years.from);
    const notices = inOrder.map(({ id, notice }) => `${id}: ${notice}`);
    return Object.entries({
      made_by: this.#maker.name,
      version: this.#maker.version,
      schema_versions: [...this.#schemaVersions].sort().join(' '),
      reports: String(reports),
      documents: String(documents),
      values: String(values),
      first_year: years === null ? null : String(years[0]),
      last_year: years === null ? null : String(years[1]),
      first_fetched: fetched?.[0] ?? null,
      last_fetched: fetched?.[1] ?? null,
      forms: notices.join('; '),
      citation,
      ...options,
    });
  }
}

function counted(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? '' : 's'}`;
}

function widened<Value extends string | number>(
  range: readonly [Value, Value] | null,
  value: Value | null,
): readonly [Value, Value] | null {
  if (value === null) return range;
  if (range === null) return [value, value];
  return [value < range[0] ? value : range[0], value > range[1] ? value : range[1]];
}
