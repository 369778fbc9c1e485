// What to look at first where a report breaks a rule within itself.
import { type Check, forms, localise, type Repair, type ReportRecord } from '../report/index.js';
import { familyOf } from './rules.js';
import { joined, named, type Text } from './text.js';

/** Ways that a hint spells out, as many as the hints that records carry. */
const MAX_WAYS = 5;

const altered: Text = {
  en: 'the document is an altered copy: look for the official one first',
  zh: '所读为被改动的副本：请先找官方原文',
};

const unexplained: Text = {
  en: 'no small set of figures reconciles it: compare the whole row or column with the page',
  zh: '改动少数几个数字不足以使其成立：请将整行或整列与原页逐一核对',
};

/**
 * Hints by rule, for those of the checks that fail or warn.
 *
 * English is what the record says. Records have no Chinese; it is made from the same search.
 */
export function hintsWithin(record: ReportRecord, checks: readonly Check[]): ReadonlyMap<string, Text> {
  const { form } = record.report;
  const broken = checks.filter(({ holds }) => holds === false);
  if (form === null || broken.length === 0) return new Map();
  const repairs = broken.some(({ kind }) => kind !== 'plausibility') ? localise(forms[form], record.values) : null;
  const isAltered = record.source.trust?.verdict === 'altered';
  return new Map(
    broken.map((check) => [
      check.rule,
      joined([...(isAltered ? [altered] : []), hintOn(check, repairs?.get(check.rule) ?? [])]),
    ]),
  );
}

function hintOn({ rule, kind, hint }: Check, repairs: readonly Repair[]): Text {
  if (kind === 'plausibility') {
    const { en = rule, zh = en } = familyOf(rule)?.reason ?? {};
    return { en: hint ?? en, zh };
  }
  return { en: hint ?? unexplained.en, zh: repairs.length > 0 ? inChinese(repairs) : unexplained.zh };
}

function inChinese(repairs: readonly Repair[]): string {
  const ways = repairs.slice(0, MAX_WAYS).map(({ changes }) => changes.map(changeInChinese).join('，且'));
  const [only] = repairs;
  if (only && repairs.length === 1) return `${ways.join('')}，则${only.rules.join('、')}均成立`;
  const more = repairs.length > ways.length ? `；另有${repairs.length - ways.length}种` : '';
  return `共${repairs.length}种改法均可使其成立，勾稽关系不能判定是哪一种：${ways.join('；或')}${more}`;
}

function changeInChinese({ id, from, to }: Repair['changes'][number]): string {
  return `${named(id).zh}印为${from}，若应为${to}`;
}
