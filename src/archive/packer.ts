// Records are packed in a thread of their own: handing each of them to the pool and back takes the thread that crawls
// almost as long as packing it.
import { Worker } from 'node:worker_threads';
import { type Packed, packThread, type Unpacked } from './pack-thread.js';

const text = `(${packThread})(require('node:worker_threads').parentPort, require('node:crypto'), require('node:zlib'))`;

// One that is packed and one that waits for its turn; what comes meanwhile goes together.
const MOST_SENT = 2;

interface Job {
  readonly records: readonly Unpacked[];
  readonly done: (packed: Packed) => void;
  readonly fail: (error: Error) => void;
}

export class Packer {
  #thread: Worker | null = null;
  #coming: Job[] = [];
  /** What the thread has, in the order in which it answers. */
  readonly #sent: Job[][] = [];

  /** The gzip members of records. */
  pack(records: readonly Unpacked[]): Promise<Packed> {
    return new Promise((done, fail) => {
      // A turn of the loop, in which those that come together meet.
      if (this.#coming.push({ records, done, fail }) === 1) setImmediate(() => this.#send());
    });
  }

  async close(): Promise<void> {
    await this.#thread?.terminate();
  }

  #send(): void {
    if (this.#coming.length === 0 || this.#sent.length >= MOST_SENT) return;
    const jobs = this.#coming;
    this.#coming = [];
    try {
      this.#thread ??= this.#start();
    } catch (error) {
      // No room for another thread.
      for (const { fail } of jobs) fail(error as Error);
      return;
    }
    const thread = this.#thread;
    this.#sent.push(jobs);
    // It keeps the process alive only as long as somebody waits.
    thread.ref();
    thread.postMessage(jobs.flatMap(({ records }) => records));
  }

  #start(): Worker {
    const thread = new Worker(text, { eval: true, execArgv: [] });
    let reason = new Error('the packing thread was ended');
    thread.on('message', (packed: Packed) => this.#receive(thread, packed));
    thread.on('error', (error: Error) => {
      reason = error;
    });
    thread.on('exit', () => {
      this.#thread = null;
      for (const { fail } of [...this.#sent.splice(0).flat(), ...this.#coming.splice(0)]) fail(reason);
    });
    return thread;
  }

  #receive(thread: Worker, { bytes, lengths }: Packed): void {
    let from = 0;
    let start = 0;
    for (const { records, done } of this.#sent.shift() ?? []) {
      const own = lengths.slice(from, from + records.length);
      const end = own.reduce((sum, length) => sum + length, start);
      done({ bytes: bytes.subarray(start, end), lengths: own });
      from += records.length;
      start = end;
    }
    this.#send();
    if (this.#sent.length === 0) thread.unref();
  }
}
