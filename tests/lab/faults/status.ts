// Errors that a server owns up to, for ever or for a while.
import { type Answer, always, respond } from '../answer.js';
import { document, type Fault, type Given } from './fault.js';

/** An error at the first requests, then the page. */
const until =
  (nth: number, status: number, headers: () => Record<string, string> = () => ({})) =>
  ({ html }: Given): Answer =>
  (turn) =>
    turn.nth < nth
      ? respond(turn, { status, headers: headers(), body: document(String(status), '<p>请求过多，稍后再来。</p>') })
      : respond(turn, { body: html });

// A whole second more than asked for, because the header has no smaller unit.
const inTwoSeconds = () => new Date(Date.now() + 2000).toUTCString();

/** A page of some length, because a short one would look like a gateway's. */
const refusing = (status: number, said: string) => () =>
  always({
    status,
    body: document(String(status), `<h1>${said}</h1>${'<p>如有疑问，请与网站管理员联系。</p>'.repeat(20)}`),
  });

export const statusFaults: readonly Fault[] = [
  {
    name: 'busy-seconds',
    what: '429 with Retry-After: 1, the page at the second request',
    outcome: 'ok',
    isOnce: true,
    serve: until(2, 429, () => ({ 'Retry-After': '1' })),
  },
  {
    name: 'busy-date',
    what: '429 with a Retry-After date within two seconds, the page at the second request',
    outcome: 'ok',
    isOnce: true,
    serve: until(2, 429, () => ({ 'Retry-After': inTwoSeconds() })),
  },
  {
    name: 'storm',
    what: '503 at two requests, the page at the third',
    outcome: 'ok',
    isOnce: true,
    serve: until(3, 503),
  },
  { name: 'down', what: '503 for ever', outcome: 'http_error', isOnce: true, serve: refusing(503, '服务暂停') },
  { name: 'missing', what: '404', outcome: 'http_error', serve: refusing(404, '没有这个文件') },
  { name: 'gone', what: '410', outcome: 'http_error', serve: refusing(410, '文件已撤下') },
  { name: 'forbidden', what: '403', outcome: 'http_error', serve: refusing(403, '没有查看的权限') },
];
