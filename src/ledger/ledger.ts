// Which report is due, there, late, missing, withdrawn or revised. It speaks of real bodies: no word without evidence.
import type { OutcomeLine } from '../dataset/index.js';
import type { ReportRecord } from '../report/index.js';
import type { CitedValue } from '../review/index.js';
import { type BodyKind, dueDate, endOf } from './due.js';

/** What a run has found of a body's report for a year. */
export interface Sighting extends Pick<OutcomeLine, 'outcome' | 'detail' | 'url' | 'record' | 'fetchedAt'> {
  /** When the run began. */
  readonly lookedAt: string;
}

/** What the record of a report says of it. */
export interface Published extends Pick<ReportRecord['report'], 'publishedOn'> {
  readonly id: string;
  readonly issuer: string | null;
  readonly kind: BodyKind;
}

/** Values of one report that were others when its address was fetched at another time. */
export interface Revision {
  readonly url: string | null;
  readonly copy: { readonly record: string; readonly fetchedAt: string | null };
  readonly standing: { readonly record: string; readonly fetchedAt: string | null };
  readonly values: readonly { readonly id: string; readonly standing: CitedValue; readonly copy: CitedValue }[];
}

/**
 * `published`: it was listed and captured when last looked for, or captured earlier and the portal does not answer now.
 * `not_found`: after its day its column was read to the end and lacked it. `not_yet_due`: the same before that day.
 * `withdrawn`: it was captured, and its column lacks it now. `unreachable`: something stood in the way. `not_looked`: its
 * column is not known, or nobody has looked.
 */
export type Presence = 'published' | 'not_found' | 'not_looked' | 'not_yet_due' | 'unreachable' | 'withdrawn';

/** Whether it was published in time; `unproven` where nothing shows it. Null where no day is set, or nothing published. */
export type Timeliness = 'on_time' | 'late' | 'unproven';

export interface Entry {
  /** GB/T 2260 code of the division. */
  readonly region: string;
  readonly body: string;
  readonly kind: BodyKind;
  readonly year: number;
  readonly due: string | null;
  readonly presence: Presence;
  readonly timeliness: Timeliness | null;
  readonly revised: boolean;
  /** One sentence each, with the day, the address and the record that it rests on. */
  readonly evidence: readonly string[];
  readonly record: string | null;
  readonly url: string | null;
  readonly revisions: readonly Revision[];
}

export interface Question {
  readonly region: string;
  /** The division as it was asked for. */
  readonly body: string;
  readonly year: number;
  /** The oldest first. */
  readonly sightings: readonly Sighting[];
  /** What stands under the report's id; null where no record came. */
  readonly published: Published | null;
  readonly revisions: readonly Revision[];
}

// The report is there, but nothing in it can be read.
const unread = new Set(['attachment_only', 'image_only']);
const notLooked = new Set(['no_site', 'no_column', 'family_unknown', 'stopped']);

/** What is known of one report. */
export function entryOf(question: Question): Entry {
  const { region, year, published, revisions, sightings } = question;
  const kind = published?.kind ?? 'government';
  const due = dueDate(year, kind);
  const { presence, evidence, sighting } = presenceOf(sightings, due);
  const isThere = presence === 'published' || presence === 'withdrawn';
  const time = isThere && due !== null ? timelinessOf(sightings, published, due) : null;
  return {
    region,
    body: published?.issuer ?? question.body,
    kind,
    year,
    due,
    presence,
    timeliness: time?.timeliness ?? null,
    revised: revisions.length > 0,
    evidence: [...evidence, ...(time?.evidence ?? []), ...revisions.map(revisionSaid)],
    record: sighting?.record ?? null,
    url: sighting?.url ?? null,
    revisions,
  };
}

interface Told {
  readonly presence: Presence;
  readonly evidence: readonly string[];
  /** The capture that it rests on, or where it was looked for. */
  readonly sighting: Sighting | null;
}

function presenceOf(sightings: readonly Sighting[], due: string | null): Told {
  const last = sightings.at(-1);
  if (!last) return { presence: 'not_looked', evidence: ['no crawl has asked for it'], sighting: null };
  const latest = sightings.filter(({ lookedAt }) => lookedAt === last.lookedAt);
  const captured = [...latest].reverse().find(isCaptured);
  if (captured) return { presence: 'published', evidence: [captureSaid(captured)], sighting: captured };
  const unreadable = latest.find(({ outcome }) => unread.has(outcome));
  if (unreadable) return { presence: 'published', evidence: [outcomeSaid(unreadable)], sighting: unreadable };
  const earlier = [...sightings].reverse().find(isCaptured);
  if (last.outcome === 'not_listed') {
    if (earlier) return { presence: 'withdrawn', evidence: [captureSaid(earlier), lackSaid(last)], sighting: earlier };
    const isDue = due !== null && last.lookedAt > endOf(due);
    return { presence: isDue ? 'not_found' : 'not_yet_due', evidence: [lackSaid(last)], sighting: last };
  }
  if (earlier) return { presence: 'published', evidence: [captureSaid(earlier), outcomeSaid(last)], sighting: earlier };
  const presence = notLooked.has(last.outcome) ? 'not_looked' : 'unreachable';
  return { presence, evidence: [outcomeSaid(last)], sighting: last };
}

function timelinessOf(
  sightings: readonly Sighting[],
  published: Published | null,
  due: string,
): { readonly timeliness: Timeliness; readonly evidence: readonly string[] } {
  const end = endOf(due);
  const first = sightings.find((one) => isCaptured(one) || unread.has(one.outcome));
  const day = published?.publishedOn ?? null;
  if (first && (first.fetchedAt ?? first.lookedAt) < end) return { timeliness: 'on_time', evidence: [] };
  // A page that lacked it after its day is the only proof: a posting date is often that of a move to another portal.
  const lacked = sightings.find(({ outcome, lookedAt }) => outcome === 'not_listed' && lookedAt >= end);
  if (lacked && first && lacked.lookedAt < first.lookedAt) return { timeliness: 'late', evidence: [lackSaid(lacked)] };
  if (day !== null && day <= due && day.startsWith(due.slice(0, 4)))
    return { timeliness: 'on_time', evidence: [`the page is dated ${day}`] };
  return { timeliness: 'unproven', evidence: [] };
}

function isCaptured({ outcome, record }: Sighting): boolean {
  return outcome === 'ok' && record !== null;
}

function captureSaid({ url, fetchedAt, record }: Sighting): string {
  return `captured on ${fetchedAt} from ${url}: ${record}`;
}

function lackSaid({ lookedAt, url, detail }: Sighting): string {
  return `not listed in ${url ?? 'its column'}, read to its end by the run of ${lookedAt}: ${detail}`;
}

function outcomeSaid({ lookedAt, outcome, detail }: Sighting): string {
  return `${outcome} in the run of ${lookedAt}: ${detail}`;
}

function revisionSaid({ url, copy, standing, values }: Revision): string {
  const ids = values.slice(0, 5).map(({ id, standing: is, copy: was }) => `${id} ${was.value} and ${is.value}`);
  const more = values.length > 5 ? `, and ${values.length - 5} more` : '';
  return `${url} gave other values at other times, ${copy.fetchedAt} and ${standing.fetchedAt}: ${ids.join('; ')}${more}`;
}
