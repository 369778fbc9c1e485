// A folder's memory, opened as a process would, and things to note in it.
import { onTestFinished } from 'vitest';
import { type Original, openState, type State } from '../../src/state/index.js';

export interface Opened extends State {
  /** How often the archive was brought to disk. */
  readonly syncs: () => number;
}

/** Opens a folder; closed at the end of the test unless it is before. */
export function open(folder: string, asked: unknown = 'a question', restart = false): Opened {
  let syncs = 0;
  let isClosed = false;
  const state = openState(folder, {
    asked,
    restart,
    syncArchive: async () => {
      syncs++;
    },
  });
  const close = async () => {
    if (isClosed) return;
    isClosed = true;
    await state.close();
  };
  onTestFinished(close);
  return { ...state, close, syncs: () => syncs };
}

/** A body at a place of the archive. */
export function bodyAt(offset: number, name = `${offset}`, file = 'a.warc.gz'): Original {
  return {
    file,
    offset,
    recordId: `<urn:uuid:${name}>`,
    url: `http://a.test/${name}`,
    date: '2026-03-01T02:03:04.567Z',
    digest: `sha256:${name}`,
  };
}

/** An answer whose body lies there, and how far the file reaches with it. */
export function entryAt(
  offset: number,
  more: { name?: string; file?: string; status?: number; isFinal?: boolean } = {},
) {
  const { name = `${offset}`, file = 'a.warc.gz', status = 200, isFinal = true } = more;
  const body = bodyAt(offset, name, file);
  const headers = [['ETag', `"${name}"`]] as const;
  return {
    answer: { url: body.url, status, headers, fetchedAt: body.date, body },
    isFinal,
    extent: { file, size: offset + 100 },
  };
}
