// What has changed of one report from look to look.
import { createHash } from 'node:crypto';
import {
  type Asked,
  dueDate,
  endOf,
  isCaptured,
  isLackOf,
  isThere,
  type Sighting,
  sightingSaid,
} from '../ledger/index.js';
import type { Reviewed } from '../review/index.js';
import type { Change, ChangedValue, ChangeKind } from './change.js';
import { compareDocuments } from './differ.js';
import { documentBehind, saidOf, whyUnread } from './said.js';

/** The record of a sighting; null where it cannot be used. */
export type ReadRecord = (sighting: Sighting) => Promise<Reviewed | null>;

// What stays until somebody has looked: the portal has been made anew, or lists something that is not understood.
const lasting = new Set([
  ...['no_site', 'no_column', 'family_unknown', 'no_list', 'listed_unclear'],
  ...['other_report', 'no_report', 'unreadable', 'title_only', 'script_drawn', 'wrong_content_type', 'soft_404'],
]);

/** Whether an outcome may be another one at the next look, though nobody does anything. */
export function isPassing(outcome: string): boolean {
  return !lasting.has(outcome) && !['ok', 'attachment_only', 'image_only', 'not_listed'].includes(outcome);
}

/**
 * The changes of a report, in the order of the looks that have shown them.
 *
 * @param isKnown whether a change was worked out before; its values are not compared again
 */
export async function changesOf(
  asked: Asked,
  read: ReadRecord,
  isKnown: (id: string) => boolean,
): Promise<readonly Change[]> {
  const follower = new Follower(asked, read, isKnown);
  const looks = new Map<string, Sighting[]>();
  for (const sighting of asked.sightings)
    looks.set(sighting.lookedAt, [...(looks.get(sighting.lookedAt) ?? []), sighting]);
  for (const look of looks.values()) await follower.step(look);
  return follower.changes;
}

/** Of what one address has given the later one: a run that was stopped may have looked before and fetched after. */
function newer(one: Sighting | undefined, other: Sighting): Sighting {
  return one && one.seenAt > other.seenAt ? one : other;
}

class Follower {
  readonly changes: Change[] = [];
  readonly #asked: Asked;
  readonly #recordOf: ReadRecord;
  readonly #isKnown: (id: string) => boolean;
  /** What is there, by address, as it was seen last. */
  #there = new Map<string | null, Sighting>();
  /** What could be read, by address, as it was read last: what is there may be an attachment by now. */
  readonly #read = new Map<string | null, Sighting>();
  #isGone = false;
  /** Whether some look has shown a row of it, read or not. */
  #wasListed = false;
  #isOverdue = false;
  /** What somebody was told to look at, and has not changed since. */
  #open = new Set<string>();

  constructor(asked: Asked, read: ReadRecord, isKnown: (id: string) => boolean) {
    this.#asked = asked;
    this.#recordOf = read;
    this.#isKnown = isKnown;
  }

  /** Takes in what one run has found. */
  async step(look: readonly Sighting[]): Promise<void> {
    const seen = look.filter(isThere);
    if (seen.length > 0) await this.#see(seen, look);
    else for (const sighting of look) await this.#lack(sighting);
    this.#tellLasting(look);
    this.#wasListed ||= look.some(({ outcome, columns }) => outcome !== 'not_listed' && columns.length > 0);
  }

  async #see(seen: readonly Sighting[], look: readonly Sighting[]): Promise<void> {
    const before = this.#there;
    const isFirst = before.size === 0;
    const best = seen.find(isCaptured) ?? seen[0];
    if (isFirst && best) await this.#tell('published', best, { after: best });
    // What could not be had now is still where it was.
    const kept = new Map([...before].filter(([url]) => look.some((one) => one.url === url)));
    const left = [...before.values()].filter(({ url }) => !kept.has(url));
    const leftIn = ({ columns }: Sighting) =>
      left.find((one) => one.columns.some((column) => columns.includes(column)));
    const latest = [...before.values()].at(-1) ?? null;
    for (const sighting of isFirst ? [] : seen) {
      const earlier = before.get(sighting.url);
      const moved = leftIn(sighting);
      if (this.#isGone && sighting === best)
        await this.#tell('returned', sighting, { before: earlier ?? moved ?? latest, after: sighting });
      else if (earlier) await this.#hold(earlier, sighting);
      else if (moved) await this.#tell('moved', sighting, { before: moved, after: sighting });
      else await this.#tell('added', sighting, { before: latest, after: sighting });
    }
    // So is what only columns listed that were not read now; what was seen last stands last.
    const elsewhere = left.filter((one) => !seen.some((sighting) => leftIn(sighting) === one));
    const unread = [...kept.values()].filter(({ url }) => !seen.some((one) => one.url === url));
    const now = seen.map((one) => newer(before.get(one.url), one));
    this.#there = new Map([...elsewhere, ...unread, ...now].map((one) => [one.url, one]));
    for (const one of seen.filter(isCaptured)) this.#read.set(one.url, newer(this.#read.get(one.url), one));
    this.#isGone = false;
  }

  /** Holds what an address gives now against what it gave before. */
  async #hold(earlier: Sighting, now: Sighting): Promise<void> {
    const before = this.#readable(earlier);
    if (now.seenAt < before.seenAt) return;
    if (before.digest === now.digest || (!isCaptured(earlier) && !isCaptured(now))) return;
    await this.#tell(isCaptured(before) ? 'revised' : 'added', now, { before, after: now });
  }

  /** What the address of a sighting gave last that could be read, if it ever did. */
  #readable(sighting: Sighting): Sighting {
    return isCaptured(sighting) ? sighting : (this.#read.get(sighting.url) ?? sighting);
  }

  async #lack(look: Sighting): Promise<void> {
    const last = [...this.#there.values()].at(-1);
    if (last && !this.#isGone && isLackOf(look, last)) {
      this.#isGone = true;
      await this.#tell('withdrawn', look, { before: last });
    }
    const { year } = this.#asked;
    const due = dueDate(year, 'government');
    if (last || this.#wasListed || this.#isOverdue || look.outcome !== 'not_listed') return;
    if (due === null || look.lookedAt <= endOf(due)) return;
    this.#isOverdue = true;
    await this.#tell('overdue', look, {});
  }

  #tellLasting(look: readonly Sighting[]): void {
    const open = new Set<string>();
    for (const sighting of look) {
      const key = `${sighting.outcome} ${sighting.url}`;
      if (lasting.has(sighting.outcome)) {
        open.add(key);
        if (!this.#open.has(key)) this.#add('needs_look', sighting, sighting.outcome, sightingSaid(sighting));
      }
    }
    // A look that something stood in the way of says nothing of what was open.
    if (!look.every(({ outcome }) => isPassing(outcome))) this.#open = open;
  }

  /** Tells a change with the values of both documents that differ. */
  async #tell(
    kind: ChangeKind,
    shown: Sighting,
    { before: earlier = null, after = null }: { before?: Sighting | null; after?: Sighting | null },
  ): Promise<void> {
    const before = earlier && this.#readable(earlier);
    const mark = after?.digest?.slice(7, 19) ?? '';
    if (this.#isKnown(this.#idOf(kind, shown, mark))) return;
    const was = before && isCaptured(before) ? await this.#recordOf(before) : null;
    const is = after && isCaptured(after) ? await this.#recordOf(after) : null;
    const documents = { before: before && documentBehind(before, was), after: after && documentBehind(after, is) };
    const said = saidOf(documents, shown);
    if (!was || !is) {
      if (kind !== 'revised') this.#add(kind, shown, mark, said, documents);
      const why = whyUnread(kind, before, after);
      if (why !== null) this.#add('needs_look', shown, `unread:${mark}`, `${said}: ${why}`, documents);
      return;
    }
    const { printed, unclear, isLessTrusted } = compareDocuments(was, is);
    if (kind !== 'revised' || printed.length > 0) this.#add(kind, shown, mark, said, documents, printed);
    if (unclear.length > 0)
      this.#add('needs_look', shown, `unclear:${mark}`, `${said}: values are read otherwise`, documents, unclear);
    if (isLessTrusted) {
      const { verdict, signals } = is.record.source.trust ?? { verdict: 'unknown', signals: [] };
      const codes = signals.map(({ code }) => code).join(', ') || 'no signal';
      this.#add(
        'needs_look',
        shown,
        `trust:${mark}`,
        `${said}: its document is now told as ${verdict} (${codes})`,
        documents,
      );
    }
  }

  #add(
    kind: ChangeKind,
    shown: Sighting,
    mark: string,
    detail: string,
    documents: Pick<Change, 'before' | 'after'> = { before: null, after: null },
    values: readonly ChangedValue[] = [],
  ): void {
    const { region, body, year } = this.#asked;
    const { lookedAt: seenAt, url } = shown;
    const id = this.#idOf(kind, shown, mark);
    if (this.changes.some((change) => change.id === id)) return;
    this.changes.push({ id, kind, region, body, year, seenAt, url, detail, ...documents, values });
  }

  #idOf(kind: ChangeKind, { lookedAt, url }: Sighting, mark: string): string {
    const { region, year } = this.#asked;
    // They are once, and a run that goes on after another one may turn out to have seen them first.
    if (kind === 'published' || kind === 'overdue') return `${region}-${year}:${kind}`;
    // One look may show several documents of the same bytes, or in the same state.
    const place = createHash('sha256')
      .update(url ?? '')
      .digest('hex')
      .slice(0, 12);
    return [`${region}-${year}`, kind, lookedAt, mark, place].filter((part) => part !== '').join(':');
  }
}
