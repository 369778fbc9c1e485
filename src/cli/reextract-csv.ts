// A difference that nianbao reextract found as one row of CSV.
import type { Difference, Reextraction } from '../reextract/index.js';

const sideHeads = ['value', 'status', 'raw', 'capture_file', 'capture_offset', 'charset', 'start', 'end', 'quote'];

export const csvHeads: string[] = [
  'report',
  'record',
  'kind',
  'cause',
  'step',
  'id',
  'label_zh',
  ...['from', 'to'].flatMap((side) => sideHeads.map((head) => `${side}_${head}`)),
];

export function csvRow({ report, record }: Reextraction, difference: Difference): unknown[] {
  const { kind, cause, step, id, label } = difference;
  return [
    report,
    record,
    kind,
    cause,
    step,
    id,
    label,
    ...sideCells(difference, 'from'),
    ...sideCells(difference, 'to'),
  ];
}

function sideCells(difference: Difference, name: 'from' | 'to'): unknown[] {
  const said = sideText(difference, name);
  if (difference.kind === 'report' || difference.kind === 'check') return [said, ...sideHeads.slice(1).map(() => null)];
  const side = difference[name];
  const { capture, charset, start, end, quote } = side?.cite ?? {};
  const status = side && ('status' in side ? side.status : side.comparison);
  return [side?.value, status, side?.raw, capture?.file, capture?.offset, charset, start, end, quote];
}

/** One side of a difference in a few words; a null that has a reason says it. */
export function sideText(difference: Difference, name: 'from' | 'to'): string {
  if (difference.kind === 'report') return difference[name] ?? '';
  if (difference.kind === 'check') {
    const check = difference[name];
    if (!check) return '';
    const word = check.holds === null ? 'not assessable' : check.holds ? 'holds' : 'fails';
    return `${word}: ${check.left ?? '?'} against ${check.right ?? '?'}`;
  }
  const side = difference[name];
  if (!side) return '';
  return String(side.value ?? ('status' in side ? side.status : ''));
}
