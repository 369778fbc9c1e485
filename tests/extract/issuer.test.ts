// Which body's report it is, and of which kind.
import { expect, it } from 'vitest';
import { extractReport } from '../../src/extract/index.js';
import { readPage } from '../../src/page/index.js';

const table = `<p>四、政府信息公开行政复议、行政诉讼情况</p><table><tr><td colspan="5">行政复议</td><td colspan="10">行政诉讼</td></tr>
<tr>${'<td rowspan="2">结果维持</td><td rowspan="2">结果纠正</td><td rowspan="2">其他结果</td><td rowspan="2">尚未审结</td><td rowspan="2">总计</td>'}<td colspan="5">未经复议直接起诉</td><td colspan="5">复议后起诉</td></tr>
<tr>${'<td>结果维持</td><td>结果纠正</td><td>其他结果</td><td>尚未审结</td><td>总计</td>'.repeat(2)}</tr><tr>${'<td>0</td>'.repeat(15)}</tr></table>`;

interface Given {
  readonly title: string;
  readonly head?: string;
  readonly text?: string;
}

function issuerOf({ title, head = '', text = '' }: Given) {
  const html = `<!DOCTYPE html><meta charset="utf-8">${head}<h1>${title}</h1>${text}<p>一、总体情况</p><p>正文。</p>${table}`;
  const { id, issuer, year } = extractReport(readPage({ bytes: Buffer.from(html), contentType: 'text/html' })).report;
  return { id, name: issuer.name, kind: issuer.kind, from: issuer.nameFrom, code: issuer.region?.code ?? null, year };
}

const rest = '2023年政府信息公开工作年度报告';

it.each([
  ['辽阳市', 'government', '211000', '211000-辽阳市-2023'],
  ['辽阳市人民政府', 'government', '211000', '211000-辽阳市-2023'],
  ['辽宁省辽阳市人民政府', 'government', '211000', '211000-辽阳市-2023'],
  ['辽宁省', 'government', '210000', '210000-辽宁省-2023'],
  ['景德镇市', 'government', '360200', '360200-景德镇市-2023'],
  ['某市', 'government', null, 'x-某市-2023'],
  ['辽阳市人民政府办公室', 'office', '211000', '211000-辽阳市人民政府办公室-2023'],
  ['辽阳市政府办', 'office', '211000', '211000-辽阳市人民政府办公室-2023'],
  ['辽宁省人民政府办公厅', 'office', '210000', '210000-辽宁省人民政府办公厅-2023'],
  ['市政府办公室', 'office', null, 'x-市政府办公室-2023'],
  ['辽阳市财政局', 'department', '211000', '211000-辽阳市财政局-2023'],
  ['辽宁省辽阳市财政局', 'department', '211000', '211000-辽阳市财政局-2023'],
  ['辽阳市人民政府国有资产监督管理委员会', 'department', '211000', '211000-辽阳市国有资产监督管理委员会-2023'],
  ['辽阳市政务公开办公室', 'department', '211000', '211000-辽阳市政务公开办公室-2023'],
  ['城关镇人民政府', 'town', null, 'x-城关镇-2023'],
  ['辽阳市白塔区星火街道办事处', 'town', '211002', '211002-白塔区星火街道办事处-2023'],
  ['辽阳县首山镇', 'town', '211021', '211021-辽阳县首山镇-2023'],
  ['辽阳市高新技术产业开发区', null, '211000', '211000-辽阳市高新技术产业开发区-2023'],
  ['经济开发区', null, null, 'x-经济开发区-2023'],
  ['山东省莱芜市政府', 'government', null, 'x-山东省莱芜市政府-2023'],
  ['山东省莱芜市财政局', 'department', null, 'x-山东省莱芜市财政局-2023'],
  ['北京市崇文区人民政府', 'government', null, 'x-北京市崇文区-2023'],
  ['辽阳市首山镇人民政府', 'town', null, 'x-辽阳市首山镇-2023'],
])('%s: %s of %s', (name, kind, code, id) => {
  expect(issuerOf({ title: `${name}${rest}` })).toEqual({ id, name, kind, code, from: 'title', year: 2023 });
});

const meta = (names: Readonly<Record<string, string>>) =>
  Object.entries(names)
    .map(([name, content]) => `<meta name="${name}" content="${content}">`)
    .join('');
const city = { SiteName: '辽阳市人民政府门户网站', SiteIDCode: '2110000012' };

it.each<[string, Given, { name: string | null; from: string | null; kind: string | null; code: string | null }]>([
  [
    'the text names it',
    { title: rest, text: '<p>现公布辽阳市人民政府2023年政府信息公开工作年度报告。</p>' },
    { name: '辽阳市人民政府', from: 'text', kind: 'government', code: '211000' },
  ],
  [
    'the text says who compiled it',
    { title: rest, text: '<p>本报告由辽阳市财政局编制。</p>' },
    { name: '辽阳市财政局', from: 'text', kind: 'department', code: '211000' },
  ],
  [
    'the text names a body of a district that is no more, while another of its name is in force',
    { title: rest, text: '<p>本报告由哈尔滨市太平区财政局编制。</p>' },
    { name: null, from: null, kind: null, code: null },
  ],
  [
    'its office compiled it, which it does for the government too',
    { title: rest, text: '<p>本报告由辽阳市人民政府办公室编制。</p>' },
    { name: null, from: null, kind: null, code: null },
  ],
  [
    'the text names two',
    { title: rest, text: '<p>本报告由辽阳市财政局编制，附辽阳市教育局2023年政府信息公开工作年度报告。</p>' },
    { name: null, from: null, kind: null, code: null },
  ],
  [
    'site and source name it alike',
    { title: rest, head: meta({ ...city, ContentSource: '辽阳市人民政府' }) },
    { name: '辽阳市人民政府', from: 'site', kind: 'government', code: '211000' },
  ],
  [
    'the site alone, which lists the reports of others',
    { title: rest, head: meta(city) },
    { name: null, from: null, kind: null, code: null },
  ],
  [
    'another source than the site',
    { title: rest, head: meta({ ...city, ContentSource: '辽阳市财政局' }) },
    { name: null, from: null, kind: null, code: null },
  ],
  [
    'a city left out of the title, told by two marks',
    { title: `市财政局${rest}`, head: meta(city) },
    { name: '市财政局', from: 'title', kind: 'department', code: '211000' },
  ],
  [
    'a city left out of the title, and a template with the name of another site',
    { title: `市财政局${rest}`, head: meta({ ...city, SiteIDCode: '5001070012' }) },
    { name: '市财政局', from: 'title', kind: 'department', code: null },
  ],
  [
    'a county left out of the title on the site of a city',
    { title: `县教育局${rest}`, head: meta(city) },
    { name: '县教育局', from: 'title', kind: 'department', code: null },
  ],
])('where %s', (_what, given, expected) => {
  expect(issuerOf(given)).toMatchObject(expected);
});

it('one body has one id, however it is written', () => {
  const ids = ['市政府办公室', '辽阳市政府办公室', '辽阳市人民政府办公室'].map(
    (name) => issuerOf({ title: `${name}${rest}`, head: meta(city) }).id,
  );
  expect(new Set(ids)).toEqual(new Set(['211000-辽阳市人民政府办公室-2023']));
});

it('the year is not that of posting', () => {
  const text = '<p>2023年，全市公开信息300条。2023年度受理申请5件。2024年，将继续改进。</p>';
  const head = meta({ PubDate: '2025-03-02' });
  expect(issuerOf({ title: '辽阳市政府信息公开工作年度报告', text, head }).year).toBe(2023);
});
