// Progress on long work: a bar on a terminal, plain lines in a log, events for a machine.
import { SingleBar } from 'cli-progress';
import type { PauseReason } from '../crawl/index.js';
import type { HarvestRow, HarvestStart } from '../harvest/index.js';
import { clean } from './terminal.js';

export interface Progress {
  /** Before anything is fetched. */
  start(start: HarvestStart): void;
  /** An item is done. */
  done(row: HarvestRow): void;
  /** An address is asked for. */
  request(url: string): void;
  /** A host is left alone for a while. */
  pause(host: string, ms: number, reason: PauseReason): void;
  stop(): void;
}

// A shorter pause is over before a line about it is read.
const LONG_PAUSE_MS = 5000;
// A log has a line about the whole as often as this.
const REPORT_MS = 60_000;

/** Shows how far a crawl is, on standard error unless told. */
export function startProgress(stream: NodeJS.WriteStream = process.stderr): Progress {
  return stream.isTTY ? bar(stream) : lines(stream);
}

/** Shows nothing. */
export function startNothing(): Progress {
  return { start() {}, done() {}, request() {}, pause() {}, stop() {} };
}

/** Tells of a crawl in lines of JSON, for programs. */
export function startEvents(stream: NodeJS.WritableStream): Progress {
  const tell = (event: string, about: object) => stream.write(`${JSON.stringify({ event, ...about })}\n`);
  return {
    start: (start) => tell('start', start),
    done: (row) => tell('item', row),
    request: (url) => tell('request', { url }),
    pause(host, ms, reason) {
      if (reason !== 'pace') tell('pause', { host, ms: Math.round(ms), reason });
    },
    stop() {},
  };
}

/** What is counted while a crawl goes on. */
class Count {
  readonly #started = performance.now();
  readonly #waiting = new Map<string, number>();
  units = 0;
  items = 0;
  requests = 0;
  hosts = 0;
  /** Units that this process has done: items may be more, where a city has several reports of a year. */
  #own = 0;

  begin({ units, done, hosts }: HarvestStart): void {
    this.units = units;
    this.items = done;
    this.hosts = hosts;
  }

  item(): void {
    this.items++;
    this.#own++;
    this.units = Math.max(this.units, this.items);
  }

  pause(host: string, ms: number): void {
    this.#waiting.set(host, performance.now() + ms);
  }

  /** Hosts, requests a second, hosts that are waited for, and the time that is left as it looks now. */
  toString(): string {
    const now = performance.now();
    for (const [host, until] of this.#waiting) if (until <= now) this.#waiting.delete(host);
    const seconds = (now - this.#started) / 1000;
    const rate = seconds > 0 ? this.requests / seconds : 0;
    const left = this.#own > 0 ? ((this.units - this.items) * seconds) / this.#own : null;
    return [
      numbered(this.hosts, 'host'),
      `${numbered(this.requests, 'request')}, ${rate.toFixed(1)} a second`,
      `${this.#waiting.size} waited for`,
      ...(left === null ? [] : [`${lasting(left)} left`]),
    ].join('; ');
  }
}

function lasting(seconds: number): string {
  const minutes = Math.round(seconds / 60);
  if (minutes < 1) return `${Math.round(seconds)} s`;
  return minutes < 120 ? `${minutes} min` : `${Math.round(minutes / 60)} h`;
}

function nameOf({ city, year, url }: HarvestRow): string {
  return clean([city ?? url ?? '', year ?? ''].join(' ').trim());
}

function pauseLine(host: string, ms: number, reason: PauseReason): string {
  const until = reason === 'rest' ? 'rested before it is asked again' : 'until another attempt';
  return clean(`${host}: ${Math.round(ms / 1000)} s ${until}`);
}

function startLine({ isResumed, units, done, hosts }: HarvestStart): string {
  const before = done > 0 ? `, ${done} of them done before` : '';
  return `${isResumed ? 'going on: ' : ''}${units} to do${before}; ${numbered(hosts, 'host')}`;
}

function numbered(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}

function lines(stream: NodeJS.WriteStream): Progress {
  const count = new Count();
  let reported = performance.now();
  return {
    start(start) {
      count.begin(start);
      stream.write(`${startLine(start)}\n`);
    },
    done(row) {
      count.item();
      stream.write(`${count.items}/${count.units} ${nameOf(row)} ${row.outcome}: ${clean(row.detail)}\n`);
      if (performance.now() - reported < REPORT_MS) return;
      reported = performance.now();
      stream.write(`${count}\n`);
    },
    request() {
      count.requests++;
    },
    pause(host, ms, reason) {
      if (reason === 'pace') return;
      count.pause(host, ms);
      if (ms >= LONG_PAUSE_MS) stream.write(`${pauseLine(host, ms, reason)}\n`);
    },
    stop() {},
  };
}

function bar(stream: NodeJS.WriteStream): Progress {
  const count = new Count();
  let isOver = false;
  const drawn = new SingleBar({
    stream,
    format: '{bar} {value}/{total}; {count}; {name}',
    hideCursor: true,
    clearOnComplete: true,
    gracefulExit: false,
  });
  const draw = (name: string) => {
    if (isOver) return;
    if (count.units > drawn.getTotal()) drawn.setTotal(count.units);
    drawn.update(count.items, { name, count: String(count) });
  };
  return {
    start(start) {
      count.begin(start);
      drawn.start(start.units, start.done, { name: '', count: String(count) });
    },
    done(row) {
      count.item();
      draw(`${nameOf(row)} ${row.outcome}`);
    },
    request(url) {
      count.requests++;
      draw(clean(url));
    },
    pause(host, ms, reason) {
      if (reason === 'pace') return;
      count.pause(host, ms);
      if (ms >= LONG_PAUSE_MS) draw(pauseLine(host, ms, reason));
    },
    stop() {
      if (!isOver) drawn.stop();
      isOver = true;
    },
  };
}
