// The demo from end to end, run once: what it prints, what it writes, and that every figure is the one on its page.
import { execFile } from 'node:child_process';
import { createReadStream } from 'node:fs';
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import iconv from 'iconv-lite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CDXIndexer } from 'warcio';
import { readCapture } from '../../src/archive/index.js';
import { type RecordFile, readIndex, readRecords } from '../../src/dataset/index.js';
import { printedRow, type SampleReport, sampleReports, startPortal } from '../../src/portal/index.js';
import { type FigureKind, failedSums, parseRecord, type ReportRecord } from '../../src/report/index.js';
import { membersOf } from '../archive/support.js';
import { hasNoBrowser } from '../support/browser.js';
import { jsonOf, linesOf, main, nianbao, type Run } from './support.js';

/** What a page's cells say, by the rules of the codebook, for the few ways in which the sample portal prints figures. */
function printedBy(sample: SampleReport): Record<string, number | null> {
  const values: Record<string, number | null> = {};
  for (const { id: table, blocks } of sample.form.tables)
    for (const { rows, columns } of blocks)
      for (const row of rows) {
        const cells = printedRow(sample, `${table}.${row.ids[0]?.split('.')[1]}`, columns.length);
        for (const [index, id] of row.ids.entries()) values[id] = figureOf(cells[index] ?? '', columns[index]?.kind);
      }
  return values;
}

function figureOf(printed: string, kind: FigureKind | undefined): number | null {
  const digits = /^[+增]?([\d.]+)(?:万元)?$/.exec(printed)?.[1];
  if (digits === undefined) return null;
  // Amounts of money are printed in 万元 or under a head that says so.
  return kind === 'money' ? Number((Number(digits) * 10_000).toFixed(4)) : Number(digits);
}

/** A WARC record in which the last digit of one citation is another. */
function withDigitChanged(record: Buffer, { source, values }: ReportRecord, id: string): Buffer {
  const [cite, charset] = [values[id]?.cite, source.charset ?? ''];
  if (!cite) throw new Error(`${id} has no citation`);
  const start = record.indexOf('\r\n\r\n') + 4;
  const isMessage = record.subarray(start, start + 5).toString() === 'HTTP/';
  const body = isMessage ? record.indexOf('\r\n\r\n', start) + 4 : start;
  const text = iconv.decode(record.subarray(body, -4), charset);
  expect(text.slice(cite.start, cite.end)).toBe(cite.quote);
  const digit = cite.start + cite.quote.search(/\d\D*$/);
  const at = body + iconv.encode(text.slice(0, digit), charset).length;
  const changed = Buffer.from(record);
  changed[at] = 0x30 + ((Number(text[digit]) + 1) % 10);
  return changed;
}

const recordOf = ({ city, code, year }: SampleReport) => `records/${year}/${code}-${city}-${year}.json`;

describe.skipIf(hasNoBrowser)('the demo', () => {
  let out: string;
  let run: Run;
  const records = new Map<string, ReportRecord>();

  const recordIdOf = (path: string) => records.get(path)?.source.snapshot?.recordId;

  beforeAll(async () => {
    out = await mkdtemp(join(tmpdir(), 'nianbao-demo-'));
    run = await nianbao(['demo', '--out', out]);
    for await (const file of readRecords(out))
      records.set(file.path, await parseRecord((file as RecordFile & { json: unknown }).json));
  }, 120_000);
  afterAll(() => rm(out, { recursive: true, force: true }));

  it('ends well, with a line for each city and year as it came, and the commands to look closer', async () => {
    expect(run.code).toBe(0);
    const [start, ...items] = linesOf(run.stderr);
    expect(start).toBe('12 to do; 1 host');
    const told = items.map((line) => /^(\d+\/12) \S+ \d{4} (\w+): /.exec(line)?.slice(1) ?? []);
    expect(told.map(([count]) => count)).toEqual(Array.from({ length: 12 }, (_, index) => `${index + 1}/12`));
    expect(told.map(([, outcome]) => outcome).sort()).toEqual(['not_listed', ...Array<string>(11).fill('ok')]);
    const commands = [...run.stdout.matchAll(/^ {2}npx nianbao (.*)$/gm)].map(([, command = '']) => command.split(' '));
    expect(commands.map(([verb]) => verb)).toEqual(['verify', 'show', 'show']);
    const [verified, value, report] = await Promise.all(commands.map((command) => nianbao(command)));
    expect(verified).toEqual({ code: 0, stderr: '', stdout: '11 records, 2186 citations: every citation holds\n' });
    expect(value?.stdout).toContain('read: 644110000 yuan\nprinted: "64411万元", unit 万元 (from the cell)\n');
    expect(value?.stdout).toContain('【64411万元】');
    expect(report?.stdout).toMatch(/\n40 checks, 1 failed\n {2}\S+: 3 against 0\n/);
  });

  it('prints a table of what was read, blank, ambiguous, missing and failed', () => {
    const [heads, ...rows] = linesOf(run.stdout.split('\n\n')[0] ?? '').map((line) => line.split(/\s{2,}/));
    expect(heads).toEqual([
      'city',
      'year',
      'form',
      'read',
      'inferred',
      'blank',
      'ambiguous',
      'missing',
      'failed checks',
      'outcome',
    ]);
    const whole = (city: string, year: number, read: number, blank = 0, failed = 0) =>
      [city, year, year < 2021 ? 2019 : 2021, read, 0, blank, 0, 0, failed, 'ok'].map(String);
    expect(rows).toEqual([
      whole('辽阳市', 2019, 198),
      whole('沈阳市', 2019, 197, 1),
      whole('鞍山市', 2019, 195, 3),
      whole('营口市', 2019, 198),
      whole('辽阳市', 2020, 198),
      whole('沈阳市', 2020, 198),
      whole('鞍山市', 2020, 198, 0, 1),
      ['营口市', '2020', '-', 'not_listed: 辽宁省人民政府门户网站 lists no report of it for 2020'],
      whole('辽阳市', 2021, 200),
      whole('沈阳市', 2021, 200),
      whole('鞍山市', 2021, 200),
      whole('营口市', 2021, 200),
    ]);
  });

  it('writes a record for each report, and one line for each city and year', async () => {
    expect([...records.keys()]).toEqual(sampleReports.map(recordOf).sort());
    const lines = await readIndex(out);
    expect(lines).toHaveLength(12);
    for (const line of lines) {
      const record = line.record === null ? undefined : records.get(line.record);
      expect([line.outcome, line.digest, line.snapshot]).toEqual(
        record ? ['ok', record.source.digest, record.source.snapshot] : ['not_listed', null, null],
      );
    }
    const { outcome, region, year } = lines.find(({ record }) => record === null) ?? {};
    expect([outcome, region, year]).toEqual(['not_listed', '210800', 2020]);
  });

  it.each(sampleReports.map((sample) => [`${sample.city} ${sample.year}`, sample] as const))(
    'reads of %s every figure that its page prints',
    (_name, sample) => {
      const record = records.get(recordOf(sample));
      expect(record?.report).toMatchObject({
        id: `${sample.code}-${sample.city}-${sample.year}`,
        issuer: { name: sample.city, region: { code: sample.code, name: sample.city } },
        year: sample.year,
        form: sample.form.id,
        period: { start: `${sample.year}-01-01`, end: `${sample.year}-12-31` },
        publishedOn: `${sample.year + 1}-01-29`,
      });
      const read = Object.fromEntries(Object.entries(record?.values ?? {}).map(([id, { value }]) => [id, value]));
      expect(read).toEqual(printedBy(sample));
      expect(record?.sections.map(({ key }) => key)).toHaveLength(6);
    },
  );

  it('meets both forms, both encodings, debris, blanks, a sum that fails, and a page drawn by script', async () => {
    const all = [...records.values()];
    expect(new Set(all.map(({ report }) => report.form))).toEqual(new Set(['2019', '2021']));
    expect(new Set(all.map(({ source }) => source.charset))).toEqual(new Set(['utf-8', 'gb18030']));
    const blanks = all.flatMap(({ values }) => Object.values(values)).filter(({ status }) => status === 'blank');
    expect(blanks.map(({ raw }) => raw)).toEqual(['增', '', '', '']);
    const failed = all.flatMap(({ report, checks }) => failedSums(checks).map(() => report.id));
    expect(failed).toEqual(['210300-鞍山市-2020']);
    const drawn: string[] = [];
    for (const [path, { source }] of records) {
      const { file = '', ...place } = source.snapshot ?? { offset: -1, recordId: '' };
      const capture = await readCapture(out, { file, ...place });
      if (capture.type === 'resource') drawn.push(path);
      if (path === 'records/2019/210800-营口市-2019.json') expect(capture.body.toString()).toMatch(/<p>\?\d+\?<\/p>/);
    }
    expect(drawn).toEqual(['records/2020/211000-辽阳市-2020.json']);
  });

  it('leaves an archive that an independent indexer reads as the index says', async () => {
    const folder = join(out, 'snapshots');
    const [file = '', ...others] = (await readdir(folder)).filter((name) => name.endsWith('.warc.gz'));
    expect(others).toEqual([]);
    const found: unknown[] = [];
    const indexer = new CDXIndexer({ format: 'cdxj' });
    for await (const line of indexer.iterIndex([{ filename: file, reader: createReadStream(join(folder, file)) }]))
      found.push(`${String(line.urlkey)} ${String(line.offset)} ${String(line.length)}`);
    const index = linesOf(await readFile(join(folder, 'index.cdxj'), 'utf8')).map((line) => {
      const { offset, length } = JSON.parse(line.slice(line.indexOf('{'))) as { offset: string; length: string };
      return `${line.split(' ')[0]} ${offset} ${length}`;
    });
    // Three lists in six pages, eleven reports, one of them drawn, and robots.txt; the drawn one twice.
    expect(index).toHaveLength(1 + 6 + 11 + 1);
    expect(found.sort()).toEqual(index.sort());
  });

  it('gives the commands of docs/cli.md what they need to run as they stand', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'nianbao-docs-'));
    const cli = await readFile(new URL('../../docs/cli.md', import.meta.url), 'utf8');
    const commands = [...cli.matchAll(/^```sh\n([\s\S]*?)^```$/gm)].map(([, block]) => block).join('');
    expect(commands.match(/^nianbao \w+/gm)).toHaveLength(34);
    const portal = await startPortal();
    const page = await fetch(`${portal.url}/web/zwgkx/zfxxgk1/2010zfxxgk_148535/2019/202001292110000930/index.shtml`);
    await writeFile(join(folder, 'page.html'), Buffer.from(await page.arrayBuffer()));
    // The demo has run, and the real portal is not asked: the sample one stands in for it, drawn page apart.
    const script = `set -e
nianbao() {
  case "$1" in
    demo) [ "$*" = 'demo --out data' ] && cp -r '${out}' data ;;
    crawl|track) NIANBAO_BROWSER=/none '${process.execPath}' '${main}' "$@" --root '${portal.url}' --allow-private --delay 1 || case $? in 1|10|11) ;; *) exit 1 ;; esac ;;
    # The sample reports borrow their figures, so those of two years do not fit; one is not listed; none of their values is ambiguous.
    check|ledger) '${process.execPath}' '${main}' "$@" || case $? in 1|10|11) ;; *) exit 1 ;; esac ;;
    decide) '${process.execPath}' '${main}' "$@" || [ $? = 2 ] ;;
    # Walked by the test of docs/new-site.md, against portals that are there.
    find-column|new-site|check-site) '${process.execPath}' '${main}' "$1" --help > /dev/null ;;
    *) '${process.execPath}' '${main}' "$@" ;;
  esac
}
${commands}`;
    const { stdout } = await promisify(execFile)('bash', ['-c', script], { cwd: folder, maxBuffer: 64 * 1024 * 1024 });
    await portal.close();
    expect(stdout).toContain('every citation holds');
    expect(stdout).toContain('【64411万元】');
    expect(linesOf(await readFile(join(folder, 'reports.jsonl'), 'utf8'))).toHaveLength(11);
    // A line of heads, and seven columns for each report.
    expect(linesOf(await readFile(join(folder, 'carried-over.csv'), 'utf8'))).toHaveLength(1 + 11 * 7);
    expect(stdout).toContain('data: no decisions');
    await rm(folder, { recursive: true });
  });

  it('has one digit of some captures changed, and verify names their digests and exactly those values', async () => {
    const copy = await mkdtemp(join(tmpdir(), 'nianbao-tampered-'));
    await cp(out, copy, { recursive: true });
    // In a table, in figures torn into spans, in a paragraph among "?", and in what a script has drawn.
    const targets = [
      ['records/2021/210100-沈阳市-2021.json', 'disclosure.fees.amount'],
      ['records/2019/211000-辽阳市-2019.json', 'requests.granted.total'],
      ['records/2019/210800-营口市-2019.json', 'disclosure.fees.change'],
      ['records/2020/211000-辽阳市-2020.json', 'disclosure.normative_documents.made'],
    ] as const;
    const [file = ''] = (await readdir(join(copy, 'snapshots'))).filter((name) => name.endsWith('.warc.gz'));
    const path = join(copy, 'snapshots', file);
    const members = await membersOf(path);
    const packed = members.map(({ record }) => {
      const target = targets.find(([name]) => record.includes(`\r\nWARC-Record-ID: ${recordIdOf(name)}\r\n`));
      const written = target ? withDigitChanged(record, records.get(target[0]) as ReportRecord, target[1]) : record;
      // Packed in another way, so that no record lies where it lay.
      return gzipSync(written, { level: 1 });
    });
    expect(packed.slice(0, 9).map(({ length }) => length)).not.toEqual(
      members.slice(0, 9).map((one) => one.packed.length),
    );
    await writeFile(path, Buffer.concat(packed));
    const { code, stdout } = await nianbao(['verify', copy, '--json']);
    const told = jsonOf(stdout);
    for (const { code: kind, message } of told)
      if (kind === 'digest') expect(message).toMatch(/; the capture itself was changed since it was written$/);
    const findings = told.map(({ record, id, code: kind }) => [record, id, kind]);
    expect(findings.sort()).toEqual(
      targets
        .flatMap(([record, id]) => [
          [record, null, 'digest'],
          [record, id, 'quote'],
        ])
        .sort(),
    );
    expect(code).toBe(1);
    await rm(copy, { recursive: true });
  });
});
