// One address to what became of it: fetched, judged, drawn where only scripts draw it, its attached documents archived.
import type { Archive, Rendering, Snapshot } from '../archive/index.js';
import { ArchiveError, readCapture } from '../archive/index.js';
import type { Knowledge } from '../state/index.js';
import { parseAddress } from './address.js';
import { type Answer, documentsIn, judge } from './answer/index.js';
import { type Attachment, fetchAttachments, fetchBeside } from './attachments.js';
import type { CrawlDocument } from './document.js';
import { type Fetched, headerOf, isTextType } from './fetched.js';
import type { Fetcher } from './fetcher.js';
import { FetchError, type Outcome } from './outcome.js';
import type { Renderer } from './render.js';
import { scriptedDocuments } from './scripted.js';

/** What became of one address. */
export interface Found {
  readonly outcome: Outcome;
  /** One line for a person. */
  readonly detail: string;
  /** What was fetched, whether or not it is a report; null where nothing was. */
  readonly document: CrawlDocument | null;
  readonly attachments: readonly Attachment[];
  /** What to tell behind `detail` of attached documents that are not kept; empty where none is lacking. */
  readonly lacks: string;
}

export interface SeekerOptions {
  readonly archive: Pick<Archive, 'writeRendering'>;
  /** The archive's folder. */
  readonly snapshots: string;
  readonly known: Pick<Knowledge, 'drawn' | 'noteDrawn'>;
  readonly fetcher: Pick<Fetcher, 'fetch'>;
  readonly renderer: Pick<Renderer, 'render'>;
  /** Whether a document holds a report's body. */
  readonly hasReport: (document: CrawlDocument) => boolean;
}

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
    const found = (
      outcome: Outcome,
      detail: string,
      { attachments, lacks }: Pick<Found, 'attachments' | 'lacks'> = { attachments: [], lacks: '' },
    ): Found => ({ outcome, detail, document, attachments, lacks });
    try {
      const url = parseAddress(address).href;
      const fetched = await this.#options.fetcher.fetch(url);
      const { fetcher, hasReport } = this.#options;
      // Beside the report, or where a page has none of its tables, they may stand in a document that is attached.
      const withAttachments = async (outcome: Outcome, from: CrawlDocument, detail: string) => {
        document = from;
        const documents = documentsIn(answerOf(from.url, { ...fetched, body: from.bytes }));
        return found(outcome, detail, await fetchBeside(fetcher, documents));
      };
      document = documentOf(fetched);
      if (isPage(fetched)) {
        if (hasReport(document)) return await withAttachments('ok', document, document.url);
        const scripted = await this.#scripted(document);
        if (scripted) return await withAttachments('ok', scripted, `${document.url}, from a string of its script`);
      }
      const { outcome, detail, mayBeDrawn, attachments = [] } = judge(answerOf(url, fetched));
      const drawn = mayBeDrawn ? await this.#tryDrawing(document, outcome) : null;
      if (drawn && hasReport(drawn)) return await withAttachments('ok', drawn, `${document.url}, drawn by a browser`);
      document = drawn ?? document;
      if (outcome === 'attachment_only') {
        return found(outcome, detail, await fetchAttachments(fetcher, attachments));
      }
      const told = drawn ? `${detail}, drawn or not` : detail;
      if (outcome === 'no_report') return await withAttachments(outcome, document, told);
      return found(drawn && outcome === 'script_stub' ? 'script_drawn' : outcome, told);
    } catch (error) {
      if (!(error instanceof FetchError) || error.outcome === 'stopped') throw error;
      return found(error.outcome, error.message);
    }
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
      try {
        const { body, snapshot } = await readCapture(snapshots, { file, offset, recordId });
        return drawnFrom(document, body, snapshot);
      } catch (error) {
        // What was drawn is gone with its file: it is drawn again.
        if (!(error instanceof ArchiveError)) throw error;
      }
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
