import { PassThrough } from 'node:stream';
import { expect, it } from 'vitest';
import { startEvents, startProgress } from '../../src/cli/progress.js';
import type { HarvestRow } from '../../src/harvest/index.js';

const row = (over: Partial<HarvestRow>): HarvestRow => ({
  city: '辽阳市',
  year: 2019,
  url: 'http://a.test/',
  form: '2019',
  outcome: 'ok',
  detail: 'http://a.test/',
  record: null,
  counts: {},
  failedChecks: 0,
  ...over,
});

/** What progress writes to a terminal, or to a log. */
function written(isTTY: boolean, use: (progress: ReturnType<typeof startProgress>) => void): string {
  const stream = Object.assign(new PassThrough(), { isTTY, columns: 100, cursorTo: () => true, clearLine: () => true });
  const progress = startProgress(stream as unknown as NodeJS.WriteStream);
  progress.start({ isResumed: false, units: 2, done: 0, hosts: 1 });
  use(progress);
  progress.stop();
  return String(stream.read() ?? '');
}

it('writes plain lines to a log: one an item, and one for a long pause', () => {
  const text = written(false, (progress) => {
    progress.request('http://a.test/');
    progress.pause('a.test', 900, 'retry');
    progress.pause('a.test', 30_400, 'retry');
    progress.done(row({}));
    progress.done(row({ city: null, year: null, outcome: 'http_error', detail: 'answered 404\u001b[31m' }));
    progress.done(row({}));
  });
  expect(text).toBe(
    '2 to do; 1 host\n' +
      'a.test: 30 s until another attempt\n' +
      '1/2 辽阳市 2019 ok: http://a.test/\n' +
      '2/2 http://a.test/ http_error: answered 404\\u001b[31m\n' +
      '3/3 辽阳市 2019 ok: http://a.test/\n',
  );
});

it('draws a bar on a terminal, and lets nothing of a page steer it', () => {
  const text = written(true, (progress) => {
    progress.request('http://a.test/\u001b]0;title\u0007');
    progress.done(row({}));
    progress.done(row({ city: '沈阳市' }));
    progress.pause('a.test', 30_400, 'retry');
    progress.done(row({}));
  });
  expect(text).toMatch(/[\u2588\u2591█=-]{5,} 0\/2; 1 host; 0 requests, 0\.0 a second; 0 waited for; /u);
  expect(text).toContain('3/3; 1 host; 1 request');
  expect(text).not.toContain('\u0007');
});

it('draws nothing more once it is stopped', () => {
  const stopped = written(true, (progress) => progress.stop());
  const late = written(true, (progress) => {
    progress.stop();
    progress.done(row({}));
    progress.request('http://a.test/');
  });
  expect(late).toBe(stopped);
});

it('tells a machine of everything but the usual pauses', () => {
  const stream = new PassThrough();
  const progress = startEvents(stream);
  progress.start({ isResumed: true, units: 2, done: 1, hosts: 1 });
  progress.request('http://a.test/');
  progress.pause('a.test', 1000, 'pace');
  progress.pause('a.test', 2000.4, 'retry');
  progress.done(row({}));
  progress.stop();
  const events = String(stream.read()).trimEnd().split('\n');
  expect(events.map((line) => JSON.parse(line) as unknown)).toEqual([
    { event: 'start', isResumed: true, units: 2, done: 1, hosts: 1 },
    { event: 'request', url: 'http://a.test/' },
    { event: 'pause', host: 'a.test', ms: 2000, reason: 'retry' },
    { event: 'item', ...row({}) },
  ]);
});
