// Articles that a page carries as a string of its script, as gkmlpt has them in `_CONFIG.DETAIL.content`.
import { decodeBytes, detectCharset, parseDocument, UnreadablePageError, walk } from '../page/index.js';
import { isCode } from './answer/index.js';
import type { CrawlDocument } from './document.js';

type Carrier = Pick<CrawlDocument, 'bytes' | 'contentType'>;

// With "<" as it is, or escaped as JSON in a page has it.
const table = /(?:<|\\u003c|\\x3c)table[\s>\\]/i;
// Of more strings with a table it would not be seen which is shown, and each makes a document as long as the page.
const MAX_STRINGS = 4;

/**
 * The documents that a page becomes with a string of its script put in the place of that script: one for each string that
 * holds a table, none where there are more than a few. Nothing is run, so what a script would make of the string is not
 * known: where two strings hold a report, neither of them is sure to be the one that is shown.
 */
export function scriptedDocuments({ bytes, contentType }: Carrier): string[] {
  const source = decodeBytes(bytes, detectCharset(bytes, contentType));
  if (!table.test(source)) return [];
  try {
    const strings = scriptsIn(source).flatMap((script) => stringsIn(script.code).map((html) => ({ ...script, html })));
    if (strings.length > MAX_STRINGS) return [];
    return strings.map(({ html, start, end }) => source.slice(0, start) + html + source.slice(end));
  } catch (error) {
    if (error instanceof UnreadablePageError) return [];
    throw error;
  }
}

interface Script {
  readonly code: string;
  /** Offsets of the whole element in the source. */
  readonly start: number;
  readonly end: number;
}

function scriptsIn(source: string): Script[] {
  const scripts: Script[] = [];
  walk(parseDocument(source), {
    text: () => undefined,
    leave: () => undefined,
    enter({ tagName, attribs, startIndex, endIndex }) {
      if (tagName !== 'script') return tagName !== 'template';
      const element = source.slice(startIndex ?? 0, endIndex ?? 0);
      const isData = isCode(attribs.type) || /^application\/json/i.test(attribs.type ?? '');
      if (attribs.src === undefined && isData && table.test(element))
        scripts.push({ code: element.slice(element.indexOf('>') + 1), start: startIndex ?? 0, end: endIndex ?? 0 });
      return false;
    },
  });
  return scripts;
}

/** What the strings between double quotes hold that have a table in them. */
function stringsIn(code: string): string[] {
  const found: string[] = [];
  for (let at = code.indexOf('"'); at >= 0; at = code.indexOf('"', at)) {
    const end = endOfString(code, at + 1);
    const literal = code.slice(at, end);
    if (table.test(literal)) {
      const html = parsed(literal);
      if (html !== null) found.push(html);
    }
    at = end;
  }
  return found;
}

/** Behind the quote that ends a string, or at the end of its line. Nothing is gone over twice. */
function endOfString(code: string, from: number): number {
  for (let at = from; at < code.length; at++) {
    const character = code[at];
    if (character === '\\') at++;
    else if (character === '"' || character === '\n' || character === '\r') return at + 1;
  }
  return code.length;
}

function parsed(literal: string): string | null {
  try {
    const value: unknown = JSON.parse(literal);
    return typeof value === 'string' ? value : null;
  } catch {
    return null;
  }
}
