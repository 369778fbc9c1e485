// Which report is due, there, late, missing, withdrawn or revised. It speaks of real bodies: no word without evidence.
import type { ReportRecord } from '../report/index.js';
import type { CitedValue } from '../review/index.js';
import { type BodyKind, dueDate, endOf } from './due.js';
import { isCaptured, isLackOf, isThere, type Sighting, sightingSaid } from './sightings.js';

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
 * `published`: it was listed and captured when last looked for, or captured earlier and nothing shows that it is gone.
 * `not_found`: after its day its column was read to the end and lacked it. `not_yet_due`: the same before that day.
 * `withdrawn`: it was captured, and the column that listed it lacks it now. `unreachable`: something stood in the way.
 * `not_looked`: its column is not known, or nobody has looked.
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

const notLooked = new Set(['no_site', 'no_column', 'family_unknown', 'stopped']);

/** What is known of one report. */
export function entryOf(question: Question): Entry {
  const { region, year, published, revisions, sightings } = question;
  // A division is asked for; what its report says of its body comes first.
  const kind = published ? published.kind : 'government';
  const due = dueDate(year, kind);
  const { presence, evidence, sighting } = presenceOf(sightings, due);
  const wasThere = presence === 'published' || presence === 'withdrawn';
  const time = wasThere && due !== null ? timelinessOf(sightings, published, due) : null;
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
  const found = [...latest].reverse();
  const now = found.find(isCaptured) ?? found.find(isThere);
  if (now) return { presence: 'published', evidence: [sightingSaid(now)], sighting: now };
  const earlier = [...sightings].reverse().find(isThere);
  if (earlier) {
    const isGone = latest.some((one) => isLackOf(one, earlier));
    const evidence = [sightingSaid(earlier), sightingSaid(last)];
    return { presence: isGone ? 'withdrawn' : 'published', evidence, sighting: earlier };
  }
  // It was listed once, and nobody could read it then.
  const listed = sightings.find(({ outcome, columns }) => outcome !== 'not_listed' && columns.length > 0);
  if (last.outcome === 'not_listed' && !listed) {
    const isDue = due !== null && last.lookedAt > endOf(due);
    return { presence: isDue ? 'not_found' : 'not_yet_due', evidence: [sightingSaid(last)], sighting: last };
  }
  const presence = notLooked.has(last.outcome) ? 'not_looked' : 'unreachable';
  const before = listed && listed !== last ? [sightingSaid(listed)] : [];
  return { presence, evidence: [...before, sightingSaid(last)], sighting: last };
}

function timelinessOf(
  sightings: readonly Sighting[],
  published: Published | null,
  due: string,
): { readonly timeliness: Timeliness; readonly evidence: readonly string[] } {
  const end = endOf(due);
  const first = sightings.find(isThere);
  const day = published?.publishedOn ?? null;
  if (first && (first.fetchedAt ?? first.lookedAt) < end) return { timeliness: 'on_time', evidence: [] };
  const dated = day !== null && day <= due && day.startsWith(due.slice(0, 4)) ? [`the page is dated ${day}`] : [];
  // The column that lists it and lacked it after its day is the only proof: a date of posting is often that of a move to
  // another portal, and another column lacks what it never had.
  const lacked = sightings.find(
    (one) => first && one.lookedAt < first.lookedAt && one.lookedAt >= end && isLackOf(one, first),
  );
  const lack = lacked ? [sightingSaid(lacked)] : [];
  if (lacked && dated.length > 0) return { timeliness: 'unproven', evidence: [...lack, ...dated] };
  if (lacked) return { timeliness: 'late', evidence: lack };
  return { timeliness: dated.length > 0 ? 'on_time' : 'unproven', evidence: dated };
}

function revisionSaid({ url, copy, standing, values }: Revision): string {
  const ids = values.slice(0, 5).map(({ id, standing: is, copy: was }) => `${id} ${was.value} and ${is.value}`);
  const more = values.length > 5 ? `, and ${values.length - 5} more` : '';
  return `${url} gave other values at other times, ${copy.fetchedAt} and ${standing.fetchedAt}: ${ids.join('; ')}${more}`;
}
