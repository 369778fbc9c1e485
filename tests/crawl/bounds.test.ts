// What a portal may send that would harm whoever reads it: addresses without end, lists without end.
import { expect, it } from 'vitest';
import { parseAddress } from '../../src/crawl/address.js';
import { readColumn } from '../../src/crawl/column.js';
import { isPrivateAddress } from '../../src/crawl/guard.js';
import type { ListFamily } from '../../src/site/index.js';

it('refuses an address that no record could hold, in a message that a person can read', () => {
  const address = `http://a.test/${'年'.repeat(100_000)}`;
  const told = () => parseAddress(address);
  expect(told).toThrow(/^http:\/\/a\.test\/%E5.{300,600} \(900014 characters\): the address is over 8192 characters$/);
  expect(() => parseAddress(`data:${'x'.repeat(100_000)}`)).toThrow(/^.{0,700}$/);
  expect(parseAddress(`http://a.test/${'a'.repeat(8000)}`).pathname).toHaveLength(8001);
});

/** Gives a page for each address, fetched at the time whose index the address ends with. */
const fetcherAt = (times: readonly string[]) => ({
  fetch: async (url: string) => ({
    url,
    status: 200,
    headers: [['Content-Type', 'text/html']] as const,
    body: Buffer.from('<p>x</p>'),
    fetchedAt: times[Number(url.slice(-1))] ?? '',
    snapshot: { file: '', offset: 0, recordId: '' },
  }),
});

it('cuts a list that has more rows than any has', async () => {
  const fetcher = fetcherAt([]);
  let pages = 0;
  const endless: ListFamily = {
    name: 'endless',
    marks: () => [],
    readList: () => {
      pages++;
      const rows = Array.from({ length: 20_000 }, (_, n) => ({
        url: `http://a.test/${pages}/${n}`,
        title: '',
        date: null,
      }));
      return { rows, next: { url: `http://a.test/${pages}` } };
    },
  };
  const { fault } = await readColumn(fetcher, endless, 'http://a.test/', 200);
  expect([pages, fault?.outcome, fault?.message]).toEqual([
    3,
    'no_list',
    'http://a.test/: the list has more than 50000 rows',
  ]);
});

it('takes a list for unread whose pages were read before and long after a stop', async () => {
  const times = ['2026-03-01T00:00:00.000Z', '2026-03-01T03:00:00.000Z', '2026-03-01T05:00:00.000Z'];
  const fetcher = fetcherAt(times);
  let pages = 0;
  const family: ListFamily = {
    name: 'three',
    marks: () => [],
    readList: () => {
      pages++;
      const next = pages < 3 ? { url: `http://a.test/${pages}` } : null;
      return { rows: [{ url: `http://a.test/r${pages}`, title: '', date: null }], next };
    },
  };
  const { rows, fault, readAt } = await readColumn(fetcher, family, 'http://a.test/0', 200);
  expect([rows.length, readAt, fault?.outcome]).toEqual([2, times[0], 'no_list']);
  expect(fault?.message).toMatch(/read hours apart; the next crawl reads them anew$/);
});

it.each(['168.63.129.16', '::ffff:0:127.0.0.1', '64:ff9b::168.63.129.16'])('takes %s for private', (address) => {
  expect(isPrivateAddress(address)).toBe(true);
});
