// What fetches and judges for a crawl, wired together: client, recorder, fetcher, browser.
import { setMaxListeners } from 'node:events';
import type { Archive } from '../archive/index.js';
import type { Settings } from '../settings/index.js';
import type { Knowledge } from '../state/index.js';
import { Fetcher, type FetcherOptions } from './fetcher.js';
import { HttpClient, type HttpOptions } from './http/index.js';
import { Recorder } from './recorder.js';
import { Renderer } from './render.js';
import { Seeker, type SeekerOptions } from './seeker.js';

export interface ToolsOptions extends Pick<FetcherOptions, 'onPause' | 'onRequest' | 'signal'> {
  readonly archive: Archive;
  /** The archive's folder. */
  readonly snapshots: string;
  readonly known: Knowledge;
  readonly settings: Settings;
  readonly hasReport: SeekerOptions['hasReport'];
  readonly http: Pick<HttpOptions, 'allowPrivate' | 'proxy' | 'insecureTls' | 'contact'>;
}

export interface Tools {
  readonly fetcher: Pick<Fetcher, 'fetch'>;
  readonly seeker: Pick<Seeker, 'seek'>;
  close(): Promise<void>;
}

export function openTools(options: ToolsOptions): Tools {
  const { archive, snapshots, known, settings, hasReport, http, onPause, onRequest } = options;
  const over = new AbortController();
  const signal = options.signal ? AbortSignal.any([options.signal, over.signal]) : over.signal;
  // Every host that is waited for listens; Node takes more than ten for a leak.
  setMaxListeners(0, signal);
  const client = new HttpClient({
    ...http,
    totalTimeoutMs: settings.timeout,
    headerTimeoutMs: settings.headerTimeout,
    connectTimeoutMs: settings.connectTimeout,
    maxBodyBytes: settings.maxBody,
    maxHeaderBytes: settings.maxHead,
    maxPerAddress: settings.perAddress,
  });
  const fetcher = new Fetcher({
    settings,
    signal,
    onPause,
    onRequest,
    recorder: new Recorder({ archive, snapshots, known, maxBodyBytes: settings.maxBody }),
    exchange: (url, headers, again, body) => client.exchange(url, headers, again, body),
  });
  const renderer = new Renderer((url) => fetcher.fetch(url), {
    timeoutMs: settings.drawTimeout,
    pages: settings.drawPages,
    signal,
  });
  return {
    fetcher,
    seeker: new Seeker({ archive, snapshots, known, fetcher, renderer, hasReport }),
    async close() {
      // What a drawing had asked for that was given up is waited for no longer.
      over.abort();
      await renderer.close();
      await client.close();
    },
  };
}
