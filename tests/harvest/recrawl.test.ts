// The same command after a run that is finished: asked again only for what has changed, and every value still proved.
import { createReadStream } from 'node:fs';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { CDXIndexer } from 'warcio';
import { harvest } from '../../src/harvest/index.js';
import { settingsOf } from '../../src/settings/index.js';
import { findingsOf, recordsOf } from '../lab/dataset.js';
import { bytesOf, labReports } from '../lab/reports.js';
import { inspectArchive } from '../lab/warc.js';
import { temporaryFolder } from '../support/folder.js';
import { startServer } from '../support/server.js';

const html = { 'Content-Type': 'text/html' };
const ETAG = '"a-1"';
const MODIFIED = 'Sun, 01 Mar 2026 00:00:00 GMT';

it('asks for changes, and archives what is the same as such', async () => {
  const [tagged, dated, plain, before, after] = labReports(5).map(bytesOf);
  let isLater = false;
  const server = await startServer(({ url, headers }) => {
    if (url === '/tagged')
      return headers['if-none-match'] === ETAG
        ? { status: 304, headers: { ETag: ETAG } }
        : { headers: { ...html, ETag: ETAG }, body: tagged ?? '' };
    if (url === '/dated')
      return headers['if-modified-since'] === MODIFIED
        ? { status: 304, headers: {} }
        : { headers: { ...html, 'Last-Modified': MODIFIED }, body: dated ?? '' };
    if (url === '/plain') return { headers: html, body: plain ?? '' };
    if (url === '/changed')
      return { headers: { ...html, ETag: isLater ? '"2"' : '"1"' }, body: (isLater ? after : before) ?? '' };
    return undefined;
  });
  const records = await temporaryFolder();
  const snapshots = join(records, 'snapshots');
  const paths = ['/tagged', '/dated', '/plain', '/changed'];
  const crawl = async () => {
    const from = server.requests.length;
    const rows = await harvest(
      { kind: 'urls', urls: paths.map((path) => server.url + path) },
      {
        records,
        snapshots,
        settings: settingsOf({ delay: 1 }),
        http: { allowPrivate: true, proxy: () => null, insecureTls: new Set(), contact: null },
      },
    );
    const conditions = server.requests.slice(from).map(({ url, headers }) => {
      const asked = [headers['if-none-match'], headers['if-modified-since']].filter((value) => value !== undefined);
      return `${url} ${asked.join()}`.trim();
    });
    expect(await findingsOf(records)).toEqual([]);
    return { outcomes: rows.map(({ outcome }) => outcome), conditions };
  };
  const allOk = paths.map(() => 'ok');
  expect(await crawl()).toEqual({ outcomes: allOk, conditions: ['/robots.txt', ...paths] });
  const first = await recordsOf(records);
  isLater = true;
  const conditions = ['/robots.txt', `/tagged ${ETAG}`, `/dated ${MODIFIED}`, '/plain', '/changed "1"'];
  expect(await crawl()).toEqual({ outcomes: allOk, conditions });
  const second = await recordsOf(records);
  expect([first.size, second.size]).toEqual([4, 5]);
  for (const [path, record] of first) expect(second.get(path)).toEqual(record);
  // What was not modified then is asked for in the same way a third time.
  expect(await crawl()).toEqual({ outcomes: allOk, conditions: [...conditions.slice(0, 4), '/changed "2"'] });

  const { records: archived, faults } = await inspectArchive(snapshots);
  expect(faults).toEqual([]);
  const told = archived
    .filter(({ type, url }) => type !== 'request' && url !== '' && !url.endsWith('robots.txt'))
    .toSorted((a, b) => (`${a.header('WARC-Date')}` < `${b.header('WARC-Date')}` ? -1 : 1));
  const profileOf = (profile: string | null | undefined) =>
    profile?.replace('http://netpreserve.org/warc/1.1/revisit/', '') ?? '';
  expect(
    told.map(({ type, url, status, header }) =>
      [type, url.slice(server.url.length), status, profileOf(header('WARC-Profile'))].join(' ').trim(),
    ),
  ).toEqual([
    'response /tagged 200',
    'response /dated 200',
    'response /plain 200',
    'response /changed 200',
    'revisit /tagged 304 server-not-modified',
    'revisit /dated 304 server-not-modified',
    'revisit /plain 200 identical-payload-digest',
    'response /changed 200',
    'revisit /tagged 304 server-not-modified',
    'revisit /dated 304 server-not-modified',
    'revisit /plain 200 identical-payload-digest',
    'revisit /changed 200 identical-payload-digest',
  ]);
  for (const { url, type, header } of told) {
    if (type !== 'revisit') continue;
    const original = told.find((one) => one.header('WARC-Record-ID') === header('WARC-Refers-To'));
    expect([original?.type, original?.url]).toEqual(['response', url]);
    expect(header('WARC-Refers-To-Date')).toBe(original?.header('WARC-Date'));
    expect(header('WARC-Payload-Digest')).toBe(original?.header('WARC-Payload-Digest'));
  }
  // An independent indexer sees them all, answers for robots.txt among them.
  const files = (await readdir(snapshots)).filter((name) => name.endsWith('.gz'));
  const readers = files.map((filename) => ({ filename, reader: createReadStream(join(snapshots, filename)) }));
  const indexed: unknown[] = [];
  for await (const line of new CDXIndexer({ format: 'cdxj' }).iterIndex(readers)) indexed.push(line);
  expect(indexed).toHaveLength(archived.filter(({ type }) => type === 'response' || type === 'revisit').length);
});

it.each([
  ['moved away', async (path: string) => rm(path)],
  ['damaged', async (path: string) => writeFile(path, (await readFile(path)).fill(0, 1000))],
])('archives a page anew, and asks for it without conditions, where its capture was %s', async (_what, spoil) => {
  const [report] = labReports(1).map(bytesOf);
  const server = await startServer(({ url, headers }) => {
    if (url === '/robots.txt') return undefined;
    const tag = url === '/tagged' ? { ETag: ETAG } : undefined;
    if (tag && headers['if-none-match'] === ETAG) return { status: 304, headers: tag };
    return { headers: { ...html, ...tag }, body: report ?? '' };
  });
  const records = await temporaryFolder();
  const snapshots = join(records, 'snapshots');
  const crawl = () =>
    harvest(
      { kind: 'urls', urls: ['/plain', '/tagged'].map((path) => server.url + path) },
      {
        records,
        snapshots,
        settings: settingsOf({ delay: 1 }),
        http: { allowPrivate: true, proxy: () => null, insecureTls: new Set(), contact: null },
      },
    );
  await crawl();
  const files = (await readdir(snapshots)).filter((name) => name.endsWith('.warc.gz'));
  for (const file of files) await spoil(join(snapshots, file));
  for (let again = 0; again < 2; again++) {
    expect((await crawl()).map(({ outcome }) => outcome)).toEqual(['ok', 'ok']);
    expect(await findingsOf(records)).toEqual([]);
  }
});
