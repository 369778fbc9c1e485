// Which proxy a request takes, and a tunnel through it.
import { request } from 'node:http';
import type { Socket } from 'node:net';
import { FetchError } from '../outcome.js';
import type { ProxyFor } from './options.js';
import type { Watch } from './watch.js';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The proxy that the operator names, for every URL, or else those of the environment: `HTTP_PROXY`, `HTTPS_PROXY` (without
 * it, HTTP_PROXY) and `NO_PROXY`, in capitals or not, the small ones first.
 *
 * @throws {Error} where a proxy is no http(s) address
 */
export function proxyFor(flag: string | null, environment: Environment): ProxyFor {
  const read = (name: string) => environment[name.toLowerCase()] || environment[name];
  const named = parseProxy(flag ?? undefined);
  if (named) return () => named;
  const http = parseProxy(read('HTTP_PROXY'));
  const https = parseProxy(read('HTTPS_PROXY')) ?? http;
  const isExcepted = exceptions(read('NO_PROXY') ?? '');
  return (url) => (isExcepted(url) ? null : url.protocol === 'https:' ? https : http);
}

function parseProxy(text: string | undefined): URL | null {
  if (!text) return null;
  const address = text.includes('://') ? text : `http://${text}`;
  const url = URL.canParse(address) ? new URL(address) : null;
  // The text itself may hold a password.
  if (url?.protocol !== 'http:' && url?.protocol !== 'https:') throw new Error('the proxy is no http or https address');
  return url;
}

// A name stands for itself and its subdomains, with a leading dot or asterisk or without, for one port or all.
function exceptions(list: string): (url: URL) => boolean {
  const entries = list.split(/[,\s]+/).filter((entry) => entry !== '');
  if (entries.includes('*')) return () => true;
  const rules = entries.map((entry) => {
    const [, name = entry, port] = /^(.+?):(\d+)$/.exec(entry) ?? [];
    return { name: name.replace(/^\*?\./, '').toLowerCase(), port };
  });
  return (url) =>
    rules.some(
      ({ name, port }) =>
        (port === undefined || port === portOf(url)) && (url.hostname === name || url.hostname.endsWith(`.${name}`)),
    );
}

/** The port of an http(s) URL, also where it is not spelled out. */
export function portOf(url: URL): string {
  return url.port || (url.protocol === 'https:' ? '443' : '80');
}

/** Host and port of a proxy, without the credentials in its URL. */
export function proxyName(proxy: URL): string {
  return `${proxy.hostname}:${portOf(proxy)}`;
}

/** The header that carries a proxy's credentials; empty where its URL has none. */
export function proxyAuthorization(proxy: URL): readonly (readonly [string, string])[] {
  if (proxy.username === '') return [];
  const credentials = `${decodeURIComponent(proxy.username)}:${decodeURIComponent(proxy.password)}`;
  return [['proxy-authorization', `Basic ${Buffer.from(credentials).toString('base64')}`]];
}

/** What is said of a proxy that fails, which says nothing of the host behind it. */
export function proxyError(proxy: URL, reason: string, isTransient: boolean): FetchError {
  return new FetchError('network_error', `the proxy ${proxyName(proxy)}: ${reason}`, { isTransient });
}

/** Has the proxy at the other end of `socket` open a tunnel; the same socket leads through it then. */
export function tunnel(socket: Socket, proxy: URL, url: URL, watch: Watch): Promise<Socket> {
  const target = `${url.hostname}:${portOf(url)}`;
  return watch.step((done, fail) => {
    const connect = request({
      method: 'CONNECT',
      path: target,
      headers: [['host', target], ...proxyAuthorization(proxy)].flat() as never,
      createConnection: () => socket,
    });
    const refuse = (status: number | undefined) => {
      socket.destroy();
      fail(proxyError(proxy, `it answered ${status} to CONNECT`, (status ?? 0) >= 500));
    };
    connect.on('connect', ({ statusCode }, tunnelled: Socket, head) => {
      if (statusCode !== 200) {
        refuse(statusCode);
        return;
      }
      if (head.length > 0) tunnelled.unshift(head);
      done(tunnelled);
    });
    connect.on('error', fail);
    connect.end();
    return () => socket.destroy();
  });
}
