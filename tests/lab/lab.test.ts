// The lab held against what it says of itself, by a client that looks at bytes.
import { Agent, request } from 'node:http';
import { type ConnectionOptions, connect } from 'node:tls';
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

// For what never ends; long enough for a head on a busy machine.
const WAIT_MS = 1000;

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
    const good = lab.pages.filter(({ outcome }) => outcome === 'ok');
    expect(new Set(good.map(({ id }) => id)).size).toBe(good.length);
    const plain = good.filter(({ what }) => what === 'a good page');
    // A step that has nothing in common with the numbers of charsets, renderings and ways to send.
    const some = plain.filter((_, index) => index % 5 === 0);
    for (const page of [...some, ...good.filter((one) => !plain.includes(one))]) {
      const { report, values, checks } = await recordOf(page.url);
      const lost = Object.entries(values).filter(([, { status }]) => status !== 'read');
      expect([page.url, report.id, lost, failedSums(checks)]).toEqual([page.url, page.id, [], []]);
    }
  });

  it('that must not come to a record have no id', () => {
    expect(lab.pages.filter(({ outcome, id }) => (outcome === 'ok') !== (id !== undefined))).toEqual([]);
  });

  it('that a browser draws hold no table until it does', async () => {
    expect(lab.drawn.map(nameOf)).toEqual(['fetched', 'written']);
    const [{ url = '' } = {}] = lab.drawn;
    expect((await ask(url)).text).not.toContain('<table');
    const data = JSON.parse((await ask(`${url}/data.json`)).body.toString('utf8')) as { content: string };
    expect(data.content).toContain('<table');
  });

  it('that lead to private addresses stand apart', async () => {
    const locations = await Promise.all(lab.privateTargets.map(({ url }) => ask(url)));
    expect(locations.map(({ headers }) => headers.get('location'))).toContain('http://169.254.169.254/latest');
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
    const heard = await ask(page?.url ?? '', page?.outcome === 'timeout' ? WAIT_MS : undefined);
    expect([heard.end, heard.text.slice(0, 400), await shows(heard)]).toEqual([
      heard.end,
      heard.text.slice(0, 400),
      true,
    ]);
  });
});

describe('a fault that passes', () => {
  const answers = async (name: string, times: number) => {
    // Another lab, because this one has been asked already.
    const fresh = await startLab({ pages: 100, latencyMs: 0 });
    const { url = '' } = fresh.pages.find((page) => nameOf(page) === name) ?? {};
    const heard: Heard[] = [];
    for (let nth = 0; nth < times; nth++) heard.push(await ask(url));
    await fresh.close();
    return heard;
  };

  it.each([
    ['flapping', [0, 200]],
    ['storm', [503, 503, 200]],
    ['busy-seconds', [429, 200]],
    ['busy-date', [429, 200]],
  ])('%s', async (name, statuses) => {
    const heard = await answers(name, statuses.length);
    expect(heard.map(({ status }) => status)).toEqual(statuses);
    if (name === 'busy-seconds') expect(heard[0]?.headers.get('retry-after')).toBe('1');
    if (name === 'busy-date') expect(Date.parse(heard[0]?.headers.get('retry-after') ?? '')).not.toBeNaN();
  });
});

describe('the hosts', () => {
  it.each<[string, number, number, RegExp]>([
    ['has a robots.txt', 1, 200, /Disallow: \/search\/\n/],
    ['closes a folder', 13, 200, /Disallow: \/closed\/\n/],
    ['answers with its home page', 14, 200, /<h1>/],
    ['has none', 15, 404, /<p>/],
    ['is closed', 16, 200, /Disallow: \/\n/],
    ['asks for a pause', 17, 200, /Crawl-delay: 0\.2\n/],
    ['cannot say', 18, 503, /<p>/],
  ])('one %s', async (_what, number, status, rules) => {
    const heard = await askOn(`http://${hostOf(number)}/robots.txt`);
    expect([heard.status, heard.text]).toEqual([status, expect.stringMatching(rules)]);
  });

  it('tell which of their pages are not to be asked for', () => {
    const kept = lab.pages.filter(({ outcome }) => outcome === 'robots_disallowed').map(({ url }) => url);
    expect(kept.length).toBeGreaterThan(5);
    expect(new Set(lab.disallowed)).toEqual(new Set(kept));
  });

  it('one is down but for its robots.txt', async () => {
    const pages = lab.pages.filter(({ outcome }) => Array.isArray(outcome));
    const statuses = await Promise.all(pages.map(async ({ url }) => (await ask(url)).status));
    expect(new Set(statuses)).toEqual(new Set([503]));
    expect((await ask(`http://${hostOf(19)}/robots.txt`)).status).toBe(200);
  });

  it('one resets every second connection', async () => {
    const ends: string[] = [];
    for (let nth = 0; nth < 4; nth++) ends.push((await ask(`http://${hostOf(20)}/robots.txt`)).end);
    expect(ends.sort()).toEqual(['closed', 'closed', 'reset', 'reset']);
  });

  it('one shows a certificate that nobody has signed', async () => {
    const urls = lab.pages.filter(({ outcome }) => outcome === 'tls_error').map(({ url }) => new URL(url));
    expect(urls.map(({ protocol }) => protocol)).toEqual(['https:', 'https:']);
    expect(await handshake(urls[0]?.hostname ?? '', Number(urls[0]?.port))).toBe('DEPTH_ZERO_SELF_SIGNED_CERT');
  });

  it('apart from them there is one of TLS 1.0', async () => {
    const server = await startOldTlsServer('<p>old</p>');
    const port = Number(new URL(server.url).port);
    expect(await handshake('127.0.0.1', port)).toMatch(/PROTOCOL_VERSION|UNSUPPORTED_PROTOCOL/);
    const old = { minVersion: 'TLSv1', ciphers: 'DEFAULT@SECLEVEL=0', rejectUnauthorized: false } as const;
    expect(await handshake('127.0.0.1', port, old)).toBe('TLSv1');
    await server.close();
  });
});

/** The protocol that was agreed on, or the code of the error. */
function handshake(host: string, port: number, options: ConnectionOptions = {}): Promise<string | null> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, ...options }, () => {
      resolve(socket.getProtocol());
      socket.destroy();
    });
    socket.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
  });
}

describe('the log', () => {
  it('has each request with its connection, its headers and its end', async () => {
    const fresh = await startLab({ hosts: 2, pages: 10, faults: false, latencyMs: 0 });
    const [host = '', other = ''] = fresh.hosts;
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const get = (address: string) =>
      new Promise<void>((resolve) => {
        request(address, { agent, headers: { 'X-Mark': address } }, (response) => {
          response.resume().on('end', () => resolve());
        }).end();
      });
    await get(`http://${host}/`);
    await Promise.all([get(`http://${host}/robots.txt`), get(`http://${other}/`)]);
    await Promise.all([ask(`http://${other}/`), ask(`http://${other}/`), ask(`http://${other}/nothing`)]);
    agent.destroy();
    const log: readonly LabRequest[] = fresh.log();
    expect(log.map((one) => one.host + one.path).sort()).toEqual(
      [`${host}/`, `${host}/robots.txt`, `${other}/`, `${other}/`, `${other}/`, `${other}/nothing`].sort(),
    );
    const kept = log.filter((one) => one.host === host);
    expect(kept.map(({ path }) => path)).toEqual(['/', '/robots.txt']);
    expect(kept[1]?.connection).toBe(kept[0]?.connection);
    expect(kept[0]?.headers['x-mark']).toBe(`http://${host}/`);
    expect(new Set(log.map(({ connection }) => connection)).size).toBe(5);
    for (const { at, ended } of log) expect(ended).toBeGreaterThanOrEqual(at);
    expect(kept[1]?.at).toBeGreaterThanOrEqual(kept[0]?.ended ?? Number.NaN);
    expect(fresh.mostConnections().get(host)).toBe(1);
    expect(fresh.mostConnections().get(other)).toBeGreaterThan(1);
    await fresh.close();
  });

  it('has an end also for what was never answered', async () => {
    const fresh = await startLab({ pages: 100, latencyMs: 0 });
    const { url = '' } = fresh.pages.find((page) => nameOf(page) === 'silent') ?? {};
    await ask(url, WAIT_MS);
    await fresh.close();
    expect(fresh.log().map(({ ended }) => ended === null)).toEqual([false]);
  });
});
