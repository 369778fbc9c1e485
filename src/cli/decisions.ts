// What verbs share that show a person's decisions.
import { join } from 'node:path';
import { type Decision, type DecisionOn, type Decisions, readDecisions } from '../dataset/index.js';
import type { ReportValue } from '../report/index.js';
import { complain } from './run.js';

/** The decisions of a dataset; a line that is none is told on standard error. */
export async function decisionsIn(folder: string): Promise<Decisions> {
  const decisions = await readDecisions(folder);
  for (const { line, isHalf } of decisions.broken)
    complain(
      `${join(folder, 'decisions.jsonl')}:${line} is ${isHalf ? 'half a line, as a power cut leaves it' : 'no decision'}; what it was to say is not known: decide again, then take it out`,
    );
  return decisions;
}

/** What was decided, in a few words. */
export function choiceText({ chosen }: Pick<Decision, 'chosen'>): string {
  return chosen === null ? 'left open' : String(chosen.value);
}

/** The readings of a value, numbered as `decide --choose` takes them, and what was decided. */
export function choiceLines(value: ReportValue, on: DecisionOn | null): string[] {
  const candidates = (value.candidates ?? []).map(
    ({ value: number, raw, cite }, index) =>
      `  ${index + 1}: ${number}, printed ${JSON.stringify(raw)} at ${cite.start}–${cite.end}, ${cite.rowLabel ?? '-'} · ${cite.columnLabel ?? '-'}`,
  );
  return [...(candidates.length > 0 ? ['candidates:', ...candidates] : []), ...(on ? [decisionLine(on)] : [])];
}

function decisionLine({ decision, isStale }: DecisionOn): string {
  const stale = isStale ? ' (stale: made on another document, or on readings that the record does not have)' : '';
  return `decision${stale}: ${choiceText(decision)}, ${signed(decision)}: ${decision.why}`;
}

function signed({ who, decidedAt }: Decision): string {
  return `${who === null ? '' : `${who}, `}${decidedAt.slice(0, 10)}`;
}
