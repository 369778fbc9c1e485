// nianbao show: a report, or one value with the text around it, for a person.
import type { Decisions } from '../dataset/index.js';
import {
  type Check,
  type Cite,
  type Claim,
  codebook,
  failedSums,
  type ReportRecord,
  type ReportValue,
  type ValueDefinition,
  warningsIn,
} from '../report/index.js';
import { choiceLines, choiceText, decisionsIn } from './decisions.js';
import { datasetAround, isInDataset, recordIn } from './record-file.js';
import { EXIT_OK, messageOf, print, UsageError } from './run.js';
import { alignColumns, clean } from './terminal.js';

// Characters shown on either side of a quote, and of the document that they are taken from.
const AROUND = 60;
const WINDOW = 1000;
const parting = /<\/?(?:td|th|tr|table|p|div|li|dt|dd|br|h[1-6])\b[^<>]*>/gi;

/** Prints a record as a table, or the value `id` with its citation. */
export async function show(path: string, id: string | undefined): Promise<number> {
  const record = await recordIn(path);
  const decisions = isInDataset(path) ? await decisionsIn(datasetAround(path)) : null;
  const definitions: ReadonlyMap<string, ValueDefinition> =
    record.report.form === null ? new Map() : codebook(record.report.form);
  const lines =
    id === undefined
      ? reportLines(record, definitions, decisions)
      : await valueLines(record, id, definitions, path, decisions);
  await print(`${lines.join('\n')}\n`);
  return EXIT_OK;
}

function printed(value: ReportValue): string {
  if (value.value !== null) return value.unit === undefined ? String(value.value) : `${value.value} ${value.unit}`;
  const candidates = (value.candidates ?? []).map((candidate) => candidate.value);
  return candidates.length > 0 ? `? ${[...new Set(candidates)].join(' or ')}` : '';
}

function reportLines(
  record: ReportRecord,
  definitions: ReadonlyMap<string, ValueDefinition>,
  decisions: Decisions | null,
): string[] {
  const { report, source, checks, problems } = record;
  const rows = Object.entries(record.values).map(([id, value]) => {
    const definition = definitions.get(id);
    return [
      id,
      definition?.rowLabel.slice(0, 24) ?? '',
      definition?.columnLabel.slice(0, 12) ?? '',
      printed(value),
      value.status + decidedIn(decisions, record, id),
    ];
  });
  const failed = failedSums(checks);
  const warnings = warningsIn(checks);
  return [
    clean(report.title ?? '(no title)'),
    clean(
      `issuer ${report.issuer.name ?? '-'} (${report.issuer.region?.code ?? 'no region'}), year ${report.year ?? '-'}, form ${report.form ?? '-'}`,
    ),
    clean(`from ${source.url ?? source.file ?? '-'}`),
    ...trustLines(record),
    '',
    ...alignColumns(rows, ['start', 'start', 'start', 'end', 'start']),
    '',
    ...claimLines(record.claims ?? []),
    `${checks.length - warnings.length} checks, ${failed.length} failed${warnings.length > 0 ? `, warnings: ${warnings.length}` : ''}`,
    ...[...failed, ...warnings].flatMap(checkLines),
    ...problems.map(({ code, message }) => clean(`  ${code}: ${message}`)),
  ];
}

/** What a person has decided, behind a status. */
function decidedIn(decisions: Decisions | null, record: ReportRecord, id: string): string {
  const on = decisions?.on(record, id);
  return on ? `, ${on.isStale ? 'stale decision' : 'decided'}: ${choiceText(on.decision)}` : '';
}

function trustLines({ source: { trust } }: ReportRecord): string[] {
  if (!trust) return [];
  return [`trust: ${trust.verdict}`, ...trust.signals.map(({ code, message }) => clean(`  ${code}: ${message}`))];
}

/** What the text states, each with what the table says of it. */
function claimLines(claims: readonly Claim[]): string[] {
  if (claims.length === 0) return [];
  const rows = claims.map(({ raw, value, unit, valueId, subject, comparison, tableValue }) => [
    raw,
    unit === 'yuan' ? `${value} yuan` : String(value),
    comparison === 'differs' || comparison === 'rounds' ? `${comparison} (${tableValue})` : comparison,
    valueId ?? subject,
  ]);
  const lines = alignColumns(rows, ['start', 'end', 'start', 'start']);
  return [
    `${claims.length} claim${claims.length === 1 ? '' : 's'} of the text`,
    ...lines.map((line) => `  ${line}`),
    '',
  ];
}

function checkLines({ rule, left, right, hint }: Check): string[] {
  return [`  ${rule}: ${left} against ${right}`, ...(hint === undefined ? [] : [clean(`    ${hint}`)])];
}

async function valueLines(
  record: ReportRecord,
  id: string,
  definitions: ReadonlyMap<string, ValueDefinition>,
  path: string,
  decisions: Decisions | null,
): Promise<string[]> {
  const value = record.values[id];
  if (!value) throw new UsageError(`${id} is no value of this report; nianbao show ${path} lists them`);
  const definition = definitions.get(id);
  const { cite, raw, status } = value;
  const lines = [
    `${id}  ${definition?.rowLabel ?? ''} · ${definition?.columnLabel ?? ''}`,
    `${status}: ${printed(value) || '(no number)'}`,
  ];
  if (raw !== null)
    lines.push(
      `printed: ${JSON.stringify(raw)}${value.printedUnit === undefined ? '' : `, unit ${value.printedUnit} (from the ${value.unitFrom})`}`,
    );
  if (cite) {
    lines.push(
      `at ${cite.start}–${cite.end} of ${record.source.url ?? record.source.file ?? 'the document'} (${record.source.charset})`,
    );
    if (cite.cell)
      lines.push(
        `table ${cite.cell.table}, row ${cite.cell.row}, column ${cite.cell.column}: ${cite.rowLabel ?? ''} · ${cite.columnLabel ?? ''}`,
      );
    lines.push(await context(record, cite, path));
  }
  lines.push(...choiceLines(value, decisions?.on(record, id) ?? null));
  return lines.map(clean);
}

/** The quote with the text around it, where the document can still be had. */
async function context(record: ReportRecord, { start, end, quote }: Cite, path: string): Promise<string> {
  try {
    // Loaded only when a document is opened, because a report is shown in half the time without.
    const [{ openSource }, { decodeBytes, visibleText }] = await Promise.all([
      import('../archive/index.js'),
      import('../page/index.js'),
    ]);
    const { bytes } = await openSource(record, datasetAround(path));
    const text = decodeBytes(bytes, record.source.charset ?? 'utf-8');
    if (text.slice(start, end) !== quote)
      return 'the document that is there now does not say this: nianbao verify tells more';
    const seen = (slice: string) => visibleText(slice, record.source.mediaType);
    // What parts two cells or paragraphs is a space to a reader; a tag that the window cuts in two is nothing.
    const spaced = (slice: string) => seen(slice.replace(/^[^<>]*>|<[^<>]*$/g, '').replace(parting, ' '));
    const before = spaced(text.slice(Math.max(0, start - WINDOW), start)).slice(-AROUND);
    const after = spaced(text.slice(end, end + WINDOW)).slice(0, AROUND);
    return `… ${before}【${seen(quote)}】${after} …`;
  } catch (error) {
    return `the document cannot be opened: ${messageOf(error)}`;
  }
}
