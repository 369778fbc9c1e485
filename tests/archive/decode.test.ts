import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { BodyError, decodeBody } from '../../src/archive/index.js';

const text = Buffer.from('<p>一、总体情况</p>'.repeat(50));

it.each([
  ['gzip', gzipSync(text)],
  ['x-gzip', gzipSync(text)],
  ['GZIP', gzipSync(text)],
  ['br', brotliCompressSync(text)],
  ['deflate', deflateSync(text)],
  ['deflate', deflateRawSync(text)],
  ['deflate, gzip', gzipSync(deflateSync(text))],
  ['gzip, identity', gzipSync(text)],
  // Not declared, and declared but not applied: both are sent.
  [null, gzipSync(text)],
  ['gzip', text],
  ['', text],
  // No coding at all.
  ['UTF-8', text],
  ['gbk, gzip', gzipSync(text)],
])('removes %s', async (encoding, body) => {
  expect((await decodeBody(body, encoding)).equals(text)).toBe(true);
});

it('gives nothing for nothing, whatever is declared', async () => {
  expect(await decodeBody(Buffer.alloc(0), 'br')).toHaveLength(0);
});

it.each([
  ['gzip', gzipSync(Buffer.alloc(5_000_000))],
  ['br', brotliCompressSync(Buffer.alloc(5_000_000))],
  ['deflate', deflateSync(Buffer.alloc(5_000_000))],
  ['gzip, gzip', gzipSync(gzipSync(Buffer.alloc(5_000_000)))],
  [null, Buffer.alloc(100_001)],
])('stops at the limit: %s', async (encoding, body) => {
  const failure = await decodeBody(body, encoding, 100_000).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(BodyError);
  expect(failure).toMatchObject({
    isTooLarge: true,
    message: expect.stringMatching(/over the limit of 100000 bytes$/),
  });
});

it.each([
  ['gzip', gzipSync(text).subarray(0, 40), 'the gzip body is broken'],
  ['br', Buffer.from('no brotli'), 'the br body is broken'],
  ['compress', text, 'unknown content coding "compress"'],
])('says what is wrong with %s', async (encoding, body, message) => {
  await expect(decodeBody(body, encoding)).rejects.toMatchObject({ isTooLarge: false, message });
});

it('does not go through more codings than anybody applies', async () => {
  await expect(decodeBody(deflateSync(text), Array(5).fill('deflate').join())).rejects.toThrow(
    '5 content codings, more than 4',
  );
});
