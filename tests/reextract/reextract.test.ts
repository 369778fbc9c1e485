// What differs from what is published, and whether the page, the program or the form has changed.
import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readCapture } from '../../src/archive/index.js';
import { decodeBytes } from '../../src/page/index.js';
import type { SampleReport } from '../../src/portal/index.js';
import type { Place } from '../../src/reextract/types.js';
import { forms, type ReportRecord } from '../../src/report/index.js';
import { bytesOf, idOf } from '../lab/reports.js';
import { digestsOf, printed, reextracted, type Site, startSite, told, withRows } from './support.js';

const [shenyang, anshan] = ['沈阳市', '鞍山市'].map(
  (city) => printed.find((report) => report.city === city && report.year === 2019) as SampleReport,
) as [SampleReport, SampleReport];

const pathOf = (report: SampleReport) => `records/${report.year}/${idOf(report)}.json`;

/** Makes a record what an earlier version may have read. */
async function edit(folder: string, path: string, change: (text: string) => string): Promise<void> {
  const text = await readFile(join(folder, path), 'utf8');
  const changed = change(text);
  expect(changed).not.toBe(text);
  await writeFile(join(folder, path), changed);
}

/** With another figure in a value. */
function withFigure(id: string, value: number): (text: string) => string {
  return (text) => {
    const record = JSON.parse(text) as ReportRecord;
    const values = { ...record.values, [id]: { ...record.values[id], value, raw: String(value) } };
    return JSON.stringify({ ...record, values });
  };
}

/** What is said of the record that was read from the page as it was at first. */
async function ofFirst(site: Site): Promise<Awaited<ReturnType<typeof reextracted>>[number]> {
  const results = await reextracted(site.folder);
  const first = results.find(({ newest, problems }) => newest !== null || problems.length > 0);
  expect(results.filter((one) => one !== first).flatMap(({ differences }) => differences)).toEqual([]);
  if (!first) throw new Error('nothing newer was found');
  return first;
}

it('says nothing where nothing has changed, and writes nothing', async () => {
  const site = await startSite(printed);
  await site.crawl();
  const before = await digestsOf(site.folder);
  const results = await reextracted(site.folder);
  expect(results.map(({ record, differences, problems }) => [record, differences, problems])).toEqual(
    printed.map((report) => [pathOf(report), [], []]).sort(),
  );
  expect(await digestsOf(site.folder)).toEqual(before);
});

it('attributes a changed page to its source, value by value, with places that hold', async () => {
  const site = await startSite([shenyang, anshan]);
  site.put(
    shenyang,
    bytesOf(withRows(shenyang, { 'disclosure.penalties': '0 增 26', 'requests.carried_in': '0 0 0 0 0 0 1' })),
  );
  await site.crawl();
  const { report, differences, problems, isOutdated, newest } = await ofFirst(site);
  expect([report, problems, isOutdated]).toEqual([idOf(shenyang), [], false]);
  expect(told(differences)).toEqual([
    ['source', 'page', 'disclosure.penalties.decisions', 25, 26],
    ['source', 'page', 'requests.carried_in.total', 0, 1],
  ]);
  expect(told(differences, 'check').map(([cause, , rule]) => [cause, rule])).toEqual([
    ['source', 'requests.identity.total'],
    ['source', 'requests.row_sum.carried_in'],
  ]);
  expect(new Set(differences.map(({ cause, step }) => `${cause} ${step}`))).toEqual(new Set(['source page']));
  const [decisions] = differences.filter(({ kind }) => kind === 'value');
  const places = [decisions?.from, decisions?.to].map((side) => (side as { cite: Place }).cite);
  for (const { capture, charset, start, end, quote } of places) {
    if (!capture || charset === null) throw new Error('no capture');
    const { body } = await readCapture(site.folder, capture);
    expect(decodeBytes(body, charset).slice(start, end)).toBe(quote);
  }
  expect(places.map(({ quote }) => quote)).toEqual(['25', '26']);
  expect(newest?.record).toBe(places[1]?.record);
  expect(new Set(places.map(({ record }) => record)).size).toBe(2);
});

it('attributes what came with another form to the form', async () => {
  const site = await startSite([shenyang]);
  site.put(shenyang, bytesOf({ ...shenyang, form: forms['2021'] }));
  await site.crawl();
  const { differences } = await ofFirst(site);
  const values = told(differences);
  expect(new Set(values.map(([cause]) => cause))).toEqual(new Set(['form']));
  // Those of table two and （六）其他处理 that only one of the forms has, the former one's first.
  const ids = values.map(([, , id]) => id);
  expect(ids).toContain('disclosure.regulations.total_disclosed');
  expect(ids).toContain('disclosure.regulations.in_force');
  expect(ids.filter((id) => !/^(?:disclosure|requests\.other)/.test(String(id)))).toEqual([]);
  expect(told(differences, 'report')).toContainEqual(['form', 'page', 'form', '2019', '2021']);
});

it('tells both steps of a value that the program and the page have changed', async () => {
  const site = await startSite([shenyang]);
  site.put(shenyang, bytesOf(withRows(shenyang, { 'disclosure.penalties': '1 增 26' })));
  // What was published has been read by another version.
  await edit(site.folder, pathOf(shenyang), withFigure('disclosure.penalties.decisions', 24));
  await edit(site.folder, pathOf(shenyang), withFigure('requests.received.total', 77));
  await site.crawl();
  const { differences, isOutdated } = await ofFirst(site);
  const received = Number(told(differences).find(([, , id]) => id === 'requests.received.total')?.[4]);
  expect(told(differences)).toEqual([
    ['extractor', 'reading', 'disclosure.penalties.decisions', 24, 25],
    ['extractor', 'reading', 'requests.received.total', 77, received],
    ['source', 'page', 'disclosure.penalties.previous_items', 0, 1],
    ['source', 'page', 'disclosure.penalties.decisions', 25, 26],
  ]);
  expect(isOutdated).toBe(true);
});

it('takes new bytes with the same figures for no change, and counts what has moved', async () => {
  const site = await startSite([shenyang]);
  site.put(shenyang, bytesOf(shenyang).toString().replace('<body>', '<body><!-- 浏览次数：129 -->'));
  await site.crawl();
  const { differences } = await ofFirst(site);
  expect(new Set(differences.map(({ kind }) => kind))).toEqual(new Set(['citation']));
  expect(differences.length).toBeGreaterThan(150);
});

it('attributes a page that is no report any more, or another one, to the source', async () => {
  const site = await startSite([shenyang]);
  site.put(shenyang, '<p>栏目正在维护，请稍后再来查看本页内容。</p>');
  await site.crawl();
  const gone = await ofFirst(site);
  expect([gone.differences, gone.problems.map(({ code, cause }) => [code, cause])]).toEqual([
    [],
    [['unreadable', 'source']],
  ]);
  site.put(shenyang, bytesOf({ ...anshan, charset: 'utf-8' }));
  await site.crawl();
  const other = await ofFirst(site);
  expect([other.differences, other.problems.map(({ code, cause }) => [code, cause])]).toEqual([
    [],
    [['other_report', 'source']],
  ]);
  expect(other.problems[0]?.message).toContain(idOf(anshan));
});

it('tells in a line of each record what cannot be compared, and attributes it to nobody', async () => {
  const site = await startSite([shenyang, anshan]);
  const problems = async () =>
    (await reextracted(site.folder)).flatMap((one) =>
      one.problems.map(({ code, cause, message }) => [code, cause, message]),
    );
  const snapshots = join(site.folder, 'snapshots');
  await rename(join(snapshots, 'index.cdxj'), join(snapshots, 'away'));
  const noIndex = ['index', null, expect.stringMatching(/index\.cdxj: no such file$/) as string];
  expect(await problems()).toEqual([noIndex, noIndex]);
  await rename(join(snapshots, 'away'), join(snapshots, 'index.cdxj'));
  await edit(site.folder, pathOf(anshan), (text) => text.replace(/"digest": "sha256:..../, '"digest": "sha256:0000'));
  await writeFile(join(site.folder, 'records/2019/empty.json'), '{}');
  expect(await problems()).toEqual([
    ['capture', null, expect.stringContaining('it was changed since') as string],
    ['record', null, expect.stringContaining('not a nianbao record') as string],
  ]);
  const [warc = ''] = (await readdir(snapshots)).filter((name) => name.endsWith('.warc.gz'));
  await rm(join(snapshots, warc));
  expect((await problems()).map(([code]) => code)).toEqual(['capture', 'capture', 'record']);
});

it('takes a document drawn from a page for the page, and does not accuse one that was not drawn', async () => {
  const scripted = (report: SampleReport) =>
    bytesOf(report)
      .toString()
      .replace(/<div id="zoom">([\s\S]*)<\/div>\n<div class="footer">/, (_, body: string) => {
        const text = JSON.stringify(body).replaceAll('</', '<\\/');
        return `<div id="zoom"></div><script>var content = ${text};</script>\n<div class="footer">`;
      });
  const site = await startSite([shenyang], scripted);
  site.put(shenyang, scripted(withRows(shenyang, { 'disclosure.penalties': '0 增 26' })));
  await site.crawl();
  expect(told((await ofFirst(site)).differences)).toEqual([
    ['source', 'page', 'disclosure.penalties.decisions', 25, 26],
  ]);
  site.put(shenyang, '<p>栏目正在维护，请稍后再来查看本页内容。</p>');
  await site.crawl();
  const problems = (await reextracted(site.folder)).flatMap((one) => one.problems);
  expect(problems.map(({ code, cause }) => [code, cause])).toEqual([
    ['undrawn', null],
    ['undrawn', null],
  ]);
});
