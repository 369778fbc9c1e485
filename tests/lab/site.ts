// A host of the lab: what it does with a connection, and what it has at a path.
import type { Socket } from 'node:net';
import type { Answer } from './answer.js';
import { converse } from './conversation.js';
import type { Log } from './log.js';
import { home, missing } from './pages.js';
import type { Role } from './roles.js';

export interface LabSite {
  /** Address and port, as in the URL. */
  readonly name: string;
  readonly role: Role;
  readonly routes: ReadonlyMap<string, Answer>;
  readonly latencyMs: number;
  readonly log: Log;
}

/** What takes the connections of a host. */
export function receiver(site: LabSite): (socket: Socket) => void {
  const asked = new Map<string, number>();
  let connections = 0;
  const count = (path: string) => {
    const nth = (asked.get(path) ?? 0) + 1;
    asked.set(path, nth);
    return nth;
  };
  return (socket) => {
    const { name, role, log } = site;
    const connection = log.opened(name);
    socket.on('error', () => undefined);
    socket.on('close', () => log.closed(name, connection));
    connections++;
    if (role.isHalf && connections % 2 === 1) socket.resetAndDestroy();
    else converse(socket, connection, { ...site, isKept: !role.isHalf, find: (path) => find(site, path), count });
  };
}

/** The answer to a path, and what of the path is the page's own: `/faults/hop/3` of `/faults/hop/3/1`. */
function find({ role, routes }: LabSite, path: string): { answer: Answer; page: string } {
  if (path === '/robots.txt') return { answer: role.robots, page: path };
  if (path === '/') return { answer: home, page: path };
  for (const page of [path, path.slice(0, Math.max(0, path.lastIndexOf('/')))]) {
    const answer = routes.get(page);
    if (answer) return { answer, page };
  }
  return { answer: missing, page: path };
}
