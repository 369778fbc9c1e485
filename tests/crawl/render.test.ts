import { createSocket } from 'node:dgram';
import { readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { readCapture, type Snapshot } from '../../src/archive/index.js';
import type { Fetched } from '../../src/crawl/fetched.js';
import { FetchError } from '../../src/crawl/outcome.js';
import { Renderer } from '../../src/crawl/render.js';
import { browserPath, hasNoBrowser } from '../support/browser.js';
import { temporaryFolder } from '../support/folder.js';
import { startServer } from '../support/server.js';
import { fetchAll } from './support.js';

/** An answer as the crawler gives it to a page. */
const answer = (url: string, body: string, contentType = 'text/javascript'): Fetched => ({
  url,
  status: 200,
  headers: [['Content-Type', contentType]],
  body: Buffer.from(body),
  fetchedAt: '',
  snapshot: { file: '', offset: 0, recordId: '' },
});

describe.skipIf(hasNoBrowser)('a page that only a script draws', () => {
  let give: (url: string) => Promise<Fetched> = async (url) => answer(url, '');
  // Long, so that a busy machine fails no test; shorter where a test waits for the end.
  let timeoutMs = 60_000;
  const limits = {
    pages: 2,
    get timeoutMs() {
      return timeoutMs;
    },
  };
  const renderer = new Renderer((url) => give(url), limits);
  const draw = (html: string | Buffer, contentType = 'text/html') =>
    renderer.render({ url: 'http://example.test/', bytes: Buffer.from(html), contentType });
  afterAll(() => renderer.close());

  it('is drawn with what its scripts ask for, all of it fetched at the crawler’s pace and archived', async () => {
    const server = await startServer(({ url }) => {
      if (url === '/robots.txt')
        return { body: 'User-agent: *\nDisallow: /closed', headers: { 'Content-Type': 'text/plain' } };
      if (url === '/a' || url === '/b')
        return {
          body: '<div id="zoom">加载中</div><script src="/draw.js"></script><img src="/picture.png"><link rel="stylesheet" href="/style.css"><script src="/closed/x.js"></script>',
        };
      if (url === '/c') return { body: '<script>document.write("<p>通知</p>")</script>' };
      if (url === '/draw.js')
        return {
          body: 'fetch("/data.json").then((r) => r.json()).then((d) => { zoom.textContent = "一份" + d.what; });',
        };
      return url === '/data.json' ? { body: '{"what":"报告"}' } : undefined;
    });
    const { items, snapshots } = await fetchAll(['/a', '/b', '/c'].map((path) => server.url + path));
    expect(items.map(({ outcome, detail }) => [outcome, detail])).toEqual([
      ['ok', `${server.url}/a, drawn by a browser`],
      ['ok', `${server.url}/b, drawn by a browser`],
      ['script_drawn', `${server.url}/c is a page of 44 characters with script and no text, drawn or not`],
    ]);
    const wanted = ['/robots.txt', '/a', '/b', '/c', '/draw.js', '/data.json'];
    expect([...new Set(server.paths)].sort()).toEqual(wanted.sort());
    expect(server.mostAtOnce()).toBe(1);
    expect(new Set(server.requests.map(({ headers }) => headers['user-agent'])).size).toBe(1);
    const capture = await readCapture(snapshots, items[0]?.document?.snapshot as Snapshot);
    expect(capture).toMatchObject({ type: 'resource', url: `${server.url}/a` });
    expect(capture.body.toString()).toContain('<div id="zoom">一份报告</div>');
    expect(capture.body.equals(items[0]?.document?.bytes ?? Buffer.alloc(0))).toBe(true);
  });

  it('is read in the encoding that its bytes are in', async () => {
    const bytes = Buffer.from('<p>\xd5\xfe\xb8\xae</p><script>1</script>', 'latin1');
    expect(await draw(bytes, 'text/html; charset=gb2312')).toContain('<p>政府</p>');
  });

  it('reaches nothing but through the crawler, whatever it tries', async () => {
    const tcp = createServer();
    const udp = createSocket('udp4');
    let arrived = 0;
    tcp.on('connection', (socket) => {
      arrived++;
      socket.destroy();
    });
    udp.on('message', () => arrived++);
    await new Promise<void>((resolve) => tcp.listen(0, '127.0.0.1', resolve));
    await new Promise<void>((resolve) => udp.bind(0, '127.0.0.1', resolve));
    const target = `127.0.0.1:${(tcp.address() as { port: number }).port}`;
    const stun = `127.0.0.1:${udp.address().port}`;
    const page = `<head><link rel="preconnect" href="http://${target}"><link rel="dns-prefetch" href="http://${target}"></head>
      <p id="said"></p><iframe src="http://${target}/frame"></iframe><img src="http://${target}/img">
      <form id="form" method="post" action="http://${target}/form"></form><script>
        const say = (what) => { said.textContent += what + ' '; };
        fetch('http://${target}/get').then(() => say('fetched'), () => say('refused'));
        fetch('http://${target}/post', { method: 'POST', body: 'x' }).catch(() => say('refused'));
        navigator.sendBeacon('http://${target}/beacon', 'x');
        try { new WebSocket('ws://${target}/socket').onerror = () => say('closed'); } catch { say('closed'); }
        try { new EventSource('http://${target}/events'); } catch {}
        try { new Worker(URL.createObjectURL(new Blob(['fetch("http://${target}/worker")']))); } catch {}
        const peer = new RTCPeerConnection({ iceServers: [{ urls: 'stun:${stun}' }, { urls: 'turn:${target}?transport=tcp', username: 'a', credential: 'b' }] });
        peer.createDataChannel('x');
        peer.createOffer().then((offer) => peer.setLocalDescription(offer));
        open('http://${target}/popup');
        form.submit();
        location.href = 'http://${target}/elsewhere';
      </script>`;
    const asked: string[] = [];
    give = async (url) => {
      asked.push(url);
      throw new FetchError('refused_address', 'refused');
    };
    const html = await draw(page);
    expect(html).toMatch(/<p id="said">.*refused.*<\/p>/);
    expect(asked).toContain(`http://${target}/get`);
    expect(asked.filter((url) => !/\/(?:get|worker)$/.test(url))).toEqual([]);
    expect(arrived).toBe(0);
    tcp.close();
    udp.close();
  });

  it('and never comes to rest is given up, and the browser is good for another page', async () => {
    give = () => new Promise(() => undefined);
    timeoutMs = 2500;
    const message = 'http://example.test/: the browser could not draw it: not within 2500 ms';
    const restless = ['<script>for (;;);</script>', '<script src="/never.js"></script>'].map((page) => draw(page));
    for (const page of restless) await expect(page).rejects.toMatchObject({ outcome: 'render_failed', message });
    timeoutMs = 60_000;
    expect(await draw('<p>after</p>')).toContain('<p>after</p>');
  });

  it('and asks for much is given up with what it asks for', async () => {
    const asked: string[] = [];
    let end: () => void = () => undefined;
    const ended = new Promise<void>((resolve) => {
      end = resolve;
    });
    give = async (url) => {
      asked.push(url);
      await ended;
      return answer(url, '');
    };
    timeoutMs = 2500;
    const page = '<script>for (let n = 0; n < 50; n++) fetch("/" + n)</script>';
    await expect(draw(page)).rejects.toMatchObject({ outcome: 'render_failed' });
    timeoutMs = 60_000;
    end();
    expect(await draw('<p>after</p>')).toContain('<p>after</p>');
    expect(asked).toHaveLength(4);
  });

  it('and brings the browser down is given up, and the next page has a new browser', async () => {
    const folder = await temporaryFolder();
    // The same program, whose process can be found.
    const traced = join(folder, 'browser');
    await writeFile(traced, `#!/bin/sh\necho $$ > '${folder}/pid'\nexec '${browserPath}' "$@"\n`, { mode: 0o755 });
    vi.stubEnv('NIANBAO_BROWSER', traced);
    onTestFinished(() => void vi.unstubAllEnvs());
    const pid = async () => Number(await readFile(join(folder, 'pid'), 'utf8'));
    const own = new Renderer(
      async (url) => {
        process.kill(await pid(), 'SIGKILL');
        return answer(url, '');
      },
      { timeoutMs: 60_000, pages: 2 },
    );
    const draw = (page: string) =>
      own.render({ url: 'http://example.test/', bytes: Buffer.from(page), contentType: '' });
    await expect(draw('<script src="/a.js"></script>')).rejects.toMatchObject({ outcome: 'render_failed' });
    expect(await draw('<p>after</p>')).toContain('<p>after</p>');
    await own.close();
  });

  it('and fills all memory is given up, and the browser is good for another page', async () => {
    const greedy = '<script>const kept = []; for (;;) kept.push(new Array(4e6).fill(1.5));</script>';
    await expect(draw(greedy)).rejects.toMatchObject({ outcome: 'render_failed' });
    expect(await draw('<p>after</p>')).toContain('<p>after</p>');
  });

  it('and goes on asking for news shows what it shows', async () => {
    let asked = 0;
    timeoutMs = 10_000;
    give = async (url) => {
      asked++;
      return answer(url, 'news');
    };
    expect(await draw('<p>shown</p><script>setInterval(() => fetch("/news"), 20)</script>')).toContain('<p>shown</p>');
    expect(asked).toBeLessThanOrEqual(100);
  });
});

describe('without a browser', () => {
  it('a page that needs one is marked, its capture kept, and the crawl goes on', async () => {
    vi.stubEnv('NIANBAO_BROWSER', '/nonexistent');
    onTestFinished(() => void vi.unstubAllEnvs());
    const server = await startServer(({ url }) => {
      if (url === '/a') return { body: '<script>document.write(1)</script>' };
      return url === '/b' ? { body: '<p>一份报告</p>' } : undefined;
    });
    const { items, snapshots } = await fetchAll([`${server.url}/a`, `${server.url}/b`]);
    expect(items.map(({ outcome }) => outcome)).toEqual(['browser_missing', 'ok']);
    expect(items[0]?.detail).toBe(
      'NIANBAO_BROWSER names /nonexistent, which is no program: name a Chromium, or unset it',
    );
    const capture = await readCapture(snapshots, items[0]?.document?.snapshot as Snapshot);
    expect(capture.body.toString()).toBe('<script>document.write(1)</script>');
  });
});
