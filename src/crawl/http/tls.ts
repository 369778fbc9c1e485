// TLS on a connection that stands, and the relaxed settings that old servers need.
import { constants } from 'node:crypto';
import { isIP, type Socket } from 'node:net';
import { type ConnectionOptions, connect, type TLSSocket } from 'node:tls';
import { certificateReason, codeOf } from './errors.js';
import type { Watch } from './watch.js';

/** TLS 1.0, weak keys and ciphers, and servers that know no safe renegotiation. Certificates are verified all the same. */
export const legacySettings: ConnectionOptions = {
  minVersion: 'TLSv1',
  ciphers: 'DEFAULT@SECLEVEL=0',
  secureOptions: constants.SSL_OP_LEGACY_SERVER_CONNECT,
};

/** Whether relaxed settings may help against an error of the handshake. */
export function isCurable(error: Error): boolean {
  const code = codeOf(error);
  // Some old servers hang up on a greeting that they do not understand, instead of saying so.
  if (code === 'EPROTO' || code === 'ECONNRESET' || code.startsWith('ERR_SSL_')) return true;
  return certificateReason(error) === 'the certificate is too weak';
}

/** The handshake. @param hostname as in a parsed URL; the certificate must be for it */
export function secure(
  socket: Socket,
  hostname: string,
  settings: ConnectionOptions,
  watch: Watch,
): Promise<TLSSocket> {
  const name = hostname.replace(/^\[|\]$|\.$/g, '');
  return watch.step((done, fail) => {
    const secured = connect({
      ...settings,
      socket,
      host: name,
      // A server is told names only (RFC 6066, 3).
      ...(isIP(name) === 0 ? { servername: name } : {}),
      ALPNProtocols: ['http/1.1'],
    });
    secured.once('secureConnect', () => done(secured));
    secured.on('error', fail);
    return () => secured.destroy();
  });
}
