// Two documents of one report held against each other, for what the body has changed.
import { codebook } from '../report/index.js';
import { type CitedValue, type Difference, differencesOf, type Reviewed } from '../review/index.js';
import type { ChangedValue, Document } from './change.js';

export interface Compared {
  /** Values that the documents print otherwise. */
  readonly printed: readonly ChangedValue[];
  /** Values that are read otherwise though the same is printed, or of which one document leaves open what is. */
  readonly unclear: readonly ChangedValue[];
  /** Whether the later document is trusted less. */
  readonly isLessTrusted: boolean;
}

const trust = ['official', 'unknown', 'copy', 'altered'];

export function compareDocuments(before: Reviewed, after: Reviewed): Compared {
  const differences = differencesOf(before, after).filter(({ kind }) => kind !== 'reason');
  const [was, is] = [before, after].map(({ record }) => trust.indexOf(record.source.trust?.verdict ?? 'unknown'));
  return {
    printed: differences.filter(isPrinted).map((one) => changedOf(one, after)),
    unclear: differences.filter((one) => !isPrinted(one)).map((one) => changedOf(one, after)),
    isLessTrusted: (was ?? 0) < (is ?? 0),
  };
}

function isPrinted({ standing, copy }: Difference): boolean {
  const isOpen = standing.status === 'ambiguous' || copy.status === 'ambiguous';
  return !isOpen && standing.cite?.quote !== copy.cite?.quote;
}

function changedOf({ id, standing, copy }: Difference, { record }: Reviewed): ChangedValue {
  const { form } = record.report;
  const about = form && codebook(form).get(id);
  const label = about ? [about.block, about.group, about.rowLabel, about.columnLabel].filter(Boolean).join(' ') : id;
  return { id, label, before: sideOf(standing), after: sideOf(copy) };
}

function sideOf({ value, status, cite }: CitedValue) {
  return { value, status, cite };
}

export function documentOf({ path, record: { source } }: Reviewed): Document {
  const { url, fetchedAt, digest, charset, snapshot } = source;
  return { url, fetchedAt, record: path, digest, charset, snapshot };
}
