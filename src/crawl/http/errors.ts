// What went wrong, in words of our own, because those of Node and undici differ by their versions.
import { FetchError } from '../outcome.js';

const transient: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'connection refused',
  ECONNRESET: 'the connection broke',
  EPIPE: 'the connection broke',
  UND_ERR_SOCKET: 'the connection broke',
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'the connection broke',
  HPE_INVALID_EOF_STATE: 'the connection broke',
  ETIMEDOUT: 'nobody answered',
  EAI_AGAIN: 'the name could not be resolved',
  EHOSTUNREACH: 'no route to the host',
  ENETUNREACH: 'no route to the network',
};

const lasting: Readonly<Record<string, string>> = {
  ENOTFOUND: 'no such host',
  EADDRNOTAVAIL: 'the address cannot be reached from here',
};

const unknownAuthority = 'the certificate is signed by an unknown authority';

const certificates: Readonly<Record<string, string>> = {
  CERT_HAS_EXPIRED: 'the certificate has expired',
  CERT_NOT_YET_VALID: 'the certificate is not valid yet',
  CERT_REVOKED: 'the certificate was revoked',
  CERT_SIGNATURE_FAILURE: 'the signature of the certificate is wrong',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'self-signed certificate',
  SELF_SIGNED_CERT_IN_CHAIN: 'self-signed certificate in the chain',
  UNABLE_TO_GET_ISSUER_CERT: unknownAuthority,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: unknownAuthority,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: unknownAuthority,
  CERT_UNTRUSTED: unknownAuthority,
  INVALID_CA: unknownAuthority,
  INVALID_PURPOSE: 'the certificate is not meant for a server',
  HOSTNAME_MISMATCH: 'the certificate is for another host',
  ERR_TLS_CERT_ALTNAME_INVALID: 'the certificate is for another host',
};

const handshakes: Readonly<Record<string, string>> = {
  ERR_SSL_WRONG_VERSION_NUMBER: 'no TLS is spoken on this port',
  ERR_SSL_HTTP_REQUEST: 'no TLS is spoken on this port',
};

/** The code that Node and undici give an error; empty where it has none. */
export function codeOf(error: Error): string {
  // undici gives its parser's errors no code.
  if (error.name === 'HTTPParserError') return error.message.includes('EOF') ? 'HPE_INVALID_EOF_STATE' : 'HPE_REFUSED';
  return (error as NodeJS.ErrnoException).code ?? '';
}

/** Why a certificate does not verify; null for an error of another kind. */
export function certificateReason(error: Error): string | null {
  const code = codeOf(error);
  if (code.startsWith('ERR_SSL_')) return null;
  // OpenSSL's security level 2 has no code of its own in Node.
  if (/(?:key|md|digest) (?:algorithm )?too (?:weak|small)/i.test(error.message)) return 'the certificate is too weak';
  return certificates[code] ?? null;
}

/** Whether nobody could be reached under an address, so that another address of the same host is worth a try. */
export function isUnreachable(error: Error): boolean {
  return ['ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH', 'ETIMEDOUT', 'EADDRNOTAVAIL'].includes(codeOf(error));
}

/** Whether a connection ended without saying why. */
export function isLoss(error: Error): boolean {
  return ['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET'].includes(codeOf(error));
}

/** One line for the reason of an error of the network, and whether a later attempt may succeed. */
export function reasonOf(error: Error): { readonly reason: string; readonly isTransient: boolean } {
  const code = codeOf(error);
  const isTransient = code in transient;
  const known = transient[code] ?? lasting[code] ?? certificateReason(error);
  const reason = known ?? (code.startsWith('HPE_') ? 'the answer is no proper HTTP' : error.message.split('\n')[0]);
  return { reason: reason ?? '', isTransient };
}

/** An error of any kind as one outcome with its words. */
export function toFetchError(error: Error, url: URL, maxHeaderBytes: number): FetchError {
  if (error instanceof FetchError) return error;
  const code = codeOf(error);
  const ofCertificate = certificateReason(error);
  if (ofCertificate !== null)
    return new FetchError(
      'tls_error',
      `${url.host}: ${ofCertificate}; --insecure-tls ${url.hostname} accepts it all the same`,
    );
  if (code === 'EPROTO' || code.startsWith('ERR_SSL_'))
    return new FetchError('tls_error', `${url.host}: ${handshakes[code] ?? 'no TLS settings in common'}`);
  if (code === 'UND_ERR_HEADERS_OVERFLOW' || code === 'HPE_HEADER_OVERFLOW') return headTooLarge(url, maxHeaderBytes);
  const { reason, isTransient } = reasonOf(error);
  return new FetchError('network_error', `${url.host}: ${reason}`, { isTransient });
}

export function headTooLarge(url: URL, maxBytes: number): FetchError {
  return new FetchError('too_large', `${url.href}: the head of the answer is over the limit of ${maxBytes} bytes`);
}

export function bodyTooLarge(url: URL, maxBytes: number): FetchError {
  return new FetchError('too_large', `${url.href}: the body is over the limit of ${maxBytes} bytes`);
}
