// The order in which an answer is judged: what a person who looked at it would say first.
import { fileName, foldSpaces, isBinary, kindOf } from '../../page/index.js';
import { isTextType } from '../fetched.js';
import type { Outcome } from '../outcome.js';
import type { Answer, Judgement } from './answer.js';
import { challengeIn, refusalIn } from './challenges.js';
import { COVER_LETTERS, MUTE_LETTERS, STUB_CHARACTERS } from './limits.js';
import { isSentHome, jumpOf, missingIn } from './missing.js';
import { type View, viewOf } from './view.js';

/**
 * Says what an answer is in which no report was found. Pure, synchronous and bounded; it never throws and never says `ok`.
 *
 * The text of a page is asked before its status, because blocks come with a status of success, and missing pages too.
 */
export function judge(answer: Answer): Judgement {
  const { status, url, body } = answer;
  const isSuccess = status >= 200 && status < 300;
  const end = (outcome: Outcome, detail: string): Judgement => ({ outcome, detail, mayBeDrawn: false });
  const kind = kindOf(body);
  if (kind !== null || isBinary(body)) {
    if (!isSuccess) return end('http_error', `${url} answered ${status}`);
    if (kind === null) return end('wrong_content_type', `${url} is binary data${typeOf(answer)}`);
    const detail = `${url} is ${fileName(body, kind)}`;
    return kind === 'image' ? end('image_only', detail) : { ...end('attachment_only', detail), attachments: [url] };
  }
  const view = viewOf(answer);
  const product = challengeIn(answer, view);
  if (product !== null) return end('challenge', `${url} answered ${status} with a challenge or block page: ${product}`);
  const refusal = refusalIn(answer, view);
  if (refusal !== null) return end('ip_block', `${url} answered ${status} and says "${refusal}"`);
  const missing = status === 404 || status === 410 ? null : missingIn(answer, view);
  if (!isSuccess && (missing === null || status < 400)) return end('http_error', `${url} answered ${status}`);
  if (body.length === 0) return end('empty_body', `${url} answered with an empty body`);
  if (view.isWhole && view.source.trim() === '')
    return end('empty_body', `${url} answered with nothing but white space`);
  if (isSentHome(answer)) return end('redirected_home', `${answer.asked} leads to the home page ${url}`);
  if (missing !== null) return end('soft_404', `${url} answered ${status} and ${missing}`);
  if (!isTextType(answer.header('content-type'))) return end('wrong_content_type', `${url} is${typeOf(answer, '')}`);
  return judgePage(url, view);
}

function judgePage(url: string, view: View): Judgement {
  const { isWhole, lettersBesideTitle, proseLetters, title, documents, pictures } = view;
  const mayBeDrawn = view.calledScripts > 0 || view.inlineScript !== '';
  const page = (outcome: Outcome, detail: string): Judgement => ({ outcome, detail: `${url} ${detail}`, mayBeDrawn });
  const isCover = isWhole && proseLetters < COVER_LETTERS;
  if (isCover && documents.length > 0) {
    const only = documents.length === 1 ? 'an attached document' : `${documents.length} attached documents`;
    return { ...page('attachment_only', `holds no text but ${only}: ${documents[0]}`), attachments: documents };
  }
  if (isCover && pictures > 0)
    return page('image_only', `shows ${pictures === 1 ? 'a picture' : `${pictures} pictures`} and no text`);
  const isMute = isWhole && lettersBesideTitle < MUTE_LETTERS;
  if (isMute && mayBeDrawn && view.source.length < STUB_CHARACTERS) return judgeStub(url, view);
  if (isMute && title !== '') return page('title_only', `shows no more than its title, "${title.slice(0, 100)}"`);
  return page('no_report', 'holds no report');
}

// Of a page that is one short script of its own, only one that writes something can come to show anything.
const writes =
  /\bwrite(?:ln)?\b|innerHTML|outerHTML|innerText|textContent|insertAdjacent|append|prepend|replaceChildren|createElement|fetch|XMLHttpRequest|ajax|\$\s?\(|\$\.|\.html\s?\(/;

function judgeStub(url: string, view: View): Judgement {
  const { source, calledScripts, inlineScript } = view;
  const target = jumpOf(view);
  const mayBeDrawn = calledScripts > 0 || (target === null && writes.test(inlineScript));
  const what = target === null ? '' : ` that sends its reader to ${foldSpaces(target.slice(0, 200))}`;
  return {
    outcome: 'script_stub',
    detail: `${url} is a page of ${source.length} characters with script and no text${what}`,
    mayBeDrawn,
  };
}

function typeOf(answer: Answer, before = ', sent as'): string {
  const type = (answer.header('content-type') ?? '').slice(0, 100);
  return type === '' ? '' : `${before} ${foldSpaces(type)}`;
}
