// A crawl of the lab: every address ends as declared, what is read is right, and the hosts are treated as was promised.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type HarvestRow, harvest } from '../../src/harvest/index.js';
import { settingsOf } from '../../src/settings/index.js';
import { differencesOf, findingsOf, recordsOf } from './dataset.js';
import { type Lab, type LabRequest, startLab } from './lab.js';

const PAGES = 500;
const DELAY_MS = 25;
// Of two clocks that are read at two ends of a connection.
const STAMP_MS = 2;

const settings = settingsOf({
  delay: DELAY_MS,
  jitter: 0,
  backoff: 10,
  attempts: 3,
  timeout: 1500,
  headerTimeout: 1500,
  maxBody: 4 * 1024 * 1024,
  rest: 300,
  rests: 1,
  restAfter: 5,
});

async function crawl(lab: Lab, records: string): Promise<HarvestRow[]> {
  return harvest(
    { kind: 'urls', urls: lab.pages.map(({ url }) => url) },
    {
      records,
      snapshots: join(records, 'snapshots'),
      settings,
      http: { allowPrivate: true, proxy: () => null, insecureTls: new Set(), contact: null },
    },
  );
}

let folder: string;
let lab: Lab;
let rows: readonly HarvestRow[];
let log: readonly LabRequest[];
const faulty = () => join(folder, 'faulty');
const sound = () => join(folder, 'sound');
const browser = process.env.NIANBAO_BROWSER;

beforeAll(async () => {
  process.env.NIANBAO_BROWSER = '/nonexistent';
  folder = await mkdtemp(join(tmpdir(), 'nianbao-lab-'));
  const other = await startLab({ pages: PAGES, faults: false });
  lab = await startLab({ pages: PAGES });
  rows = await crawl(lab, faulty());
  log = lab.log();
  await crawl(other, sound());
  await Promise.all([lab.close(), other.close()]);
});
afterAll(async () => {
  if (browser === undefined) delete process.env.NIANBAO_BROWSER;
  else process.env.NIANBAO_BROWSER = browser;
  await rm(folder, { recursive: true, force: true });
});

it('ends each address as the lab declares', () => {
  const ends = rows.map(({ outcome }) => outcome);
  const wrong = lab.pages.flatMap(({ url, what, outcome }, place) =>
    [outcome].flat().includes(ends[place] ?? '') ? [] : [[url, what, outcome, ends[place], rows[place]?.detail]],
  );
  expect(wrong).toEqual([]);
});

it('reads the good pages as in a lab where all pages are good', async () => {
  const [here, there] = await Promise.all([recordsOf(faulty()), recordsOf(sound())]);
  expect(there.size).toBe(0.6 * PAGES);
  const good = new Map([...here].filter(([path]) => there.has(path)));
  expect(differencesOf(good, there)).toEqual([]);
  expect(here.size).toBe(lab.pages.filter(({ outcome }) => outcome === 'ok').length);
});

it('leaves captures that bear out every value', async () => {
  expect(await findingsOf(faulty())).toEqual([]);
});

it('never had more than one connection and one request open at a host', () => {
  // A server may hear of a connection that was given up only after the next one is there.
  expect([...lab.mostConnections()].filter(([, most]) => most > 2)).toEqual([]);
  const overlaps = pairs().filter(([before, after]) => before.ended === null || before.ended > after.at);
  expect(overlaps).toEqual([]);
});

it('left each host alone for the delay after each answer', () => {
  // Where the crawler breaks an answer off, the server hears of its end later than the crawler's pause begins.
  const whole = pairs().filter(([{ path }]) => !/\/(?:endless|drip|bomb|silent)\//.test(path));
  const hasty = whole.filter(([before, after]) => pauseOf(before, after) < DELAY_MS - STAMP_MS);
  expect(hasty.map(([before, after]) => [before.host + before.path, after.path, pauseOf(before, after)])).toEqual([]);
});

it('asked for nothing that robots.txt forbids', () => {
  const asked = new Set(log.map(({ host, path }) => `http://${host}${path}`));
  expect(lab.disallowed.filter((url) => asked.has(url))).toEqual([]);
  // It was asked for on each host before anything else.
  const firsts = new Map(log.toReversed().map(({ host, path }) => [host, path]));
  expect([...firsts.values()].filter((path) => path !== '/robots.txt')).toEqual([]);
});

it('kept each Retry-After', () => {
  for (const fault of ['busy-seconds', 'busy-date']) {
    const [first, second] = log.filter(({ path }) => path.startsWith(`/faults/${fault}/`));
    if (!first || !second) throw new Error(`${fault} was not asked for twice`);
    expect(pauseOf(first, second)).toBeGreaterThanOrEqual(1000 - STAMP_MS);
  }
});

it('kept the Crawl-delay', () => {
  const slow = pairs().filter(([, { path }]) => path.startsWith('/slow/'));
  expect(slow).toHaveLength(5);
  for (const [before, after] of slow) expect(pauseOf(before, after)).toBeGreaterThanOrEqual(200 - STAMP_MS);
});

/** Each request with the one that came next to the same host. */
function pairs(): [LabRequest, LabRequest][] {
  const last = new Map<string, LabRequest>();
  return log.flatMap((request) => {
    const before = last.get(request.host);
    last.set(request.host, request);
    return before ? [[before, request] as [LabRequest, LabRequest]] : [];
  });
}

function pauseOf(before: LabRequest, after: LabRequest): number {
  return after.at - (before.ended ?? Number.POSITIVE_INFINITY);
}
