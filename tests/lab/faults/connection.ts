// Faults of the connection: late, silent, or cut.
import { setTimeout as sleep } from 'node:timers/promises';
import { closing } from '../../support/listen.js';
import { HTML, head, respond, type Turn } from '../answer.js';
import type { Fault } from './fault.js';

// Longer than the first bytes take to be read, so that the reset comes in the middle of a body.
const READ_MS = 20;

async function reset({ socket }: Turn): Promise<void> {
  socket.resetAndDestroy();
}

async function drip(turn: Turn): Promise<void> {
  const drops = setInterval(() => turn.socket.write('<!-- -->'), 50);
  await turn.write(head(200, { 'Content-Type': HTML, Connection: 'close' }));
  await closing(turn.socket);
  clearInterval(drops);
}

export const connectionFaults: readonly Fault[] = [
  {
    name: 'late',
    what: 'an answer after 400 ms',
    outcome: 'ok',
    isOnce: true,
    serve:
      ({ html }) =>
      async (turn) => {
        await sleep(400);
        await respond(turn, { body: html });
      },
  },
  { name: 'drip', what: 'a body in drops, without end', outcome: 'timeout', isOnce: true, serve: () => drip },
  {
    name: 'silent',
    what: 'no byte of an answer',
    outcome: 'timeout',
    isOnce: true,
    serve: () => (turn) => closing(turn.socket),
  },
  { name: 'reset', what: 'a reset before the head', outcome: 'network_error', isOnce: true, serve: () => reset },
  {
    name: 'reset-body',
    what: 'a reset in the middle of the body',
    outcome: 'network_error',
    isOnce: true,
    serve:
      ({ html }) =>
      async (turn) => {
        const start = html.subarray(0, html.length / 2);
        await turn.write(
          Buffer.concat([head(200, { 'Content-Type': HTML, 'Content-Length': String(html.length) }), start]),
        );
        await sleep(READ_MS);
        await reset(turn);
      },
  },
  {
    name: 'flapping',
    what: 'a reset at the first request, the page at the second',
    outcome: 'ok',
    serve:
      ({ html }) =>
      (turn) =>
        turn.nth === 1 ? reset(turn) : respond(turn, { body: html }),
  },
];
