// What two readings of a report say otherwise.
import { isDeepStrictEqual } from 'node:util';
import { type Cite, type Claim, codebook, type FormId, type ReportRecord, type ReportValue } from '../report/index.js';
import type { Cause, Difference, Place, Reading, Step, ValueSide } from './types.js';

/** Everything that differs between two readings, in the order of the record; a citation alone is of the kind `citation`. */
export function differ(step: Step, from: Reading, to: Reading): Difference[] {
  const own: Cause = step === 'page' ? 'source' : 'extractor';
  const isForm = from.record.report.form !== to.record.report.form;
  const told = { step, own, byForm: isForm ? 'form' : own } as const;
  const found = [
    ...parts(told, from, to),
    ...values(told, from, to),
    ...checks(told, from, to),
    ...claims(told, from, to),
  ];
  // Such as where a section stands, or the words of a hint.
  const isElsewhere = step === 'reading' && found.length === 0 && !isDeepStrictEqual(from.record, to.record);
  return isElsewhere
    ? [{ kind: 'citation', cause: own, step, id: 'record', label: null, from: null, to: null }]
    : found;
}

interface Told {
  readonly step: Step;
  readonly own: Cause;
  /** The cause of what follows from the form. */
  readonly byForm: Cause;
}

function values({ step, own, byForm }: Told, from: Reading, to: Reading): Difference[] {
  const ids = new Set([...Object.keys(from.record.values), ...Object.keys(to.record.values)]);
  return [...ids].flatMap((id): Difference[] => {
    const sides = { from: valueSide(from, id), to: valueSide(to, id) };
    if (isDeepStrictEqual(from.record.values[id], to.record.values[id])) return [];
    const isSame = isDeepStrictEqual({ ...sides.from, cite: null }, { ...sides.to, cite: null });
    // A form that has got another value since is another form as well.
    const cause = sides.from && sides.to ? byForm : 'form';
    const label = labelOf(id, from) ?? labelOf(id, to);
    return [{ kind: isSame ? 'citation' : 'value', cause: isSame ? own : cause, step, id, label, ...sides }];
  });
}

function valueSide(reading: Reading, id: string): ValueSide | null {
  const value: ReportValue | undefined = reading.record.values[id];
  if (!value) return null;
  const { cite, candidates, ...said } = value;
  return {
    ...said,
    ...(candidates && { candidates: candidates.map(({ value: number, raw }) => ({ value: number, raw })) }),
    cite: cite && placeOf(cite, reading),
  };
}

function placeOf({ start, end, quote }: Cite, { record, path }: Reading): Place {
  const { url, fetchedAt, snapshot, charset } = record.source;
  return { record: path, url, fetchedAt, capture: snapshot, charset, start, end, quote };
}

function labelOf(id: string, { record }: Reading): string | null {
  const { form } = record.report;
  const definition = form === null ? undefined : codebook(form satisfies FormId).get(id);
  return definition ? `${definition.rowLabel}，${definition.columnLabel}` : null;
}

function checks({ step, byForm: cause }: Told, from: Reading, to: Reading): Difference[] {
  const [before, after] = [from, to].map(({ record }) => new Map(record.checks.map((check) => [check.rule, check])));
  const rules = new Set([...(before?.keys() ?? []), ...(after?.keys() ?? [])]);
  return [...rules].flatMap((rule): Difference[] => {
    const [one, other] = [before, after].map((found) => {
      const check = found?.get(rule);
      return check ? { kind: check.kind, holds: check.holds, left: check.left, right: check.right } : null;
    });
    return isDeepStrictEqual(one, other)
      ? []
      : [{ kind: 'check', cause, step, id: rule, label: null, from: one ?? null, to: other ?? null }];
  });
}

function claims({ step, own, byForm }: Told, from: Reading, to: Reading): Difference[] {
  const [before, after] = [from, to].map(({ record }) => [...(record.claims ?? [])]) as [Claim[], Claim[]];
  const saidOf = ({ cite: _, ...said }: Claim) => said;
  // What both say is taken out, once for each time it is said.
  const gone = before.filter((claim) => {
    const same = after.findIndex((other) => isDeepStrictEqual(saidOf(claim), saidOf(other)));
    if (same >= 0) after.splice(same, 1);
    return same < 0;
  });
  const pairs = gone.map((claim) => {
    const next = after.findIndex(({ subject }) => subject === claim.subject);
    return [claim, next < 0 ? null : (after.splice(next, 1)[0] ?? null)] as const;
  });
  const all = [...pairs, ...after.map((claim) => [null, claim] as const)];
  return all.map(([one, other]): Difference => {
    // The same words, held against the table of another form.
    const cause = one?.raw === other?.raw ? byForm : own;
    const side = (claim: Claim | null, reading: Reading) =>
      claim && { ...saidOf(claim), cite: placeOf(claim.cite, reading) };
    const id = one?.subject ?? other?.subject ?? '';
    return { kind: 'claim', cause, step, id, label: null, from: side(one, from), to: side(other, to) };
  });
}

type PartOf = (record: ReportRecord) => unknown;

const partsOf: Readonly<Record<string, PartOf>> = {
  schemaVersion: ({ schemaVersion }) => schemaVersion,
  id: ({ report }) => report.id,
  title: ({ report }) => report.title,
  issuer: ({ report }) => report.issuer.name,
  issuer_from: ({ report }) => report.issuer.nameFrom,
  issuer_kind: ({ report }) => report.issuer.kind,
  region: ({ report: { issuer } }) => issuer.region && `${issuer.region.code} ${issuer.region.name}`,
  year: ({ report }) => report.year,
  form: ({ report }) => report.form,
  period: ({ report: { period } }) => period && `${period.start}/${period.end}`,
  publishedOn: ({ report }) => report.publishedOn,
  mediaType: ({ source }) => source.mediaType,
  charset: ({ source }) => source.charset,
  charset_from: ({ source }) => source.charsetFrom,
  charset_rejected: ({ source }) => source.charsetRejected?.map(({ charset, from }) => `${charset} ${from}`).join(', '),
  trust: ({ source }) => source.trust?.verdict,
  trust_signals: ({ source }) => source.trust?.signals.map(({ message }) => message).join('; '),
  problems: ({ problems }) => problems.map(({ code, message }) => `${code}: ${message}`).join('; '),
};

/** What is said of the report as a whole, and its sections. */
function parts({ step, own }: Told, from: Reading, to: Reading): Difference[] {
  const named = Object.entries(partsOf).map(([id, of]) => [id, of(from.record), of(to.record)] as const);
  const keys = new Set([...from.record.sections, ...to.record.sections].map(({ key }) => key));
  const sections = [...keys].map((key) => [`section.${key}`, sectionIn(from, key), sectionIn(to, key)] as const);
  return [...named, ...sections].flatMap(([id, one, other]): Difference[] => {
    const [before, after] = [one, other].map((part) => (part === undefined || part === null ? null : String(part)));
    if (before === after) return [];
    const cause = id === 'form' ? 'form' : own;
    return [{ kind: 'report', cause, step, id, label: null, from: before ?? null, to: after ?? null }];
  });
}

function sectionIn({ record }: Reading, key: string): string | null {
  const found = record.sections.filter((section) => section.key === key);
  return found.length === 0 ? null : found.map(({ title, text }) => `${title}\n${text}`).join('\n');
}
