// Progress on work whose steps are counted and need no words: a bar on a terminal, now and then a line in a log.
import { SingleBar } from 'cli-progress';

export interface Steps {
  /** One more is done. */
  done(): void;
  /** Before anything else is written: a terminal shows both. */
  clear(): void;
}

const REPORT_MS = 60_000;

/**
 * Shows on standard error how many of `total` are done.
 *
 * @param what what is counted, such as `bodies`
 */
export function startSteps(total: number, what: string, stream: NodeJS.WriteStream = process.stderr): Steps {
  if (!stream.isTTY) return lines(total, what, stream);
  const bar = new SingleBar({
    stream,
    format: `{bar} {value}/{total} ${what}; {eta} s left`,
    hideCursor: true,
    clearOnComplete: true,
  });
  let count = 0;
  let isDrawn = false;
  return {
    done() {
      count++;
      if (isDrawn) bar.update(count);
      else bar.start(total, count);
      isDrawn = true;
    },
    clear() {
      if (isDrawn) bar.stop();
      isDrawn = false;
    },
  };
}

function lines(total: number, what: string, stream: NodeJS.WritableStream): Steps {
  let count = 0;
  let reported = performance.now();
  return {
    done() {
      count++;
      if (performance.now() - reported < REPORT_MS) return;
      reported = performance.now();
      stream.write(`${count}/${total} ${what}\n`);
    },
    clear() {},
  };
}
