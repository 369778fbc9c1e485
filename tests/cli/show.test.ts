import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startPortal } from '../../src/portal/index.js';
import type { ReportRecord } from '../../src/report/index.js';
import { jsonOf, linesOf, nianbao } from './support.js';

let cwd: string;
const record = 'data/records/2019/210300-鞍山市-2019.json';

beforeAll(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'nianbao-show-'));
  const portal = await startPortal();
  const args = [
    '--cities',
    '鞍山市',
    '--years',
    '2019',
    '--root',
    portal.url,
    '--allow-private',
    '--delay',
    '1',
    '--out',
    'data',
  ];
  await nianbao(['crawl', ...args], { cwd });
  await portal.close();
});
afterAll(() => rm(cwd, { recursive: true, force: true }));

it('shows a report: its title, issuer, values with their labels, and checks', async () => {
  const { code, stdout } = await nianbao(['show', record], { cwd });
  const lines = linesOf(stdout);
  expect(code).toBe(0);
  expect(lines.slice(0, 6)).toEqual([
    '鞍山市2019年政府信息公开工作年度报告',
    'issuer 鞍山市 (210300), year 2019, form 2019',
    expect.stringMatching(/^from http:\/\/127\.0\.0\.1:\d+\/web\/\S+$/),
    'trust: copy',
    '  host_not_government: 127.0.0.1 is no host under gov.cn',
    '',
  ]);
  expect(lines).toContainEqual(
    expect.stringMatching(/^disclosure\.licensing\.decisions +行政许可 +处理决定数量 +1625 +read$/),
  );
  expect(lines).toContainEqual(expect.stringMatching(/^disclosure\.other_services\.change +\S+ +本年增\/减 +blank$/));
  expect(lines).toContainEqual(expect.stringMatching(/^40 (?:checks|sums), 0 failed/));
});

it('shows what the text states beside what the table says, and counts its citations', async () => {
  await mkdir(join(cwd, 'prose/records/2022'), { recursive: true });
  const extracted = await nianbao(['extract', resolve('tests/cases/prose-city-2022/input.html')], { cwd });
  await writeFile(join(cwd, 'prose/records/2022/city.json'), extracted.stdout);
  const { stdout } = await nianbao(['show', 'prose/records/2022/city.json'], { cwd });
  const lines = linesOf(stdout);
  const at = lines.indexOf('19 claims of the text');
  expect(lines.slice(at + 1, at + 2)).toEqual([
    expect.stringMatching(/^ {2}主动公开政府信息3\.58万条 +35800 {2}no_table_value {2}information_disclosed$/),
  ]);
  for (const line of [
    /^ {2}废止23件 +23 {2}differs \(20\) +disclosure\.normative_documents\.repealed$/,
    /^ {2}作出行政处罚决定8\.9万件 +89000 {2}rounds \(89451\) +disclosure\.penalties\.decisions$/,
    /^ {2}行政事业性收费1,860\.5万元 +18605000 yuan {2}agrees +disclosure\.fees\.amount$/,
  ])
    expect(lines).toContainEqual(expect.stringMatching(line));
  const record = JSON.parse(extracted.stdout) as ReportRecord;
  const cited = Object.values(record.values).filter(({ cite }) => cite).length + 19;
  const verified = await nianbao(['verify', 'prose'], { cwd });
  expect([verified.code, verified.stdout]).toEqual([0, `1 records, ${cited} citations: every citation holds\n`]);
});

it('shows a value: as printed, where it stands, and the text around it', async () => {
  const { stdout } = await nianbao(['show', record, 'disclosure.licensing.decisions'], { cwd });
  expect(linesOf(stdout)).toEqual([
    'disclosure.licensing.decisions  行政许可 · 处理决定数量',
    'read: 1625',
    'printed: "1625"',
    expect.stringMatching(/^at \d+–\d+ of http\S+ \(gb18030\)$/),
    'table 1, row 6, column 3: 行政许可 · 处理决定数量',
    expect.stringMatching(/^… .* 行政许可 18 0 ?【1625】 ?其他对外管理服务事项 .* …$/),
  ]);
  const blank = await nianbao(['show', record, 'disclosure.other_services.change'], { cwd });
  expect(linesOf(blank.stdout).slice(1, 3)).toEqual(['blank: (no number)', 'printed: ""']);
});

it('finds the capture of a record that was read from a WARC file', async () => {
  const [name = ''] = (await readdir(join(cwd, 'data/snapshots'))).filter((file) => file.endsWith('.warc.gz'));
  const extracted = await nianbao(['extract', `data/snapshots/${name}`], { cwd });
  await writeFile(join(cwd, 'own.json'), extracted.stdout);
  const { stdout } = await nianbao(['show', 'own.json', 'disclosure.procurement.amount'], { cwd });
  expect(linesOf(stdout).at(-1)).toMatch(/【[^】]+】/);
});

it('names the way to the list where a value is none of the report', async () => {
  expect(await nianbao(['show', record, 'disclosure.gifts'], { cwd })).toEqual({
    code: 2,
    stdout: '',
    stderr: `nianbao: disclosure.gifts is no value of this report; nianbao show ${record} lists them\n`,
  });
});

it('says of a file that is no record what is wrong, and lets nothing of it steer the terminal', async () => {
  const odd = { ...(JSON.parse(await readFile(join(cwd, record), 'utf8')) as object), '\u001b]0;owned\u0007': 1 };
  await writeFile(join(cwd, 'odd.json'), JSON.stringify(odd));
  const { code, stdout, stderr } = await nianbao(['show', 'odd.json'], { cwd });
  expect([code, stdout, linesOf(stderr)]).toEqual([
    1,
    '',
    [expect.stringMatching(/^nianbao: not a nianbao record: the document: .*\\u001b]0;owned\\u0007/)],
  ]);
});

it('does not show another document in place of the one that was read', async () => {
  const altered = JSON.parse(await readFile(join(cwd, record), 'utf8')) as {
    values: Record<string, { cite: { start: number } }>;
  };
  const value = altered.values['disclosure.licensing.decisions'];
  if (value) value.cite.start -= 1;
  await writeFile(join(cwd, 'data/records/2019/altered.json'), JSON.stringify(altered));
  const { stdout } = await nianbao(['show', 'data/records/2019/altered.json', 'disclosure.licensing.decisions'], {
    cwd,
  });
  expect(linesOf(stdout).at(-1)).toBe('the document that is there now does not say this: nianbao verify tells more');
  await rm(join(cwd, 'data/records/2019/altered.json'));
});

it('verifies a dataset with its findings as text or as JSON, and says so where the captures are gone', async () => {
  await writeFile(join(cwd, 'data/records/2019/odd.json'), '{"schemaVersion": "1.0.0"}');
  const text = await nianbao(['verify', 'data'], { cwd });
  expect([text.code, linesOf(text.stdout)]).toEqual([
    1,
    [
      expect.stringMatching(/^records\/2019\/odd\.json: the document: record: not a nianbao record: report: /),
      '2 records, 198 citations: 1 finding',
    ],
  ]);
  await rm(join(cwd, 'data/records/2019/odd.json'));
  for (const name of await readdir(join(cwd, 'data/snapshots'))) await rm(join(cwd, 'data/snapshots', name));
  const json = await nianbao(['verify', 'data', '--json'], { cwd });
  expect([json.code, jsonOf(json.stdout)]).toEqual([
    1,
    [
      {
        record: record.slice('data/'.length),
        id: null,
        code: 'capture',
        message: expect.stringMatching(/warc\.gz: no such file$/),
      },
    ],
  ]);
});
