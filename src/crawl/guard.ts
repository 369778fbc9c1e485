// Refuses addresses that are not the public internet's: after resolution, in every spelling, and again once connected.
import { lookup as resolve } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';
import { buildConnector } from 'undici';
import { FetchError } from './outcome.js';

// IANA special-purpose address registries (RFC 6890 and its successors); 169.254.169.254 is link-local.
const special = new BlockList();
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const)
  special.addSubnet(network, prefix, 'ipv4');
for (const [network, prefix] of [
  ['::', 128],
  ['::1', 128],
  ['64:ff9b::', 96],
  ['64:ff9b:1::', 48],
  ['100::', 64],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['fec0::', 10],
  ['ff00::', 8],
] as const)
  special.addSubnet(network, prefix, 'ipv6');

/** Whether an IP address is private, loopback, link-local or otherwise not of the public internet. */
export function isPrivateAddress(address: string): boolean {
  const bare = address.replace(/^\[|\]$/g, '').replace(/%.*$/, '');
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(bare)?.[1];
  const version = isIP(mapped ?? bare);
  if (version === 0) return false;
  return special.check(mapped ?? bare, version === 4 ? 'ipv4' : 'ipv6');
}

function refuse(address: string): FetchError {
  return new FetchError('refused_address', `${address} is a private address; --allow-private permits it`);
}

/** A resolver that gives only public addresses. */
export function guardedLookup(allowPrivate: boolean): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return callback(error, '', 4);
      const open = allowPrivate ? addresses : addresses.filter(({ address }) => !isPrivateAddress(address));
      const [first] = open;
      if (!first) return callback(refuse(addresses[0]?.address ?? hostname), '', 4);
      if (options.all) return callback(null, open as never);
      callback(null, first.address, first.family);
    });
  };
}

export interface ConnectorOptions {
  readonly allowPrivate: boolean;
  readonly timeoutMs: number;
}

/** A connector for undici that refuses private addresses before, during and after resolution. */
export function guardedConnector({ allowPrivate, timeoutMs }: ConnectorOptions): buildConnector.connector {
  const connect = buildConnector({ timeout: timeoutMs, lookup: guardedLookup(allowPrivate) });
  return (options, callback) => {
    if (!allowPrivate && isPrivateAddress(options.hostname)) {
      callback(refuse(options.hostname), null);
      return;
    }
    connect(options, (error, socket) => {
      if (error) return callback(error, null);
      const remote = socket.remoteAddress;
      // A name may resolve to another address the second time it is asked.
      if (!allowPrivate && remote !== undefined && isPrivateAddress(remote)) {
        socket.destroy();
        return callback(refuse(remote), null);
      }
      callback(null, socket);
    });
  };
}
