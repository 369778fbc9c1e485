// The citations of a judgement are opened again like those of values.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { verifyRecord } from '../../src/archive/index.js';
import { extractReport } from '../../src/extract/index.js';
import { readPage } from '../../src/page/index.js';
import type { ReportRecord } from '../../src/report/index.js';
import { asHtml } from './pages.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nianbao-trust-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function recordOf(name: string, document: string): Promise<ReportRecord> {
  const file = join(folder, name);
  const bytes = Buffer.from(document);
  await writeFile(file, bytes);
  return extractReport(readPage({ bytes, file }));
}

it('finds nothing wrong with what was cited', async () => {
  const record = await recordOf('cited.html', asHtml({ footer: ['版权所有：<b>新</b>葡京'] }));
  expect(record.source.trust?.signals[0]?.cite?.quote).toBe('版权所有：<b>新</b>葡京');
  expect(await verifyRecord(record, folder)).toEqual([]);
});

it('names a signal whose quote does not stand where it says, also of a report without a form', async () => {
  for (const [name, document] of [
    ['moved.html', asHtml({ footer: ['版权所有：新葡京'] })],
    ['formless.html', '<p>一、总体情况</p><p>二、主动公开政府信息情况</p><p>版权所有：新葡京</p>'],
  ] as const) {
    const record = await recordOf(name, document);
    const cite = record.source.trust?.signals[0]?.cite;
    if (!cite) throw new Error('nothing cited');
    cite.start += 1;
    expect(await verifyRecord(record, folder)).toEqual([
      {
        id: null,
        code: 'quote',
        message: expect.stringMatching(
          /^trust signal owner_replaced: at \d+–\d+ stands "权所有：新葡京", quoted is "版权所有：新葡京"$/,
        ),
      },
    ]);
  }
});
