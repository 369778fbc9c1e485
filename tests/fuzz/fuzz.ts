// The fuzzer: a report that adds up, drawn and damaged in the ways that pages are, must never be read wrong.
import { extractReport, NotAReportError } from '../../src/extract/index.js';
import { readPage } from '../../src/page/index.js';
import { type Damage, damages, varyLabels } from './habits.js';
import { htmlRenderings } from './html.js';
import { judge, type Verdict } from './judge.js';
import { pdfRenderings } from './pdf.js';
import { frameOf } from './prose.js';
import type { Random } from './random.js';
import { randomReport } from './report.js';
import { type Spoiling, spoilings } from './spoil.js';
import { tablesOf } from './tables.js';
import { type Rendering, textRenderings } from './text.js';

export const renderings: readonly Rendering[] = [...textRenderings, ...htmlRenderings, ...pdfRenderings];

/** One random page with what was made of it. */
export interface Trial {
  readonly rendering: string;
  readonly damage: string;
  readonly spoiling: string;
  readonly page: string;
  readonly verdict: Verdict;
}

export interface Choices {
  /** Only pages drawn in this way. */
  readonly rendering?: string | undefined;
  /** Only whole pages: no blank cell, no damage, nothing converted. */
  readonly whole?: boolean | undefined;
}

export function trial(random: Random, { rendering: only, whole = false }: Choices = {}): Trial {
  const report = randomReport(random, whole);
  const tables = tablesOf(report);
  const damage: Damage | null = !whole && random.chance(35) ? random.pick(damages) : null;
  damage?.apply(report, tables, random);
  varyLabels(tables, random);
  const rendering = random.pick(renderings.filter(({ name }) => only === undefined || name === only));
  const spoiling: Spoiling | null = !whole && random.chance(30) ? random.pick(spoilings) : null;
  const drawn = rendering.draw(tables, frameOf(report, random), random);
  const page = spoiling?.apply(drawn, random) ?? drawn;
  return {
    rendering: rendering.name,
    damage: damage?.name ?? 'none',
    spoiling: spoiling?.name ?? 'none',
    page,
    verdict: verdictOf(page, report),
  };
}

function verdictOf(page: string, report: Parameters<typeof judge>[0]): Verdict {
  try {
    return judge(report, extractReport(readPage({ bytes: Buffer.from(page) })));
  } catch (error) {
    if (!(error instanceof NotAReportError)) throw error;
    const silent = [...report.truth].filter(([, value]) => value !== null).map(([id]) => `${id}: no report`);
    return { wrong: [], right: report.truth.size - silent.length, silent, total: report.truth.size };
  }
}
