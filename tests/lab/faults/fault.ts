// One way to go wrong, and what a crawler must make of it.
import type { SampleReport } from '../../../src/portal/index.js';
import type { Answer } from '../answer.js';

export interface Fault {
  /** Folder of its pages. */
  readonly name: string;
  readonly what: string;
  readonly outcome: string;
  /** One page only, because it costs a wait, or looks as if the host were down. */
  readonly isOnce?: boolean;
  readonly serve: (given: Given) => Answer;
}

/** What a faulty page has to work with. */
export interface Given {
  readonly report: SampleReport;
  /** Its page, well made, in UTF-8. */
  readonly html: Buffer;
}

/** An HTML document in UTF-8 with this title and body. */
export function document(title: string, body: string, head = ''): string {
  return `<!DOCTYPE html><html><head><meta charset="utf-8"><title>${title}</title>${head}</head><body>${body}</body></html>`;
}
