import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openArchive, type Snapshot, verifyRecord } from '../../src/archive/index.js';
import { extractReport } from '../../src/extract/index.js';
import { readPage } from '../../src/page/index.js';
import { sampleReports, startPortal } from '../../src/portal/index.js';
import type { Claim, ReportRecord, ReportValue } from '../../src/report/index.js';
import { exchange } from './support.js';

// The report with "?" debris and the one in GB18030 with figures torn into spans.
const [word, torn] = [sampleReports[0], sampleReports[3]];
const amount = 'disclosure.procurement.amount';

let root: string;
let records: readonly ReportRecord[];

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'nianbao-verify-'));
  const archive = await openArchive(join(root, 'snapshots'), { software: 'test/1' });
  const portal = await startPortal();
  records = await Promise.all(
    [word, torn].map(async (sample) => {
      const url = `${portal.url}/web/zwgkx/zfxxgk1/2010zfxxgk_148535/2019/20200129${sample?.code}0930/index.shtml`;
      const bytes = Buffer.from(await (await fetch(url)).arrayBuffer());
      const { file, ...place } = (await archive.write(exchange(url, bytes, [['Content-Type', 'text/html']]))).snapshot;
      return extractReport(readPage({ bytes, url }), { snapshot: { ...place, file: `snapshots/${file}` } });
    }),
  );
  await archive.close();
  await portal.close();
});
afterAll(() => rm(root, { recursive: true, force: true }));

/** The record with its procurement amount, or another part of it, replaced. */
function altered(value: Partial<ReportValue>, over: Partial<ReportRecord> = {}): ReportRecord {
  const record = structuredClone(records[0] as ReportRecord);
  const changed = { ...record.values[amount], ...value } as ReportValue;
  return { ...record, values: { ...record.values, [amount]: changed }, ...over };
}

it('finds nothing in records that say what their captures say', async () => {
  for (const record of records) {
    expect(record.values[amount]?.value).toBe(record === records[0] ? 644110000 : 9768100);
    expect(await verifyRecord(record, root)).toEqual([]);
  }
});

const cite = () => records[0]?.values[amount]?.cite as NonNullable<ReportValue['cite']>;

it.each([
  [
    'another value',
    () => altered({ value: 644110001 }),
    'value',
    /"64411万元" reads 644110000, recorded is 644110001$/,
  ],
  ['another status', () => altered({ value: null, status: 'blank' }), 'value', /reads 644110000, recorded is blank$/],
  ['another raw', () => altered({ raw: '64412万元' }), 'raw', /a reader sees "64411万元", recorded is "64412万元"$/],
  [
    'another quote',
    () => altered({ cite: { ...cite(), quote: '64412万元' } }),
    'quote',
    /stands "64411万元", quoted is "64412万元"; it reads 644110000, recorded is 644110000$/,
  ],
  [
    'a quote moved by one character',
    () => altered({ cite: { ...cite(), start: cite().start + 1, end: cite().end + 1 } }),
    'quote',
    /at \d+–\d+ stands "4411万元\u00a0", quoted is "64411万元"; it reads 44110000, recorded is 644110000$/,
  ],
  ['no citation', () => altered({ cite: null }), 'uncited', /^644110000 has no citation$/],
  ['a unit that nobody printed', () => altered({ printedUnit: '元' }), 'unit', /^the unit reads 万元, recorded is 元$/],
])('names exactly the value that has %s', async (_what, record, code, message) => {
  expect(await verifyRecord(record(), root)).toEqual([{ id: amount, code, message: expect.stringMatching(message) }]);
});

it('names a candidate that is not there', async () => {
  const record = altered({ candidates: [{ value: 1, raw: '1', cite: { start: 0, end: 1, quote: '1' } }] });
  expect(await verifyRecord(record, root)).toEqual([
    { id: amount, code: 'quote', message: 'candidate: at 0–1 stands "<", quoted is "1"' },
  ]);
});

it('names a value that cites the characters of another one', async () => {
  const record = structuredClone(records[0] as ReportRecord);
  const [first, second] = ['requests.granted.legal_service', 'requests.granted.other_org'] as const;
  const values = { ...record.values, [second]: record.values[first] as ReportValue };
  expect(record.values[first]?.raw).toBe('0');
  expect(await verifyRecord({ ...record, values }, root)).toEqual([
    { id: second, code: 'quote', message: expect.stringMatching(`^cites \\d+–\\d+, as ${first} does$`) },
  ]);
});

it('names values that the form does not have, and those that the record lacks', async () => {
  const record = structuredClone(records[0] as ReportRecord);
  const { [amount]: value, ...values } = record.values;
  const odd = { ...record, values: { ...values, 'disclosure.gifts.count': value as ReportValue } };
  expect(await verifyRecord(odd, root)).toEqual([
    { id: 'disclosure.gifts.count', code: 'form', message: 'the form 2019 has no such value' },
    { id: amount, code: 'form', message: 'the record lacks this value of its form' },
  ]);
  const formless = { ...record, report: { ...record.report, form: null } };
  expect(await verifyRecord(formless, root)).toEqual([{ id: null, code: 'form', message: 'values without a form' }]);
});

it('names a section whose heading is not there', async () => {
  const record = structuredClone(records[0] as ReportRecord);
  const sections = record.sections.map((section, index) =>
    index === 1 ? { ...section, cite: { ...section.cite, quote: '二、' } } : section,
  );
  expect(await verifyRecord({ ...record, sections }, root)).toEqual([
    { id: null, code: 'quote', message: expect.stringMatching(/^section disclosure: at .* quoted is "二、"$/) },
  ]);
});

it('names the document where its digest is another', async () => {
  const record = altered({});
  const digest = `sha256:${'0'.repeat(64)}`;
  expect(await verifyRecord({ ...record, source: { ...record.source, digest } }, root)).toEqual([
    {
      id: null,
      code: 'digest',
      message: `the document's digest is ${record.source.digest}, recorded is ${digest}`,
    },
  ]);
});

const place = (over: Partial<Snapshot>) => ({ ...(records[0]?.source.snapshot as Snapshot), ...over });

it.each<[string, () => Partial<ReportRecord['source']>, RegExp]>([
  ['two folders up', () => ({ snapshot: place({ file: '../../etc/x.warc.gz' }) }), /no WARC file near the records$/],
  ['somewhere else', () => ({ snapshot: place({ file: '/etc/x.warc' }) }), /no WARC file near the records$/],
  ['no WARC file', () => ({ snapshot: place({ file: 'snapshots/index.cdxj' }) }), /no WARC file near the records$/],
  ['no file', () => ({ snapshot: place({ file: 'snapshots/none.warc.gz' }) }), /none\.warc\.gz: no such file$/],
  ['no record', () => ({ snapshot: place({ recordId: '<urn:uuid:none>' }) }), /has no record <urn:uuid:none>$/],
  ['nothing', () => ({ snapshot: null }), /^the record names neither a capture nor a file$/],
  ['no document', () => ({ snapshot: null, file: join(root, 'none.html') }), /none\.html: cannot be read$/],
  // A device gives bytes without end.
  ['a device', () => ({ snapshot: null, file: '/dev/zero' }), /is no document of at most \d+ bytes$/],
  ['no charset', () => ({ charset: null }), /^the record names no charset to decode the capture with$/],
])('says in one line why a document cannot be had: %s', async (_what, source, message) => {
  const record = records[0] as ReportRecord;
  const findings = await verifyRecord({ ...record, source: { ...record.source, ...source() } }, root);
  expect(findings).toEqual([{ id: null, code: 'capture', message: expect.stringMatching(message) }]);
});

it('opens the file of a record that has no capture', async () => {
  const record = records[0] as ReportRecord;
  const file = join(root, 'page.txt');
  await writeFile(file, 'nothing of it');
  const findings = await verifyRecord({ ...record, source: { ...record.source, snapshot: null, file } }, root);
  expect(findings.map(({ code }) => code)).toContain('digest');
  expect(findings.filter(({ id }) => id === amount)).toEqual([
    { id: amount, code: 'quote', message: expect.stringMatching(/stands "", quoted is "64411万元"; it reads blank/) },
  ]);
});

it('holds every claim against its capture, also where no form was recognised', async () => {
  const file = join(root, 'prose.txt');
  const bytes = Buffer.from('一、总体情况\n全年收到政府信息公开申请1,234件。\n二、主动公开政府信息情况\n');
  await writeFile(file, bytes);
  const record = extractReport(readPage({ bytes, file }));
  const [claim] = record.claims ?? [];
  if (!claim) throw new Error('no claim');
  const { start, end } = claim.cite;
  const findings = (change: Partial<Claim>) => verifyRecord({ ...record, claims: [{ ...claim, ...change }] }, root);
  expect(await verifyRecord(record, root)).toEqual([]);
  const faults: readonly [Partial<Claim>, string, RegExp][] = [
    [{ value: 1243 }, 'value', /"收到政府信息公开申请1,234件" reads 1234, recorded is 1243$/],
    [{ unit: '条' }, 'unit', /the unit reads 件, recorded is 条$/],
    [{ raw: '收到申请1,234件' }, 'raw', /a reader sees "收到政府信息公开申请1,234件"/],
    [{ cite: { ...claim.cite, start: start - 1, end: end - 1 } }, 'quote', /stands "年收到政府信息公开申请1,234"/],
    [{ valueId: 'requests.received.total', tableValue: 1234 }, 'value', /total is null, compared was 1234$/],
  ];
  for (const [change, code, message] of faults)
    expect(await findings(change)).toEqual([
      { id: null, code, message: expect.stringMatching(new RegExp(`^claim requests_received: .*${message.source}`)) },
    ]);
});
