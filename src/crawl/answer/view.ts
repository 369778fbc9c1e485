// What a page shows and holds, gathered in one walk over a bounded part of it.
import { decodeBytes, detectCharset, foldSpaces, parseDocument, UnreadablePageError, walk } from '../../page/index.js';
import { documentAt, parse } from './address.js';
import type { Answer } from './answer.js';
import { lettersOf } from './letters.js';
import { MAX_DOCUMENTS, MAX_SCANNED, MAX_SEEN_BYTES } from './limits.js';
import { Prose } from './prose.js';
import { isHidden, isPicture, isUnseen, rolesOf } from './roles.js';

export interface View {
  /** The beginning of the document, decoded. */
  readonly source: string;
  /** Whether that is all of it; what is not seen may hold anything. */
  readonly isWhole: boolean;
  readonly title: string;
  /** What a reader sees, the title not among it, bounded. */
  readonly text: string;
  /** Letters and digits of what a reader sees, and how many of them are not the title printed again. */
  readonly letters: number;
  readonly lettersBesideTitle: number;
  /** Letters and digits of running text in the article, or where no article is marked in the page. */
  readonly proseLetters: number;
  /** Scripts in the page itself, bounded, and how many more are called from elsewhere. */
  readonly inlineScript: string;
  readonly calledScripts: number;
  /** Where a meta element sends the reader. */
  readonly refresh: string | null;
  readonly documents: readonly string[];
  readonly pictures: number;
}

/** Looks at an answer; a document past the limits of the parser is seen by its source only. */
export function viewOf(answer: Answer): View {
  const { body } = answer;
  const seen = body.length > MAX_SEEN_BYTES ? cut(body) : body;
  const source = decodeBytes(seen, detectCharset(seen, answer.header('content-type') ?? undefined));
  const isWhole = seen.length === body.length;
  const base = parse(answer.url)?.href ?? 'http://unknown.invalid/';
  try {
    return { source, isWhole, ...look(source, base) };
  } catch (error) {
    if (!(error instanceof UnreadablePageError)) throw error;
    return { source, isWhole: false, ...unparsed };
  }
}

/** The beginning of a body, up to a tag: "<" is no part of a character in UTF-8 or a GB encoding. */
function cut(body: Buffer): Buffer {
  const start = body.subarray(0, MAX_SEEN_BYTES);
  const end = start.lastIndexOf(0x3c);
  return end > 0 ? start.subarray(0, end) : start;
}

type Looks = Omit<View, 'source' | 'isWhole'>;

const unparsed: Looks = {
  title: '',
  text: '',
  letters: 0,
  lettersBesideTitle: 0,
  proseLetters: 0,
  inlineScript: '',
  calledScripts: 0,
  refresh: null,
  documents: [],
  pictures: 0,
};

function look(source: string, address: string): Looks {
  let base = address;
  let title = '';
  let hasTitle = false;
  let titles = 0;
  let text = '';
  let inlineScript = '';
  let calledScripts = 0;
  let refresh: string | null = null;
  const documents = new Set<string>();
  const prose = new Prose();
  const attach = (link: string | undefined) => {
    if (link === undefined || prose.isAround || documents.size >= MAX_DOCUMENTS) return;
    const found = documentAt(link, base);
    if (found === null) return;
    documents.add(found);
    prose.hold();
  };
  walk(parseDocument(source), {
    text({ data }) {
      if (titles > 0) {
        if (!hasTitle) title += data;
        return;
      }
      text += data;
      prose.add(data);
    },
    enter(element) {
      const { tagName, attribs } = element;
      if (tagName === 'script') {
        if (attribs.src !== undefined) calledScripts++;
        else if (isCode(attribs.type)) inlineScript += scriptText(element);
        return false;
      }
      if (tagName === 'base') base = parse(attribs.href ?? '', address)?.href ?? base;
      if (tagName === 'meta' && /^refresh$/i.test(attribs['http-equiv'] ?? '')) refresh ??= targetOf(attribs.content);
      if (isHidden(element)) return false;
      if (/^(?:iframe|frame|embed|object)$/.test(tagName)) attach(attribs.src ?? attribs.data);
      if (isUnseen(element)) return false;
      if (tagName === 'title') titles++;
      if (tagName === 'a') attach(attribs.href);
      if (tagName === 'img' && isPicture(element)) prose.picture();
      text += ' ';
      prose.enter(element, rolesOf(element));
      return true;
    },
    leave(element) {
      if (element.tagName === 'title') {
        titles--;
        hasTitle = true;
        prose.title = foldSpaces(title);
      }
      text += ' ';
      prose.leave(element, rolesOf(element));
    },
  });
  const shown = foldSpaces(text);
  const head = foldSpaces(title);
  return {
    title: head,
    text: shown.slice(0, MAX_SCANNED),
    letters: lettersOf(shown),
    lettersBesideTitle: lettersOf(head === '' ? shown : shown.replaceAll(head, ' ')),
    ...prose.result(),
    inlineScript: inlineScript.slice(0, MAX_SCANNED),
    calledScripts,
    refresh,
    documents: [...documents],
  };
}

/** Whether a script of that type is run. */
export function isCode(type: string | undefined): boolean {
  return type === undefined || /^\s*(?:$|module|(?:text|application)\/(?:x-)?(?:java|ecma)script)/i.test(type);
}

function scriptText({ children }: { readonly children: readonly object[] }): string {
  return children.map((child) => ('data' in child ? String(child.data) : '')).join('');
}

function targetOf(content = ''): string | null {
  return /^[\s\d.]{0,20}[;,]?\s{0,20}url\s{0,5}=\s{0,5}['"]?([^'"\s]+)/i.exec(content.slice(0, 600))?.[1] ?? null;
}
