// What the lab was asked, when, and over how many connections at one time.

export interface LabRequest {
  /** Address and port, as in the URL. */
  readonly host: string;
  readonly path: string;
  /** When its head was complete, on the clock of `performance.now`. */
  readonly at: number;
  /** When the response was written or the connection closed; null before. */
  readonly ended: number | null;
  /** Number of its connection, from 1, over all hosts. */
  readonly connection: number;
  /** By name in small letters. */
  readonly headers: Readonly<Record<string, string>>;
}

type Entry = { -readonly [Key in keyof LabRequest]: LabRequest[Key] };

export class Log {
  readonly #requests: Entry[] = [];
  readonly #open = new Map<string, number>();
  readonly #most = new Map<string, number>();
  #connections = 0;

  get requests(): readonly LabRequest[] {
    return this.#requests;
  }

  get mostConnections(): ReadonlyMap<string, number> {
    return this.#most;
  }

  /** Counts a connection, and gives its number. */
  opened(host: string): number {
    const open = (this.#open.get(host) ?? 0) + 1;
    this.#open.set(host, open);
    this.#most.set(host, Math.max(open, this.#most.get(host) ?? 0));
    return ++this.#connections;
  }

  closed(host: string, connection: number): void {
    this.#open.set(host, (this.#open.get(host) ?? 1) - 1);
    const last = this.#requests.findLast((request) => request.connection === connection);
    if (last) last.ended ??= performance.now();
  }

  /** Notes a request; what is given back notes its end. */
  asked(request: Omit<LabRequest, 'at' | 'ended'>): () => void {
    const entry: Entry = { ...request, at: performance.now(), ended: null };
    this.#requests.push(entry);
    return () => {
      entry.ended ??= performance.now();
    };
  }
}
