// Records that were read anew from the documents that they had been read from, and what the index says of them.
import type { ReportRecord } from '../report/index.js';
import { otherThanAsked } from './asked.js';
import { mainPathBeside, mainPathOf } from './names.js';
import type { OutcomeLine } from './outcomes.js';

export interface Replaced {
  /** Where the record stands that stands for the report which the document was read as before. */
  readonly before: string;
  readonly path: string;
  readonly report: ReportRecord['report'];
  readonly digest: string;
  readonly url: string | null;
}

export class Replacements {
  readonly #all = new Map<string, Replaced>();

  /** @param path where the former record lay; `placed` where the one that was read anew does */
  add(path: string, placed: string, { report, source }: Pick<ReportRecord, 'report' | 'source'>): void {
    const { digest, url } = source;
    this.#all.set(keyOf(path, digest), { before: mainPathBeside(path), path: placed, report, digest, url });
  }

  /** Those whose document is read as another report now. */
  get moved(): Replaced[] {
    return [...this.#all.values()].filter(({ before, report }) => before !== mainPathOf(report));
  }

  /** A line as these make it. */
  amend(line: OutcomeLine): OutcomeLine {
    if (line.record === null || line.digest === null) return line;
    const now = this.#all.get(keyOf(line.record, line.digest));
    return now ? amended(line, now) : line;
  }
}

function keyOf(path: string, digest: string): string {
  return `${mainPathBeside(path)} ${digest}`;
}

/** What was asked for stays; whether it came is seen anew. */
function amended(line: OutcomeLine, { path, report, url }: Replaced): OutcomeLine {
  const { region, year, outcome } = line;
  const told = { ...line, id: report.id, record: path };
  const asked = { region: region === null ? null : { code: region }, year, isNamed: outcome === 'ok' };
  const other = otherThanAsked({ report }, asked);
  if (other === null) return outcome === 'other_report' ? { ...told, outcome: 'ok', detail: url ?? '' } : told;
  return outcome === 'ok' ? { ...told, outcome: 'other_report', detail: `${url} ${other}` } : told;
}
