// decisions.jsonl: what a person has decided about values that a page leaves open.
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import type { ReportRecord } from '../report/index.js';
import type { Decision } from './decision-schema.js';
import { readIfThere } from './files.js';

export type { Decision };

const FILE = 'decisions.jsonl';

/** A line that is no decision. */
export interface BrokenLine {
  /** Counted from 1. */
  readonly line: number;
  /** Whether it is the last one and does not end, as a power cut leaves it. */
  readonly isHalf: boolean;
}

/** What a decision says of a value as a record has it. */
export interface DecisionOn {
  readonly decision: Decision;
  /** The number that was chosen; null where the value is to be left open. */
  readonly value: number | null;
  /** Whether it was made on another document, or on readings that the record does not have. */
  readonly isStale: boolean;
}

/** The decisions of a dataset. */
export class Decisions {
  /** The last decision on each value of each document, in the order of their lines. */
  readonly all: readonly Decision[];
  /** Lines that are no decision: whoever reads decisions should tell of them. */
  readonly broken: readonly BrokenLine[];
  readonly #byValue = new Map<string, Decision[]>();

  constructor(inOrder: readonly Decision[], broken: readonly BrokenLine[]) {
    const last = new Map(inOrder.map((one) => [keyOf(one.report, one.id, one.digest), one]));
    this.all = inOrder.filter((one) => last.get(keyOf(one.report, one.id, one.digest)) === one);
    this.broken = broken;
    for (const one of this.all) {
      const key = keyOf(one.report, one.id);
      this.#byValue.set(key, [...(this.#byValue.get(key) ?? []), one]);
    }
  }

  /** The decision on a value of a record: one made on its document, else the last one on another; null without any. */
  on(record: Pick<ReportRecord, 'report' | 'source' | 'values'>, id: string): DecisionOn | null {
    const made = this.#byValue.get(keyOf(record.report.id, id)) ?? [];
    const decision = made.find(({ digest }) => digest === record.source.digest) ?? made.at(-1);
    if (!decision) return null;
    return { decision, value: decision.chosen?.value ?? null, isStale: isStale(decision, record) };
  }
}

function keyOf(...parts: readonly string[]): string {
  return JSON.stringify(parts);
}

/**
 * Whether a record was read from another document than the one of a decision, does not leave the value open, or does not
 * have the reading chosen.
 */
export function isStale(
  { report, digest, id, chosen }: Decision,
  record: Pick<ReportRecord, 'report' | 'source' | 'values'>,
): boolean {
  const { status, candidates = [] } = record.values[id] ?? {};
  if (report !== record.report.id || digest !== record.source.digest || status !== 'ambiguous') return true;
  return (
    chosen !== null &&
    !candidates.some(
      ({ value, cite: { start, end } }) => value === chosen.value && start === chosen.start && end === chosen.end,
    )
  );
}

/** The decisions kept in a dataset's folder; none where there is no such file. */
export async function readDecisions(folder: string): Promise<Decisions> {
  const text = await readIfThere(join(folder, FILE));
  if (text === null) return new Decisions([], []);
  // Loaded only where there are decisions, because the library takes a quarter of a second to load.
  const { decisionSchema } = await import('./decision-schema.js');
  const decisions: Decision[] = [];
  const broken: BrokenLine[] = [];
  const lines = text.split('\n');
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '') continue;
    const parsed = decisionSchema.safeParse(asJson(line));
    if (parsed.success) decisions.push(parsed.data);
    else broken.push({ line: index + 1, isHalf: index === lines.length - 1 });
  }
  return new Decisions(decisions, broken);
}

function asJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}

/** Adds a decision to those kept in a dataset's folder. What is there is never written anew. */
export async function addDecision(folder: string, decision: Decision): Promise<void> {
  const { report, digest, id, chosen, who, why, decidedAt } = decision;
  const line = JSON.stringify({ report, digest, id, chosen, who, why, decidedAt } satisfies Decision);
  const file = await open(join(folder, FILE), 'a+');
  try {
    const { size } = await file.stat();
    const { buffer, bytesRead } = await file.read(Buffer.alloc(1), 0, 1, Math.max(0, size - 1));
    // What a power cut has left of a line stays a line of its own, and can be told of.
    const isWhole = bytesRead === 0 || buffer.toString() === '\n';
    await file.writeFile(`${isWhole ? '' : '\n'}${line}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
}
