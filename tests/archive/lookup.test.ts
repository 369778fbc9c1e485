// The index halved until an address is found, against all of its lines looked at.
import { appendFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeIndex } from '../../src/archive/cdxj.js';
import { CaptureIndex } from '../../src/archive/index.js';
import { temporaryFolder } from '../support/folder.js';

const address = fc
  .tuple(
    fc.constantFrom('http', 'https'),
    fc.constantFrom('www.a.gov.cn', 'a.gov.cn', 'b.a.gov.cn', 'b.gov.cn'),
    fc.stringMatching(/^[a-c0-9]{0,3}$/),
    fc.constantFrom('', '/', '?x=1', `/${'d'.repeat(9000)}`),
  )
  .map(([scheme, host, path, rest]) => `${scheme}://${host}/${path}${rest}`);

describe('an index', () => {
  it('gives what it lists of an address, the newest first', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(address, fc.nat({ max: 3 }), fc.nat({ max: 5 })), { maxLength: 60 }),
        address,
        async (rows, other) => {
          const folder = await temporaryFolder();
          await writeFile(join(folder, 'index.cdxj'), '');
          const lines = rows.map(([url, hour, offset]) => ({
            file: 'nianbao-1.warc.gz',
            offset,
            length: 1,
            url,
            date: new Date(Date.UTC(2026, 1, 1, hour)),
            mime: 'text/html',
            status: '200',
            digest: 'sha256:0',
          }));
          await mergeIndex(folder, lines);
          const index = new CaptureIndex(folder);
          for (const url of new Set([...rows.map(([one]) => one), other])) {
            const found = (await index.find(url)).map(({ timestamp, offset }) => `${timestamp} ${offset}`);
            const listed = lines.filter((line) => line.url === url);
            const expected = listed.map(({ date, offset }) => `202602010${date.getUTCHours()}0000 ${offset}`);
            expect(found).toEqual([...new Set(expected)].sort().reverse());
          }
        },
      ),
      { numRuns: 50 },
    );
  });

  it('says in one line where it is missing, or a line of it is none', async () => {
    const folder = await temporaryFolder();
    const index = new CaptureIndex(folder);
    const url = 'http://a.gov.cn/';
    await expect(index.find(url)).rejects.toThrow(/index\.cdxj: no such file$/);
    const line = (filename: string) => `cn,gov,a)/ 20260101000000 ${JSON.stringify({ url, offset: '0', filename })}\n`;
    for (const broken of ['cn,gov,a)/ 2026\n', line('../secrets.warc'), line('page.html')]) {
      await writeFile(join(folder, 'index.cdxj'), broken);
      await expect(index.find(url)).rejects.toThrow(/is no line of an index$/);
    }
    await writeFile(join(folder, 'index.cdxj'), line('none.warc.gz'));
    const [found] = await index.find(url);
    if (!found) throw new Error('not found');
    await expect(index.read(found)).rejects.toThrow(/none\.warc\.gz: no such file$/);
    await appendFile(join(folder, 'index.cdxj'), 'x'.repeat(2 ** 21));
    await expect(index.find('http://z.gov.cn/')).rejects.toThrow(/a line of the index is longer than 1048576 bytes$/);
  });
});
