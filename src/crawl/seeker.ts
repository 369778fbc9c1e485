// One address to what became of it: fetched, judged, drawn where only scripts draw it, its attached documents archived.
import type { Archive, Rendering, Snapshot } from '../archive/index.js';
import { readCapture } from '../archive/index.js';
import { type FileKind, kindOf } from '../page/index.js';
import type { Knowledge } from '../state/index.js';
import { parseAddress } from './address.js';
import { type Answer, judge } from './answer/index.js';
import type { CrawlDocument } from './document.js';
import { type Fetched, headerOf, isTextType } from './fetched.js';
import type { Fetcher } from './fetcher.js';
import { FetchError, type Outcome } from './outcome.js';
import type { Renderer } from './render.js';
import { scriptedDocuments } from './scripted.js';

/** A document attached to a page, archived as it came. */
export interface Attachment {
  readonly url: string;
  readonly kind: FileKind;
  readonly snapshot: Snapshot;
}

/** What became of one address. */
export interface Found {
  readonly outcome: Outcome;
  /** One line for a person. */
  readonly detail: string;
  /** What was fetched, whether or not it is a report; null where nothing was. */
  readonly document: CrawlDocument | null;
  readonly attachments: readonly Attachment[];
}

export interface SeekerOptions {
  readonly archive: Archive;
  /** The archive's folder. */
  readonly snapshots: string;
  readonly known: Knowledge;
  readonly fetcher: Fetcher;
  readonly renderer: Renderer;
  /** Whether a document holds a report's body. */
  readonly hasReport: (document: CrawlDocument) => boolean;
}

const MAX_ATTACHMENTS = 5;
// What a page without a report says of itself, also where no browser could draw it.
const tellingOutcomes: readonly Outcome[] = ['attachment_only', 'image_only', 'title_only'];

export class Seeker {
  readonly #options: SeekerOptions;

  constructor(options: SeekerOptions) {
    this.#options = options;
  }

  /**
   * What becomes of an address.
   *
   * @throws {HostRest} while its host is rested
   * @throws {FetchError} `stopped`
   */
  async seek(address: string): Promise<Found> {
    let document: CrawlDocument | null = null;
    const found = (outcome: Outcome, detail: string, attachments: readonly Attachment[] = []): Found => ({
      outcome,
      detail,
      document,
      attachments,
    });
    try {
      const url = parseAddress(address).href;
      const fetched = await this.#options.fetcher.fetch(url);
      document = documentOf(fetched);
      if (isPage(fetched)) {
        if (this.#options.hasReport(document)) return found('ok', document.url);
        const scripted = await this.#scripted(document);
        if (scripted) {
          document = scripted;
          return found('ok', `${document.url}, from a string of its script`);
        }
      }
      const { outcome, detail, mayBeDrawn, attachments = [] } = judge(answerOf(url, fetched));
      const drawn = mayBeDrawn ? await this.#tryDrawing(document, outcome) : null;
      if (drawn) {
        document = drawn;
        if (this.#options.hasReport(document)) return found('ok', `${document.url}, drawn by a browser`);
      }
      if (outcome === 'attachment_only') return found(outcome, detail, await this.#attached(attachments));
      if (!drawn) return found(outcome, detail);
      return found(outcome === 'script_stub' ? 'script_drawn' : outcome, `${detail}, drawn or not`);
    } catch (error) {
      if (!(error instanceof FetchError) || error.outcome === 'stopped') throw error;
      return found(error.outcome, error.message);
    }
  }

  /** The attached documents that could be had, by their first bytes. */
  async #attached(urls: readonly string[]): Promise<Attachment[]> {
    const attached: Attachment[] = [];
    for (const url of urls.slice(0, MAX_ATTACHMENTS)) {
      try {
        const { status, body, snapshot } = await this.#options.fetcher.fetch(url);
        const kind = kindOf(body);
        if (status >= 200 && status < 300 && kind !== null) attached.push({ url, kind, snapshot });
      } catch (error) {
        if (!(error instanceof FetchError) || error.outcome === 'stopped') throw error;
      }
    }
    return attached;
  }

  /** The page as its scripts draw it; null where that cannot be had and the page as it came says enough. */
  async #tryDrawing(document: CrawlDocument, outcome: Outcome): Promise<CrawlDocument | null> {
    try {
      return await this.#draw(document);
    } catch (error) {
      if (error instanceof FetchError && error.outcome !== 'stopped' && tellingOutcomes.includes(outcome)) return null;
      throw error;
    }
  }

  #draw(document: CrawlDocument): Promise<CrawlDocument> {
    return this.#archived(document, 'browser', () => this.#options.renderer.render(document));
  }

  /** The page with the report that a string of its script holds; null where none does, or more than one. */
  async #scripted(document: CrawlDocument): Promise<CrawlDocument | null> {
    const [only, ...more] = scriptedDocuments(document).filter((html) =>
      this.#options.hasReport(drawnFrom(document, Buffer.from(html, 'utf8'), document.snapshot)),
    );
    if (only === undefined || more.length > 0) return null;
    return this.#archived(document, 'script_string', async () => only);
  }

  /** What a page becomes, archived once a run. */
  async #archived(
    document: CrawlDocument,
    drawnBy: Rendering['drawnBy'],
    draw: () => Promise<string>,
  ): Promise<CrawlDocument> {
    const { archive, snapshots, known } = this.#options;
    const { url } = document;
    const before = known.drawn(url);
    if (before) {
      const { file, offset, recordId } = before;
      const { body, snapshot } = await readCapture(snapshots, { file, offset, recordId });
      return drawnFrom(document, body, snapshot);
    }
    const html = await draw();
    const renderedAt = new Date();
    const concurrentTo = document.snapshot.recordId;
    const rendering: Rendering = { url, renderedAt, html, concurrentTo, drawnBy };
    const { snapshot, extent, digest } = await archive.writeRendering(rendering);
    await known.noteDrawn({ ...snapshot, url, date: renderedAt.toISOString(), digest }, extent);
    return drawnFrom(document, Buffer.from(html, 'utf8'), snapshot);
  }
}

function drawnFrom(document: CrawlDocument, bytes: Buffer, snapshot: Snapshot): CrawlDocument {
  return { ...document, contentType: 'text/html;charset=utf-8', bytes, snapshot };
}

function documentOf(fetched: Fetched): CrawlDocument {
  const { body: bytes, url, fetchedAt, snapshot } = fetched;
  return { bytes, contentType: headerOf(fetched, 'content-type') ?? '', url, fetchedAt, snapshot };
}

function isPage(fetched: Fetched): boolean {
  const { status, body } = fetched;
  return isTextType(headerOf(fetched, 'content-type')) && body.length > 0 && status >= 200 && status < 300;
}

/** An answer as it is judged. */
export function answerOf(asked: string, fetched: Fetched): Answer {
  const { url, status, headers, body } = fetched;
  return {
    asked,
    url,
    status,
    body,
    header: (name) => headerOf(fetched, name),
    headers: (name) => headers.flatMap(([key, value]) => (key.toLowerCase() === name ? [value] : [])),
  };
}
