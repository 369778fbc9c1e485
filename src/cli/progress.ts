// Progress on long work: a bar on a terminal, plain lines in a log.
import { SingleBar } from 'cli-progress';
import type { HarvestRow } from '../harvest/index.js';
import { clean } from './terminal.js';

export interface Progress {
  /** An item is done. */
  done(row: HarvestRow): void;
  /** An address is asked for. */
  request(url: string): void;
  /** A host is left alone for a while. */
  pause(host: string, ms: number): void;
  stop(): void;
}

// A shorter pause is over before a line about it is read.
const LONG_PAUSE_MS = 5000;

/** Shows how many of `total` items are done, on standard error unless told. */
export function startProgress(total: number, stream: NodeJS.WriteStream = process.stderr): Progress {
  return stream.isTTY ? bar(total, stream) : lines(total, stream);
}

function nameOf({ city, year, url }: HarvestRow): string {
  return clean([city ?? url ?? '', year ?? ''].join(' ').trim());
}

function pauseLine(host: string, ms: number): string {
  return clean(`${host}: ${Math.round(ms / 1000)} s until another attempt`);
}

function lines(total: number, stream: NodeJS.WriteStream): Progress {
  let count = 0;
  return {
    done(row) {
      count++;
      stream.write(`${count}/${Math.max(total, count)} ${nameOf(row)} ${row.outcome}: ${clean(row.detail)}\n`);
    },
    request() {},
    pause(host, ms) {
      if (ms >= LONG_PAUSE_MS) stream.write(`${pauseLine(host, ms)}\n`);
    },
    stop() {},
  };
}

function bar(total: number, stream: NodeJS.WriteStream): Progress {
  let count = 0;
  let isOver = false;
  const drawn = new SingleBar({
    stream,
    format: '{bar} {value}/{total} {name}',
    hideCursor: true,
    clearOnComplete: true,
    gracefulExit: false,
  });
  const draw = (text: string) => {
    if (isOver) return;
    if (count > drawn.getTotal()) drawn.setTotal(count);
    drawn.update(count, { name: text });
  };
  drawn.start(total, 0, { name: '' });
  return {
    done(row) {
      count++;
      draw(`${nameOf(row)} ${row.outcome}`);
    },
    request(url) {
      draw(clean(url));
    },
    pause(host, ms) {
      if (ms >= LONG_PAUSE_MS) draw(pauseLine(host, ms));
    },
    stop() {
      if (!isOver) drawn.stop();
      isOver = true;
    },
  };
}
