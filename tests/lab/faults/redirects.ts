// Redirects: those that lead to the page, and those that lead nowhere.
import { type Answer, respond, type Turn } from '../answer.js';
import type { Fault, Given } from './fault.js';

const moved = (turn: Turn, to: string) => respond(turn, { status: 302, headers: { Location: to } });

/** Always the same redirect. */
const leadingTo = (to: (turn: Turn) => string) => (): Answer => (turn) => moved(turn, to(turn));

/** The page after so many redirects, each a number below its path. */
const after =
  (hops: number, to: (turn: Turn) => string = ({ path }) => path) =>
  ({ html }: Given): Answer =>
  (turn) => {
    const done = Number(turn.rest.slice(1));
    return done === hops ? respond(turn, { body: html }) : moved(turn, `${to(turn)}/${done + 1}`);
  };

/** The same path at a host that is not the one that was asked. */
function elsewhere({ host, path }: Turn): string {
  const [, number, port] = /^127\.10\.(\d+)\.1:(\d+)$/.exec(host) ?? [];
  return `http://127.10.${number === '1' ? 2 : 1}.1:${port}${path}`;
}

export const redirectFaults: readonly Fault[] = [
  { name: 'hop', what: 'a redirect to the page', outcome: 'ok', serve: after(1) },
  { name: 'away', what: 'a redirect to the page at another host', outcome: 'ok', serve: after(1, elsewhere) },
  { name: 'circle', what: 'a redirect to itself', outcome: 'too_many_redirects', serve: leadingTo(({ path }) => path) },
  { name: 'hops', what: 'six redirects before the page', outcome: 'too_many_redirects', serve: after(6) },
  { name: 'home', what: 'a redirect to the home page', outcome: 'redirected_home', serve: leadingTo(() => '/') },
  {
    name: 'ftp',
    what: 'a redirect to an ftp address',
    outcome: 'refused_address',
    serve: leadingTo(() => 'ftp://ftp.example.test/report.html'),
  },
];

const targets = ['http://10.0.0.1/', 'http://192.168.1.1/', 'http://169.254.169.254/latest', 'http://[fd00::1]/'];

/** Redirects to addresses that only a run with leave may ask, so that they are no use in one that has it. */
export const privateFaults: readonly Fault[] = targets.map((target, index) => ({
  name: `private-${index}`,
  what: `a redirect to ${target}`,
  outcome: 'refused_address',
  serve: leadingTo(() => target),
}));
