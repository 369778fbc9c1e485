// A fetcher with all that stands behind it, in a folder.
import { join } from 'node:path';
import { openArchive } from '../../src/archive/index.js';
import { Fetcher } from '../../src/crawl/fetcher.js';
import { HttpClient } from '../../src/crawl/http/index.js';
import { Recorder } from '../../src/crawl/recorder.js';
import { settingsOf } from '../../src/settings/index.js';
import { openState } from '../../src/state/index.js';
import { httpDefaults } from './http-support.js';

export interface Fetching {
  readonly fetcher: Fetcher;
  readonly recorder: Recorder;
  readonly snapshots: string;
  close(): Promise<void>;
}

/** The run that was begun in the folder goes on, or one begins. */
export async function fetchingIn(folder: string): Promise<Fetching> {
  const snapshots = join(folder, 'snapshots');
  let sync = () => Promise.resolve();
  const state = openState(folder, { asked: { command: 'test' }, syncArchive: () => sync() });
  const { noteFile: onFile, noteClosed: onClosed } = state.known;
  const archive = await openArchive(snapshots, { software: 'test/1', onFile, onClosed });
  sync = () => archive.sync();
  const settings = settingsOf({ delay: 0, backoff: 1, timeout: 20_000, headerTimeout: 20_000 });
  const client = new HttpClient({ ...httpDefaults, allowPrivate: true });
  const recorder = new Recorder({ archive, snapshots, known: state.known, maxBodyBytes: settings.maxBody });
  const fetcher = new Fetcher({
    settings,
    recorder,
    exchange: (url, headers, again, body) => client.exchange(url, headers, again, body),
  });
  return {
    fetcher,
    recorder,
    snapshots,
    async close() {
      await client.close();
      await state.known.settled();
      await archive.close();
      await state.close();
    },
  };
}
