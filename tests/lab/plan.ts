// Which page lies where, and what must become of it.
import type { SampleReport } from '../../src/portal/index.js';
import { renderPage } from '../../src/portal/render.js';
import { pathOf } from '../../src/portal/reports.js';
import type { Answer } from './answer.js';
import { drawnFaults, type Fault, faults, privateFaults } from './faults/index.js';
import { goodAnswer } from './pages.js';
import { idOf, labReports } from './reports.js';
import { ordinary, type Role, roles } from './roles.js';

export interface PlannedPage {
  /** Number of its host, from 1. */
  readonly host: number;
  readonly path: string;
  readonly what: string;
  readonly outcome: string | readonly string[];
  readonly id?: string;
  readonly isSecure?: boolean;
}

export interface Plan {
  readonly pages: readonly PlannedPage[];
  readonly drawn: readonly PlannedPage[];
  readonly privateTargets: readonly PlannedPage[];
  readonly disallowed: readonly PlannedPage[];
  /** By path, which is the same page at every host. */
  readonly routes: ReadonlyMap<string, Answer>;
}

const GOOD_SHARE = 0.6;
const TLS_PAGES = 2;

/** The part that a host plays. */
export function roleOf(host: number): Role {
  return roles.get(host) ?? ordinary;
}

/** Lays out so many pages on so many hosts; the plain good ones lie at the same addresses with and without faults. */
export function planLab(hosts: number, pages: number, withFaults: boolean): Plan {
  const needed = Math.max(...roles.keys());
  if (withFaults && hosts < needed) throw new Error(`the faults need ${needed} hosts, not ${hosts}`);
  const layout = new Layout(hosts, pages);
  layout.addGood(Math.round(pages * GOOD_SHARE));
  if (withFaults) layout.addFaults(pages);
  return layout.plan();
}

class Layout {
  readonly #hosts: readonly number[];
  readonly #reports: Iterator<SampleReport>;
  readonly #good = new Map<number, PlannedPage[]>();
  readonly #bad = new Map<number, PlannedPage[]>();
  readonly #disallowed: PlannedPage[] = [];
  readonly #drawn: PlannedPage[] = [];
  readonly #private: PlannedPage[] = [];
  readonly #routes = new Map<string, Answer>();

  constructor(hosts: number, pages: number) {
    this.#hosts = Array.from({ length: hosts }, (_, index) => index + 1);
    this.#reports = labReports(pages + faults.length + 100).values();
  }

  plan(): Plan {
    // A good page between any two faults of a host, so that none of them looks like the end of it.
    const queues = [...this.#hosts, this.#secureHost].map((host) =>
      alternating(this.#good.get(host) ?? [], this.#bad.get(host) ?? []),
    );
    return {
      pages: alternating(...queues),
      drawn: this.#drawn,
      privateTargets: this.#private,
      disallowed: this.#disallowed,
      routes: this.#routes,
    };
  }

  get #secureHost(): number {
    return this.#hosts.length + 1;
  }

  addGood(count: number): void {
    const open = this.#hosts.filter((host) => roleOf(host).isOpen);
    for (let nth = 0; nth < count; nth++) {
      const report = this.#report();
      const page = { host: open[nth % open.length] ?? 1, path: pathOf(report), what: 'a good page', outcome: 'ok' };
      this.#routes.set(page.path, goodAnswer(report, nth));
      push(this.#good, page.host, { ...page, id: idOf(report) });
    }
  }

  /** Every fault once, and those that cost nothing again until there are enough pages. */
  addFaults(pages: number): void {
    for (const host of this.#hosts) this.#addRole(host, roleOf(host));
    for (let nth = 0; nth < TLS_PAGES; nth++) {
      const what = 'a certificate that nobody has signed';
      const path = `/secure/${nth}.html`;
      push(this.#bad, this.#secureHost, { host: this.#secureHost, path, what, outcome: 'tls_error', isSecure: true });
      this.#routes.set(path, goodAnswer(this.#report(), nth));
    }
    const plain = this.#hosts.filter((host) => roleOf(host) === ordinary);
    const cheap = faults.filter(({ isOnce }) => !isOnce);
    const count = Math.max(faults.length, pages - this.#size);
    for (let nth = 0; nth < count; nth++) {
      const fault = faults[nth] ?? cheap[(nth - faults.length) % cheap.length];
      const host = plain[nth % plain.length] ?? 1;
      if (fault) push(this.#bad, host, this.#add(fault, host, nth));
    }
    for (const [nth, fault] of drawnFaults.entries()) this.#drawn.push(this.#add(fault, plain[nth] ?? 1, nth));
    for (const [nth, fault] of privateFaults.entries()) this.#private.push(this.#add(fault, plain[nth] ?? 1, nth));
  }

  get #size(): number {
    return [...this.#good.values(), ...this.#bad.values()].reduce((sum, pages) => sum + pages.length, 0);
  }

  #add({ name, what, outcome, serve }: Fault, host: number, nth: number): PlannedPage {
    const report = { ...this.#report(), rendering: 'tables', charset: 'utf-8' } as const;
    const path = `/faults/${name}/${nth}`;
    this.#routes.set(path, serve({ report, html: Buffer.from(renderPage(report)) }));
    return { host, path, what, outcome, ...(outcome === 'ok' ? { id: idOf(report) } : {}) };
  }

  #addRole(host: number, { pages }: Role): void {
    for (let nth = 0; nth < (pages?.count ?? 0); nth++) {
      if (!pages) return;
      const report = this.#report();
      const { folder, what, outcome, isDisallowed, answer } = pages;
      const path = `${folder}/${nth}.html`;
      const page = { host, path, what, outcome, ...(outcome === 'ok' ? { id: idOf(report) } : {}) };
      this.#routes.set(path, answer ?? goodAnswer(report, nth));
      push(this.#bad, host, page);
      if (isDisallowed) this.#disallowed.push(page);
    }
  }

  #report(): SampleReport {
    const { value, done } = this.#reports.next();
    if (done) throw new Error('more pages than reports');
    return value;
  }
}

function push(pages: Map<number, PlannedPage[]>, host: number, page: PlannedPage): void {
  const known = pages.get(host);
  if (known) known.push(page);
  else pages.set(host, [page]);
}

/** The first of each list, then the second of each. */
function alternating<T>(...lists: readonly (readonly T[])[]): T[] {
  const longest = Math.max(...lists.map((list) => list.length));
  return Array.from({ length: longest }, (_, index) => lists.flatMap((list) => list.slice(index, index + 1))).flat();
}
