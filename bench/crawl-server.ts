// The hosts of the crawl benchmark in a process of their own: each an address of loopback, all on one port.
import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { reportPages, type ServedPage } from './crawl-pages.js';

const [hosts = 1, latencyMs = 0, reports = 0] = process.argv.slice(2).map(Number);

const robots: ServedPage = { bytes: Buffer.from('User-agent: *\nDisallow: /search/\n'), contentType: 'text/plain' };
const pages = reportPages(reports);

/** The page of a path such as /17.html; without reports, a small one. */
function pageAt(path: string): ServedPage {
  if (path === '/robots.txt') return robots;
  const page = pages[Number.parseInt(path.slice(1), 10) % pages.length];
  return page ?? { bytes: Buffer.from(`<p>第 ${path} 页</p>`), contentType: 'text/html; charset=utf-8' };
}

const answer: RequestListener = (request, response) => {
  const { bytes, contentType } = pageAt(request.url ?? '/');
  const send = () =>
    response.writeHead(200, { 'Content-Type': contentType, 'Content-Length': bytes.length }).end(bytes);
  if (latencyMs > 0) setTimeout(send, latencyMs);
  else send();
};

let port = 0;
for (let host = 1; host <= hosts; host++) {
  const server = createServer({ keepAliveTimeout: 60_000 }, answer).listen(port, `127.20.${host}.1`);
  await once(server, 'listening');
  port = (server.address() as AddressInfo).port;
}
process.send?.(port);
process.once('disconnect', () => process.exit());
