// Progress on long work: a bar on a terminal, plain lines in a log.
import { SingleBar } from 'cli-progress';
import type { HarvestRow } from '../harvest/index.js';
import { clean } from './terminal.js';

export interface Progress {
  done(row: HarvestRow): void;
  stop(): void;
}

/** Shows on standard error how many of `total` items are done. */
export function startProgress(total: number): Progress {
  let count = 0;
  const nameOf = ({ city, year }: HarvestRow) => clean([city ?? '', year ?? ''].join(' ').trim());
  if (!process.stderr.isTTY)
    return {
      done(row) {
        count++;
        process.stderr.write(
          `${count}/${Math.max(total, count)} ${nameOf(row)} ${row.outcome}: ${clean(row.detail)}\n`,
        );
      },
      stop() {},
    };
  const bar = new SingleBar({
    stream: process.stderr,
    format: '{bar} {value}/{total} {name}',
    hideCursor: true,
    clearOnComplete: true,
  });
  bar.start(total, 0, { name: '' });
  return {
    done(row) {
      count++;
      if (count > bar.getTotal()) bar.setTotal(count);
      bar.update(count, { name: `${nameOf(row)} ${row.outcome}` });
    },
    stop() {
      bar.stop();
    },
  };
}
