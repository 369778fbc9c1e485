// Differences that nianbao reextract found for a person: a block for each record, and counts at the end.
import { type Cause, causes, type Difference, type Reextraction } from '../reextract/index.js';
import { sideText } from './reextract-csv.js';
import { alignColumns, clean } from './terminal.js';

export interface Counts {
  /** Differences by their kind and cause. */
  readonly kinds: Map<Difference['kind'], Record<Cause, number>>;
  /** Records by the version of their schema. */
  readonly versions: Map<string, number>;
  /** What the present program reads otherwise from the captures that are published; citations apart. */
  readings: number;
  /** What publishing does not mend. */
  left: number;
  problems: number;
}

export function recordLines(result: Reextraction): string[] {
  const { report, record, newest, differences, problems } = result;
  const [alone, shared] = [differences.filter(isAlone), differences.filter((one) => !isAlone(one))];
  const rows = shared.map((one) => {
    const [from = '', to = ''] = sideTexts(one);
    const about = [one.cause, one.kind, one.id, one.label ?? ''];
    return [...about, from, placeText(one, 'from'), to, placeText(one, 'to')];
  });
  const heads = ['cause', 'what', 'id', 'label', 'from', 'at', 'to', 'at'];
  const sides = heads.map((head) => (head === 'from' || head === 'to' ? 'end' : 'start'));
  return [
    clean(`${report ?? '(no report)'}  ${record}`),
    ...(differences.some(({ step }) => step === 'page') && newest
      ? [clean(`  newest capture: ${newest.fetchedAt}, ${newest.record ?? 'in no record'}`)]
      : []),
    ...(rows.length > 0 ? alignColumns([heads, ...rows], sides).map((line) => `  ${line}`) : []),
    ...aloneLines(alone),
    ...problems.map(({ code, cause, message }) => clean(`  ${cause ?? 'not known'}  ${code}: ${message}`)),
  ];
}

/** Whether a value is on one of two forms only: there are too many to be listed for a person. */
function isAlone({ kind, cause, from, to }: Difference): boolean {
  return kind === 'value' && cause === 'form' && (from === null || to === null);
}

function aloneLines(differences: readonly Difference[]): string[] {
  const gone = differences.filter(({ to }) => to === null).length;
  const come = differences.length - gone;
  return [
    ...(gone > 0 ? [`  form  ${gone} values that only the former form has`] : []),
    ...(come > 0 ? [`  form  ${come} values that only the present form has`] : []),
  ];
}

/** Both sides in few words, in more where those would be the same. */
function sideTexts(difference: Difference): string[] {
  const texts = names.map((name) => sideText(difference, name) || '-');
  if (difference.kind === 'report') return shortened(texts);
  if (texts[0] !== texts[1] || difference.kind === 'citation') return texts;
  const details = names.map((name) => JSON.stringify({ ...difference[name], cite: undefined }));
  return texts.map((text, index) => `${text} ${details[index]}`);
}

const names = ['from', 'to'] as const;

function placeText(difference: Difference, name: 'from' | 'to'): string {
  if (difference.kind === 'report' || difference.kind === 'check') return '';
  const cite = difference[name]?.cite;
  return cite ? `${cite.start}–${cite.end}` : '';
}

const MAX_CHARACTERS = 40;

/** Long texts from a little before where they part. */
function shortened(texts: readonly string[]): string[] {
  const [one = [], other = []] = texts.map((text) => [...text]);
  const parting = one.findIndex((character, index) => character !== other[index]);
  const start = Math.max(0, (parting < 0 ? one.length : parting) - MAX_CHARACTERS / 4);
  return [one, other].map((all) => {
    const part = all.slice(start, start + MAX_CHARACTERS).join('');
    return `${start > 0 ? '…' : ''}${part}${all.length > start + MAX_CHARACTERS ? '…' : ''}`;
  });
}

export function countLines({ kinds, problems }: Counts): string[] {
  if (kinds.size === 0) return [problems === 0 ? 'nothing differs' : `problems: ${problems}`];
  const rows = [...kinds].map(([kind, by]) => [kind, ...causes.map((cause) => String(by[cause]))]);
  const table = alignColumns([['what differs', ...causes], ...rows], ['start', ...causes.map(() => 'end' as const)]);
  return [...table, ...(problems > 0 ? [`problems: ${problems}`] : [])];
}
