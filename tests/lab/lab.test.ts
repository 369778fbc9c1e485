// The lab held against what it says of itself, by a client that looks at bytes.
import { Agent, request } from 'node:http';
import { connect } from 'node:tls';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { extractReport } from '../../src/extract/index.js';
import { readPage } from '../../src/page/index.js';
import { failedSums } from '../../src/report/index.js';
import { ask, askOn, documentOf, type Heard } from './client.js';
import { type Lab, type LabPage, type LabRequest, startLab, startOldTlsServer } from './lab.js';

let lab: Lab;
beforeAll(async () => {
  lab = await startLab({ latencyMs: 0 });
});
afterAll(() => lab.close());

const nameOf = ({ url }: LabPage) => /\/faults\/([^/]+)\//.exec(url)?.[1] ?? '';
const hostOf = (number: number) => lab.hosts.find((host) => host.startsWith(`127.10.${number}.1:`)) ?? '';

/** The record that a page gives. */
async function recordOf(url: string) {
  const heard = await askOn(url);
  const bytes = await documentOf(heard);
  return extractReport(readPage({ bytes, contentType: heard.headers.get('content-type') ?? '' }));
}

const has = (status: number, mark: RegExp) => (heard: Heard) => heard.status === status && mark.test(heard.text);

/** What the bytes of each fault that no crawler survives must show. */
const signs: Readonly<Record<string, (heard: Heard) => boolean | Promise<boolean>>> = {
  drip: ({ status, end }) => status === 200 && end === 'open',
  silent: ({ bytes, end }) => bytes.length === 0 && end === 'open',
  reset: ({ bytes, end }) => bytes.length === 0 && end === 'reset',
  'reset-body': ({ body, end }) => body.length > 1000 && end === 'reset',
  cut: ({ headers, body, end }) => body.length < Number(headers.get('content-length')) && end === 'closed',
  long: ({ headers, body }) => body.length > Number(headers.get('content-length')),
  chunks: has(200, /\r\n\r\nzz\r\n/),
  endless: ({ body }) => body.length > 5_000_000,
  bomb: ({ body }) => body.length < 1_000_000 && gunzipSync(body).length > 40_000_000,
  'broken-gzip': (heard) =>
    documentOf(heard).then(
      () => false,
      () => heard.headers.get('content-encoding') === 'gzip',
    ),
  empty: ({ status, body }) => status === 200 && body.length === 0,
  circle: ({ headers }) => /^\/faults\/circle\/\d+$/.test(headers.get('location') ?? ''),
  hops: ({ headers }) => /^\/faults\/hops\/\d+\/1$/.test(headers.get('location') ?? ''),
  home: ({ headers }) => headers.get('location') === '/',
  ftp: ({ headers }) => headers.get('location')?.startsWith('ftp://') ?? false,
  down: ({ status }) => status === 503,
  missing: ({ status, body }) => status === 404 && body.length > 500,
  gone: ({ status, body }) => status === 410 && body.length > 500,
  forbidden: ({ status, body }) => status === 403 && body.length > 500,
  json: ({ headers }) => headers.get('content-type') === 'application/json',
  bytes: ({ body }) => body.toString('latin1').startsWith('%PDF-'),
  attached: has(200, /<a href="[^"]+\/report\.pdf">/),
  pictures: has(200, /<img src="[^"]+\.png"/),
  title: has(200, /年度报告<\/h1><div id="zoom"><\/div>/),
  notice: has(200, /放假通知/),
  river: has(412, /\$_ts\.nsd=/),
  'river-202': has(202, /\$_ts\.nsd=/),
  'river-200': has(200, /\$_ts\.nsd=/),
  jsl: has(521, /__jsluid_h=[\s\S]*__jsl_clearance_s/),
  cyd: has(403, /当前访问疑似黑客攻击/),
  aliyun: has(200, /acw_sc__v2/),
  '468': has(468, /./),
  'gateway-403': ({ status, body }) => status === 403 && body.length < 500,
  'gateway-422': ({ status, body }) => status === 422 && body.length < 500,
  telecom: has(405, /电信云防护/),
  slider: ({ text, body }) => text.includes('puzzle-vcode') && body.length > 22_000,
  'odd-visit': has(200, /<title>访问异常页面/),
  parameters: has(200, /不合法的参数/),
  cdn: has(200, /online-desc-con/),
  'soft-404': has(200, /页面不存在/),
  'jump-home': has(404, /location\.href="\/"/),
  stub: ({ body }) => body.length === 1166,
  region: has(200, /所在的地区/),
  'region-403': has(403, /所在的地区/),
};

describe('the pages', () => {
  it('are about as many as asked for, the same in every lab, and the good ones there without faults too', async () => {
    const [other, sound] = await Promise.all([startLab(), startLab({ faults: false })]);
    await Promise.all([other.close(), sound.close()]);
    const bare = ({ pages }: Lab) => pages.map((page) => ({ ...page, url: page.url.replace(/:\d+\//, '/') }));
    expect(lab.pages).toHaveLength(500);
    expect(new Set(lab.pages.map(({ url }) => url)).size).toBe(500);
    expect(bare(other)).toEqual(bare(lab));
    const good = bare(lab).filter(({ what }) => what === 'a good page');
    expect(good).toHaveLength(300);
    expect(new Set(bare(sound))).toEqual(new Set(good));
  });

  it('that must come to a record do, each to its own, with every value and every sum', async () => {
    const good = [...lab.pages].filter(({ outcome }) => outcome === 'ok');
    const ids: string[] = [];
    for (const page of good) {
      const { report, values, checks } = await recordOf(page.url);
      ids.push(report.id);
      expect([page.url, report.id]).toEqual([page.url, page.id]);
      const lost = Object.entries(values).filter(([, { status }]) => status !== 'read');
      expect([page.url, lost, failedSums(checks)]).toEqual([page.url, [], []]);
    }
    expect(new Set(ids).size).toBe(good.length);
  });
});

describe('the faults', () => {
  it('are all looked at here', () => {
    const names = new Set(lab.pages.filter(({ outcome }) => outcome !== 'ok').map(nameOf));
    names.delete('');
    expect([...names].sort()).toEqual(Object.keys(signs).sort());
  });

  it.each(Object.entries(signs))('%s', async (name, shows) => {
    const page = lab.pages.find((one) => nameOf(one) === name);
    const heard = await ask(page?.url ?? '');
    expect([heard.end, heard.text.slice(0, 400), await shows(heard)]).toEqual([
      heard.end,
      heard.text.slice(0, 400),
      true,
    ]);
  });
});
