// The lab: many hosts of one faulty portal on loopback, each page with the outcome that a crawl of it must have.
import { type AddressInfo, createServer } from 'node:net';
import { listenTogether } from '../support/listen.js';
import { type LabRequest, Log } from './log.js';
import { type PlannedPage, planLab, roleOf } from './plan.js';
import { ordinary } from './roles.js';
import { receiver } from './site.js';
import { createTlsServer } from './tls.js';

export type { LabRequest } from './log.js';
export { startOldTlsServer } from './tls.js';

export interface LabPage {
  readonly url: string;
  /** One line that says what is served there. */
  readonly what: string;
  /** What a crawl of it must end in; one of several where the order of requests decides. */
  readonly outcome: string | readonly string[];
  /** The record that must come of it; pages whose outcome is not `ok` have none. */
  readonly id?: string;
}

export interface Lab {
  /** In an order that goes around the hosts. */
  readonly pages: readonly LabPage[];
  /** Pages that only a browser can draw. */
  readonly drawn: readonly LabPage[];
  /** Redirects to private addresses; a run with --allow-private would follow them. */
  readonly privateTargets: readonly LabPage[];
  /** Hosts with pages, as URLs have them. */
  readonly hosts: readonly string[];
  /** Every request so far, in order. */
  log(): readonly LabRequest[];
  /** The most connections open at one time, by host. */
  mostConnections(): ReadonlyMap<string, number>;
  /** Addresses that robots.txt forbids, or that a robots.txt which cannot be had keeps shut. */
  readonly disallowed: readonly string[];
  close(): Promise<void>;
}

export interface LabOptions {
  /** 20 unless told, which is also the least that has room for all faults. */
  readonly hosts?: number;
  /** About how many pages; 500 unless told. */
  readonly pages?: number;
  /** Before each answer; 2 unless told. */
  readonly latencyMs?: number;
  /** The good pages alone where false, at the same paths of the same hosts. */
  readonly faults?: boolean;
}

/** Starts a lab; two with the same options differ in their port only. */
export async function startLab(options: LabOptions = {}): Promise<Lab> {
  const { hosts = 20, pages = 500, latencyMs = 2, faults = true } = options;
  const plan = planLab(hosts, pages, faults);
  const log = new Log();
  const used = new Map(plan.pages.map((page) => [addressOf(page.host), page]));
  const addresses = [...used.keys()];
  const { port, close } = await listenTogether(addresses, (address) => {
    const { host = 0, isSecure = false } = used.get(address) ?? {};
    const site = { name: '', role: faults ? roleOf(host) : ordinary, routes: plan.routes, latencyMs, log };
    const serve = receiver(site);
    const server = isSecure ? createTlsServer(serve) : createServer(serve);
    return server.on('listening', () => {
      site.name = `${address}:${(server.address() as AddressInfo).port}`;
    });
  });
  const urlOf = ({ host, path, isSecure = false }: PlannedPage) =>
    `${isSecure ? 'https' : 'http'}://${addressOf(host)}:${port}${path}`;
  const told = (planned: readonly PlannedPage[]): LabPage[] =>
    planned.map((page) => {
      const { what, outcome, id } = page;
      return { url: urlOf(page), what, outcome, ...(id === undefined ? {} : { id }) };
    });
  return {
    pages: told(plan.pages),
    drawn: told(plan.drawn),
    privateTargets: told(plan.privateTargets),
    hosts: addresses.map((address) => `${address}:${port}`),
    log: () => log.requests.map((request) => ({ ...request })),
    mostConnections: () => new Map(log.mostConnections),
    disallowed: plan.disallowed.map(urlOf),
    close,
  };
}

function addressOf(host: number): string {
  return `127.10.${host}.1`;
}
