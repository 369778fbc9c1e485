import { expect, it } from 'vitest';
import { temporaryFolder } from '../support/folder.js';
import { bodyAt, entryAt, open } from './support.js';

it('knows what became of an address, after the process too', async () => {
  const folder = await temporaryFolder();
  const first = open(folder);
  const entry = entryAt(0);
  const failure = { outcome: 'http_error', detail: 'answered 500', status: 500 };
  await first.known.noteAnswer(entry);
  await first.known.noteFailure('http://a.test/b', failure);
  await first.close();
  const { known } = open(folder);
  expect(known.fetched('http://a.test/0')).toEqual({ kind: 'answer', answer: entry.answer });
  expect(known.fetched('http://a.test/b')).toEqual({ kind: 'failure', failure });
  expect(known.fetched('http://a.test/c')).toBeNull();
});

it('holds an address for fetched only by an answer after which no attempt follows', async () => {
  const { known } = open(await temporaryFolder());
  await known.noteAnswer(entryAt(0, { status: 503, isFinal: false }));
  expect(known.fetched('http://a.test/0')).toBeNull();
  await known.noteAnswer(entryAt(100, { name: '0' }));
  expect(known.fetched('http://a.test/0')).toMatchObject({ answer: { status: 200 } });
});

it('gives header lines back byte for byte', async () => {
  const { known } = open(await temporaryFolder());
  const entry = entryAt(0);
  const headers = [
    ['X-Title', '\xd5\xfe\xb8\xae'],
    ['Set-Cookie', 'a=1'],
    ['Set-Cookie', 'b="2"'],
  ] as const;
  await known.noteAnswer({ ...entry, answer: { ...entry.answer, headers } });
  expect(known.fetched('http://a.test/0')).toMatchObject({ answer: { headers } });
});

it('tells the last success of an earlier run, and nothing of this one', async () => {
  const folder = await temporaryFolder();
  for (const [offset, status] of [200, 200, 404].entries()) {
    const { known, finish, close } = open(folder);
    await known.noteAnswer(entryAt(100 * offset, { name: 'page', status }));
    await finish();
    await close();
  }
  const { known } = open(folder);
  expect(known.fetched('http://a.test/page')).toBeNull();
  expect(known.earlier('http://a.test/page')).toMatchObject({ status: 200, headers: [['ETag', '"page"']] });
  await known.noteAnswer(entryAt(300, { name: 'new' }));
  expect(known.earlier('http://a.test/new')).toBeNull();
});

it('names the first record of a body, whoever sent it again', async () => {
  const { known } = open(await temporaryFolder());
  await known.noteAnswer(entryAt(0, { name: 'first' }));
  const again = entryAt(100, { name: 'again' });
  const body = { ...again.answer.body, digest: 'sha256:first' };
  await known.noteAnswer({ ...again, answer: { ...again.answer, body } });
  expect(known.payload('sha256:first')).toEqual(bodyAt(0, 'first'));
  expect(known.fetched('http://a.test/again')).toMatchObject({ answer: { body: bodyAt(0, 'first') } });
  expect(known.payload('sha256:again')).toBeNull();
});

it('keeps what a browser drew apart from what was fetched', async () => {
  const { known } = open(await temporaryFolder());
  await known.noteDrawn(bodyAt(0), { file: 'a.warc.gz', size: 100 });
  expect(known.drawn('http://a.test/0')).toEqual(bodyAt(0));
  expect(known.fetched('http://a.test/0')).toBeNull();
});
