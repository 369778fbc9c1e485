// nianbao decide: what a person decides about a value that the page leaves open, and what has been decided.
import { addDecision, type Decision, findRecord, isStale } from '../dataset/index.js';
import { parseRecord, type ReportRecord } from '../report/index.js';
import { choiceText, decisionsIn } from './decisions.js';
import { datasetAround, isInDataset, recordIn } from './record-file.js';
import { EXIT_OK, print, UsageError } from './run.js';
import { alignColumns, clean } from './terminal.js';

export interface DecideOptions {
  readonly choose?: string;
  readonly leaveOpen?: boolean;
  readonly why?: string;
  readonly who?: string;
  readonly list?: boolean;
  readonly json?: boolean;
}

/** Keeps a decision on the value `id` of a record file, or lists those of a folder. */
export async function decide(
  operand: string | undefined,
  id: string | undefined,
  options: DecideOptions,
): Promise<number> {
  if (options.list) {
    const { choose, leaveOpen, why, who } = options;
    if (id !== undefined || [choose, leaveOpen, why, who].some((one) => one !== undefined))
      throw new UsageError('--list takes a folder and --json, and nothing else');
    return list(operand ?? 'output', options.json ?? false);
  }
  if (options.json) throw new UsageError('--json goes with --list');
  if (operand === undefined || id === undefined)
    throw new UsageError('say what to decide: nianbao decide RECORD VALUE_ID --choose N --why TEXT');
  const why = options.why?.trim() ?? '';
  if (why === '') throw new UsageError('--why TEXT: say what the decision rests on');
  const record = await recordIn(operand);
  if (!isInDataset(operand))
    throw new UsageError(`${operand}: lies in no dataset; a record of one is in its records/<year>/`);
  const decision: Decision = {
    report: record.report.id,
    digest: record.source.digest,
    id,
    chosen: chosenFrom(record, id, options, operand),
    who: options.who?.trim() || null,
    why,
    decidedAt: new Date().toISOString(),
  };
  const folder = datasetAround(operand);
  await decisionsIn(folder);
  await addDecision(folder, decision);
  await print(`${clean(`${record.report.id} ${id}: ${choiceText(decision)}`)}\n`);
  return EXIT_OK;
}

function chosenFrom(
  { values }: ReportRecord,
  id: string,
  { choose, leaveOpen }: DecideOptions,
  path: string,
): Decision['chosen'] {
  const value = values[id];
  if (!value) throw new UsageError(`${id} is no value of this report; nianbao show ${path} lists them`);
  if (value.status !== 'ambiguous')
    throw new UsageError(`${id} is ${value.status}: only what is ambiguous is for a person to decide`);
  if ((choose === undefined) === (leaveOpen === undefined))
    throw new UsageError('one of --choose N and --leave-open says what is decided');
  if (choose === undefined) return null;
  const candidates = value.candidates ?? [];
  const candidate = /^[1-9]\d*$/.test(choose) ? candidates[Number(choose) - 1] : undefined;
  if (!candidate)
    throw new UsageError(
      `--choose ${choose}: ${id} has ${candidates.length} candidates; nianbao show ${path} ${id} numbers them`,
    );
  const { value: number, raw, cite } = candidate;
  return { value: number, raw, start: cite.start, end: cite.end };
}

async function list(folder: string, isJson: boolean): Promise<number> {
  const decisions = await decisionsIn(folder);
  const rows: string[][] = [];
  for (const decision of decisions.all) {
    const file = await findRecord(folder, decision.report, decision.digest);
    const record = file && 'json' in file ? await parseRecord(file.json).catch(() => null) : null;
    // Asked of this very decision: the record may be one of another document, with a decision of its own.
    const stale = record === null || isStale(decision, record);
    if (isJson) {
      await print(`${JSON.stringify({ ...decision, record: file?.path ?? null, isStale: stale })}\n`);
      continue;
    }
    const { report, id, who, why, decidedAt } = decision;
    const state = stale ? (record === null ? 'stale: no record' : 'stale') : 'holds';
    rows.push([report, id, choiceText(decision), state, decidedAt.slice(0, 10), who ?? '-', why]);
  }
  if (isJson) return EXIT_OK;
  const heads = ['report', 'value', 'decision', 'state', 'date', 'who', 'why'];
  const sides = heads.map((head) => (head === 'decision' ? 'end' : 'start'));
  await print(
    `${(rows.length > 0 ? alignColumns([heads, ...rows], sides) : [`${folder}: no decisions`]).join('\n')}\n`,
  );
  return EXIT_OK;
}
