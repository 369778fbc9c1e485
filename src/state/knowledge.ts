// What is known, in the folder's database.
import type { DatabaseSyncInstance as Database } from '@photostructure/sqlite';
import type { Commits } from './commits.js';
import type { Entry, Extent, Knowledge, KnownAnswer, KnownFailure, KnownFetch, Original } from './types.js';

interface PayloadRow {
  readonly digest: string | null;
  readonly body_url: string;
  readonly date: string;
  readonly file: string | null;
  readonly offset: number;
  readonly record_id: string;
}

interface FetchRow extends PayloadRow {
  readonly url: string;
  readonly outcome: string;
  readonly detail: string;
  readonly status: number | null;
  readonly fetched_at: string | null;
  readonly headers: string | null;
}

const RESPONSE = 'response';
const DRAWN = 'drawn';
const ANSWER = 'answer';
const payloadColumns = 'digest, payload.url AS body_url, date, file, offset, record_id';

/** @param run the run whose fetches are noted */
export function knowledgeOf(database: Database, commits: Commits, run: number): Knowledge {
  const fetches = `SELECT fetch.url, outcome, detail, status, fetched_at, headers, ${payloadColumns}
    FROM fetch LEFT JOIN payload USING (digest) WHERE fetch.url = ? AND kind = ? AND is_final = 1`;
  const select = {
    fetched: database.prepare(`${fetches} AND run = ${run}`),
    earlier: database.prepare(
      `${fetches} AND run < ${run} AND outcome = '${ANSWER}' AND status BETWEEN 200 AND 299 ORDER BY run DESC LIMIT 1`,
    ),
    payload: database.prepare(`SELECT ${payloadColumns} FROM payload WHERE digest = ?`),
  };
  // The first run of a folder is the longest, and has nothing to look up.
  const isFirst = database.prepare(`SELECT 1 FROM run WHERE id < ${run}`).get() === undefined;
  const put = {
    fetch: database.prepare(
      `INSERT INTO fetch (url, kind, run, attempts, is_final, outcome, detail, status, fetched_at, headers, digest)
       VALUES (?, ?, ${run}, 1, ?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (url, kind, run) DO UPDATE SET attempts = attempts + 1, is_final = excluded.is_final,
         outcome = excluded.outcome, detail = excluded.detail, status = excluded.status,
         fetched_at = excluded.fetched_at, headers = excluded.headers, digest = excluded.digest`,
    ),
    payload: database.prepare(
      'INSERT OR IGNORE INTO payload (digest, url, date, file, offset, record_id) VALUES (?, ?, ?, ?, ?, ?)',
    ),
    moved: database.prepare(
      'UPDATE payload SET url = ?, date = ?, file = ?, offset = ?, record_id = ? WHERE digest = ?',
    ),
    file: database.prepare('INSERT OR IGNORE INTO warc (file, size, is_closed) VALUES (?, 0, 0)'),
    extent: database.prepare('UPDATE warc SET size = max(size, ?) WHERE file = ?'),
    closed: database.prepare('UPDATE warc SET size = ?, is_closed = 1 WHERE file = ?'),
  };
  const noteBody = ({ digest, url, date, file, offset, recordId }: Original, extent: Extent) => {
    put.payload.run(digest, url, date, file, offset, recordId);
    put.extent.run(extent.size, extent.file);
  };
  const find = (statement: typeof select.fetched, url: string, kind: string) =>
    statement.get(url, kind) as FetchRow | undefined;
  // What was noted counts at once, also while it is on its way to the database.
  const coming = { fetches: new Map<string, KnownFetch>(), bodies: new Map<string, Original>() };
  const arrive = <T>(map: Map<string, T>, key: string, value: T) => {
    map.set(key, value);
    return () => void (map.get(key) === value && map.delete(key));
  };
  return {
    fetched(key) {
      const noted = coming.fetches.get(key);
      if (noted) return noted;
      const row = find(select.fetched, key, RESPONSE);
      return row ? fetchOf(row) : null;
    },
    earlier(url) {
      if (isFirst) return null;
      const row = find(select.earlier, url, RESPONSE);
      return row ? answerOf(row) : null;
    },
    payload(digest) {
      const noted = coming.bodies.get(digest);
      if (noted) return noted;
      const row = select.payload.get(digest) as PayloadRow | undefined;
      return row ? originalOf(row) : null;
    },
    drawn(url) {
      const row = find(select.fetched, url, DRAWN);
      return row ? originalOf(row) : null;
    },
    noteFile(file) {
      put.file.run(file);
    },
    noteClosed({ file, size }) {
      // After all that was noted of its records: a file that counts as ended is never cut to what is known of it.
      void commits.commit(() => void put.closed.run(size, file));
    },
    noteAnswer({ answer, key = answer.url, isFinal, extent, isBodyLost = false }: Entry) {
      const { status, headers, fetchedAt, body } = answer;
      const arrived = [
        arrive(coming.bodies, body.digest, body),
        ...(isFinal ? [arrive(coming.fetches, key, { kind: 'answer', answer })] : []),
      ];
      return commits.commit(() => {
        for (const done of arrived) done();
        const { url, date, file, offset, recordId, digest } = body;
        if (isBodyLost) put.moved.run(url, date, file, offset, recordId, digest);
        noteBody(body, extent);
        const lines = JSON.stringify(headers);
        put.fetch.run(key, RESPONSE, Number(isFinal), ANSWER, '', status, fetchedAt, lines, body.digest);
      });
    },
    noteFailure(key, failure: KnownFailure) {
      const { outcome, detail, status } = failure;
      const arrived = arrive(coming.fetches, key, { kind: 'failure', failure });
      return commits.commit(() => {
        arrived();
        put.fetch.run(key, RESPONSE, 1, outcome, detail, status, null, null, null);
      });
    },
    noteDrawn(body, extent) {
      return commits.commit(() => {
        noteBody(body, extent);
        put.fetch.run(body.url, DRAWN, 1, ANSWER, '', null, body.date, null, body.digest);
      });
    },
    settled: () => commits.settled(),
  };
}

function fetchOf(row: FetchRow): KnownFetch | null {
  const { outcome, detail, status } = row;
  if (outcome !== ANSWER) return { kind: 'failure', failure: { outcome, detail, status } };
  const answer = answerOf(row);
  return answer ? { kind: 'answer', answer } : null;
}

function answerOf(row: FetchRow): KnownAnswer | null {
  const body = originalOf(row);
  const { url: key, status, headers, fetched_at: fetchedAt } = row;
  const url = key.replace(/^POST [0-9a-f]+ /, '');
  if (!body || status === null || headers === null || fetchedAt === null) return null;
  return { url, status, headers: JSON.parse(headers) as KnownAnswer['headers'], fetchedAt, body };
}

/** Null where the body is no longer there: the file that held it was cut. */
function originalOf({ digest, body_url: url, date, file, offset, record_id: recordId }: PayloadRow): Original | null {
  return digest === null || file === null ? null : { digest, url, date, file, offset, recordId };
}
