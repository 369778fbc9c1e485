// A connection to the very address that was checked, directly or through a proxy, with TLS where the URL asks for it.
import { connect as connectTcp, type Socket } from 'node:net';
import type { ConnectionOptions, TLSSocket } from 'node:tls';
import { isPrivateAddress, refusal } from '../guard.js';
import { FetchError } from '../outcome.js';
import { certificateReason, reasonOf } from './errors.js';
import type { HttpOptions } from './options.js';
import { portOf, proxyError, proxyName, tunnel } from './proxy.js';
import { isCurable, legacySettings, secure } from './tls.js';
import type { Watch } from './watch.js';

/** The way to a host. */
export interface Route {
  readonly url: URL;
  /** The address that was checked; not used behind a proxy. */
  readonly address: string;
  readonly proxy: URL | null;
}

export interface Connection {
  readonly socket: Socket;
  /** Who is at the other end; null behind a proxy. */
  readonly remoteAddress: string | null;
  readonly tls: { readonly protocol: string; readonly cipher: string } | null;
  /** What was unusual on the way. */
  readonly transport: readonly string[];
}

/** Opens connections, and remembers which hosts need relaxed TLS settings. */
export class Connector {
  readonly #allowPrivate: boolean;
  readonly #insecureTls: ReadonlySet<string>;
  readonly #authorities: ConnectionOptions;
  readonly #legacyHosts = new Set<string>();

  /** @param ca certificates of the authorities that are trusted; those of Node unless told */
  constructor({ allowPrivate, insecureTls }: HttpOptions, ca?: string) {
    this.#allowPrivate = allowPrivate;
    this.#insecureTls = insecureTls;
    this.#authorities = ca === undefined ? {} : { ca };
  }

  async open(route: Route, watch: Watch): Promise<Connection> {
    const { url, proxy } = route;
    const usual = proxy ? [`proxy=${proxyName(proxy)}`] : [];
    watch.enter('connect');
    if (url.protocol === 'http:') {
      const socket = proxy ? await this.#toProxy(proxy, watch) : await this.#toAddress(route, watch);
      return { socket, remoteAddress: remoteAddress(socket, proxy), tls: null, transport: usual };
    }
    const { secured, isLegacy } = await this.#openSecure(route, watch);
    const transport = [...usual, ...(isLegacy ? ['legacy-tls'] : []), ...(secured.authorized ? [] : ['insecure-tls'])];
    const tls = { protocol: secured.getProtocol() ?? '', cipher: secured.getCipher().standardName };
    return { socket: secured, remoteAddress: remoteAddress(secured, proxy), tls, transport };
  }

  // Relaxed settings come second only: some modern hosts hang under them.
  async #openSecure(route: Route, watch: Watch): Promise<{ secured: TLSSocket; isLegacy: boolean }> {
    const { hostname } = route.url;
    const isLegacy = this.#legacyHosts.has(hostname);
    try {
      return { secured: await this.#handshake(route, isLegacy, watch), isLegacy };
    } catch (error) {
      const first = error as Error;
      if (isLegacy || !isCurable(first)) throw error;
      watch.enter('connect');
      const secured = await this.#handshake(route, true, watch).catch((second: Error) => {
        // That settings do not fit says less than that a certificate does not verify, or that time is up.
        throw second instanceof FetchError || certificateReason(second) !== null ? second : first;
      });
      this.#legacyHosts.add(hostname);
      return { secured, isLegacy: true };
    }
  }

  async #handshake(route: Route, isLegacy: boolean, watch: Watch): Promise<TLSSocket> {
    const { url, proxy } = route;
    const settings: ConnectionOptions = {
      ...this.#authorities,
      ...(isLegacy ? legacySettings : {}),
      rejectUnauthorized: !this.#insecureTls.has(url.hostname),
    };
    const socket = proxy
      ? await tunnel(await this.#toProxy(proxy, watch), proxy, url, watch)
      : await this.#toAddress(route, watch);
    return await secure(socket, url.hostname, settings, watch);
  }

  async #toAddress({ url, address }: Route, watch: Watch): Promise<Socket> {
    const socket = await tcp(address, portOf(url), watch);
    const remote = socket.remoteAddress;
    if (this.#allowPrivate || remote === undefined || !isPrivateAddress(remote)) return socket;
    socket.destroy();
    throw refusal(remote);
  }

  async #toProxy(proxy: URL, watch: Watch): Promise<Socket> {
    try {
      const socket = await tcp(proxy.hostname.replace(/^\[|\]$/g, ''), portOf(proxy), watch);
      return proxy.protocol === 'https:' ? await secure(socket, proxy.hostname, this.#authorities, watch) : socket;
    } catch (error) {
      if (error instanceof FetchError) throw error;
      const { reason, isTransient } = reasonOf(error as Error);
      throw proxyError(proxy, reason, isTransient);
    }
  }
}

function remoteAddress(socket: Socket, proxy: URL | null): string | null {
  return proxy ? null : (socket.remoteAddress ?? null);
}

function tcp(host: string, port: string, watch: Watch): Promise<Socket> {
  return watch.step((done, fail) => {
    const socket = connectTcp({ host, port: Number(port), noDelay: true });
    socket.once('connect', () => done(socket));
    socket.on('error', fail);
    return () => socket.destroy();
  });
}
