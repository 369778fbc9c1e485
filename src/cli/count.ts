// Progress of work whose amount is known and whose steps are all alike: a bar on a terminal, a line now and then in a log.
import { SingleBar } from 'cli-progress';

export interface Count {
  /** One more is done. */
  next(): void;
  stop(): void;
}

// A log has a line as often as this.
const REPORT_MS = 30_000;
// A clock that is asked for every one of a hundred thousand things costs more than some of them.
const STEP = 100;

/** Counts up to `total` on standard error unless told; `what` says of what, as in "12 of 300 records". */
export function startCount(total: number, what: string, stream: NodeJS.WriteStream = process.stderr): Count {
  let done = 0;
  if (stream.isTTY) {
    const bar = new SingleBar({
      stream,
      format: `{bar} {value} of {total} ${what}; {eta_formatted} left`,
      hideCursor: true,
      clearOnComplete: true,
      gracefulExit: false,
    });
    bar.start(total, 0);
    return { next: () => bar.update(++done), stop: () => bar.stop() };
  }
  let reported = performance.now();
  return {
    next() {
      if (++done % STEP !== 0 || performance.now() - reported < REPORT_MS) return;
      reported = performance.now();
      stream.write(`${done} of ${total} ${what}\n`);
    },
    stop() {},
  };
}
