// Betting and porn names in the text, the title and the first lines.
import type { Page } from '../../page/index.js';
import { citeMeta, citeTitle } from './head.js';
import type { OwnerLine } from './owner.js';
import type { PageText } from './page-text.js';
import { andMore, type Signal } from './signal.js';
import { brandsIn, spamInLine } from './spam.js';

// What a mirror writes for search engines stands above everything else.
const FIRST_LINES = 3;

/** Brands in the text outside the owner's name, and words of betting or porn in the title of the report. */
export function nameSignal(page: PageText, owners: readonly OwnerLine[], title: string | null): Signal | null {
  const isElsewhere = ({ from, to }: { from: number; to: number }) =>
    !owners.some((owner) => owner.from <= from && to <= owner.to);
  const hits = brandsIn(page.text).filter(isElsewhere);
  const named = title === null ? null : spamInLine(title);
  if (named) {
    const from = page.text.indexOf(named.text);
    if (from >= 0) hits.push({ from, to: from + named.text.length, text: named.text });
  }
  hits.sort((a, b) => a.from - b.from);
  const [first] = hits;
  if (!first) return null;
  return {
    code: 'name_replaced',
    message: `${first.text}, a betting or porn name, stands in the text${andMore(new Set(hits.map(({ from }) => from)).size)}`,
    cite: page.cite(first.from, first.to),
  };
}

/** Words of betting or porn in the first lines of a page. */
export function firstLineSignal(page: PageText): Signal | null {
  const hit = spamInLine(page.text.slice(0, page.endOfLines(FIRST_LINES)));
  if (!hit) return null;
  const line = page.lineAround(hit.from);
  return {
    code: 'first_line_injected',
    message: `${hit.text}, a betting or porn word, stands in the first lines`,
    cite: page.cite(line.from, Math.min(line.to, hit.to)),
  };
}

// No title, and no list of keywords, is longer.
const MAX_TITLE = 4096;
const metaTitles = ['articletitle', 'keywords', 'description'];

/** The same in the title element and the meta elements that search engines read. */
export function titleSignal(page: Page): Signal | null {
  const title = page.title === null ? null : spamInLine(page.title.slice(0, MAX_TITLE));
  if (title) return injected('title', title.text, citeTitle(page));
  for (const name of metaTitles) {
    const hit = spamInLine((page.meta.get(name) ?? '').slice(0, MAX_TITLE));
    if (hit) return injected(`meta element ${name}`, hit.text, citeMeta(page, name));
  }
  return null;
}

function injected(where: string, text: string, cite: Signal['cite']): Signal | null {
  return cite && { code: 'title_injected', message: `${text}, a betting or porn word, stands in the ${where}`, cite };
}
