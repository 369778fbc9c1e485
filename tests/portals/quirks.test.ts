// What is odd about each family, asked for on purpose.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Portals, startPortals } from './portals.js';
import { found, get, pathOf, post, rowsIn } from './walks/client.js';

let lab: Portals;
beforeAll(async () => {
  lab = await startPortals();
});
afterAll(() => lab.close());

/** An address of a portal, and its column's page. */
async function at(name: string) {
  const portal = lab.portal(name);
  const to = (path: string) => new URL(path, portal.url).href;
  return { portal, to, shell: await get(to(portal.column)) };
}

test('TRS: a number beyond the last page gets a stub', async () => {
  const { portal, to } = await at('trs-wcm');
  const answer = await fetch(to(`${portal.column}index_40.shtml`));
  const stub = await answer.text();
  expect(answer.status).toBe(200);
  expect(stub.length).toBeGreaterThanOrEqual(300);
  expect(stub.length).toBeLessThanOrEqual(400);
});

test('TRS: the folder and its index are one page', async () => {
  const { portal, to, shell } = await at('trs-wcm');
  expect(await get(to(`${portal.column}index.shtml`))).toBe(shell);
  expect((await fetch(to(`${portal.column}index_1.shtml`))).status).toBe(200);
});

test('TRS: written rows are no links before the script has run', async () => {
  const { shell } = await at('trs-wcm-written');
  expect(rowsIn(shell, 'http://localhost')).toEqual([]);
});

test('UCAP: numbers begin with 1, and page 1 has none', async () => {
  const { portal, to } = await at('ucap');
  const status = async (file: string) => (await fetch(to(portal.column.replace('zwgklist', file)))).status;
  expect([await status('zwgklist_1'), await status('zwgklist_2'), await status('zwgklist_40')]).toEqual([
    404, 200, 404,
  ]);
});

test('UCAP: a page beyond the end has no results, and the page of the column no rows', async () => {
  const { to, shell } = await at('ucap-json');
  const call = found(shell, /'(\/common\/search\/[^']+)'/);
  const { data } = JSON.parse(await get(to(call.replace('page=1', 'page=40')))) as { data: { results: unknown[] } };
  expect(data.results).toEqual([]);
  expect(rowsIn(shell, to('/'))).toEqual([]);
});

test('jpage: one deployment heeds startrecord and links without a scheme', async () => {
  const { portal, to, shell } = await at('hanweb-jpage');
  const form = found(shell, /data:'([^']+)'/);
  const text = await post(to('/module/web/jpage/dataproxy.jsp?startrecord=2&endrecord=3&perpage=25'), form);
  expect(rowsIn(text, portal.url)).toHaveLength(2);
  expect(text).toContain(`href="${portal.url.replace('http:', '')}art/`);
  expect(text).toContain(`<totalrecord>${portal.reports.length + portal.others.length}</totalrecord>`);
});

test('jpage: one heeds page alone, and breaks its dates', async () => {
  const { to, shell } = await at('hanweb-jpage-page');
  const call = to(found(shell, /url:'([^']+)'/));
  expect(await get(`${call}&startrecord=21&endrecord=40`)).toBe(await get(call));
  expect(await get(call.replace('page=1', 'page=2'))).not.toBe(await get(call));
  expect(await get(call)).toMatch(/>\d{4}-\n\d{2}-\n\d{2}</);
});

test('jpage: a group too deep is 54 bytes of nothing', async () => {
  const { to, shell } = await at('hanweb-jpage-embedded');
  const next = found(shell, /<nextgroup><!\[CDATA\[<a href="([^"]+)">/);
  expect(rowsIn(shell, to('/'))).toHaveLength(45);
  expect(await get(to(next))).not.toContain('nextgroup');
  expect(await get(to(next.replace('page=2', 'page=3')))).toHaveLength(54);
});

test('xxgk: every column gets the rows of all, and the last page again beyond it', async () => {
  const { portal, to, shell } = await at('hanweb-xxgk');
  const form = found(shell, /'(infotypeId=[^']+)'/);
  const ask = (page: number, body = form) => post(to(`/module/xxgk/search.jsp?currpage=${page}`), body);
  const first = await ask(1);
  expect(await ask(1, form.replace('B001AC001', 'B001AC002'))).toBe(first);
  const last = Number(found(first, /第1\/(\d+)页/));
  expect(await ask(last + 5)).toBe(await ask(last));
  const all = Number(found(first, /共(\d+)条/));
  expect(all).toBeGreaterThan(portal.reports.length + portal.others.length);
});

test('jpaas: a bare pageNo is not looked at', async () => {
  const { to, shell } = await at('hanweb-jpaas');
  const query = JSON.parse(found(shell, /queryData="([^"]+)"/).replaceAll("'", '"')) as Record<string, string>;
  const ask = (more: Record<string, string>) =>
    get(`${to(found(shell, / url="([^"]+)"/))}?${new URLSearchParams({ ...query, ...more })}`);
  const first = await ask({});
  expect(await ask({ pageNo: '2', page: '2' })).toBe(first);
  expect(await ask({ paramJson: '{"pageNo":2,"pageSize":"15"}' })).not.toBe(first);
});

test('VSB: the second page has the highest number, the last has 1', async () => {
  const { portal, to, shell } = await at('vsb');
  const total = Number(found(shell, /1\/(\d+)</));
  const numbered = (number: number) => to(portal.column.replace('.htm', `/${number}.htm`));
  expect(await get(numbered(total - 1))).toContain(`2/${total}<`);
  expect(await get(numbered(1))).toContain(`${total}/${total}<`);
  expect((await fetch(numbered(total))).status).toBe(404);
  const next = found(shell, /<a href="([^"]+)">下页/);
  expect(pathOf(next, to(portal.column))).toBe(pathOf(numbered(total - 1), portal.url));
});

test('Lonsun: a fragment beyond the end has no rows', async () => {
  const { to, shell } = await at('lonsun');
  const call = found(shell, /'(\/site\/label\/8888[^']+)'/);
  expect(rowsIn(await get(to(call)), to('/'))).toEqual(rowsIn(shell, to('/')));
  expect(rowsIn(await get(to(call.replace('pageIndex=1', 'pageIndex=40'))), to('/'))).toEqual([]);
});

test('gkmlpt: page 0 is page 1, a hundred rows are a page', async () => {
  const { portal, to, shell } = await at('gkmlpt');
  const ask = async (page: number, sid = '750001') =>
    JSON.parse(await get(to(`/gkmlpt/api/all/2629?page=${page}&sid=${sid}`))) as { articles: unknown[]; total: number };
  expect(await ask(0)).toEqual(await ask(1));
  expect((await ask(1)).articles).toHaveLength(100);
  expect((await ask(2)).articles).toHaveLength(portal.reports.length + portal.others.length - 100);
  expect((await ask(3)).articles).toEqual([]);
  expect((await ask(1, '1')).total).toBe(0);
  expect(shell).toMatch(/"jump_url":"http/);
});

test('gkmlpt: the body of an article is a string of its script', async () => {
  const { portal, to } = await at('gkmlpt');
  const html = await get(to(portal.reports[0]?.path ?? ''));
  expect(html).not.toContain('<table');
  expect(html).toContain('\\u003Ctable');
});

test('pc-list: no rows in the page, none beyond the end', async () => {
  const { to, shell } = await at('pc-list');
  expect(rowsIn(shell, to('/'))).toEqual([]);
  const form = found(shell, /'(current=1[^']+)'/).replace('current=1', 'current=40');
  expect(JSON.parse(await post(to('/queryList'), form))).toMatchObject({ data: { results: [] } });
});

test('Epoint: pages begin with 0, and one deployment reads only what is wrapped', async () => {
  for (const [name, isWrapped] of [
    ['epoint', false],
    ['epoint-wrapped', true],
  ] as const) {
    const { portal, to } = await at(name);
    const script = await get(to('/js/webBuilderCommon.js'));
    const call = to(`/${found(script, /projectName:'([^']+)'/)}/rest/lightfrontaction/getgovinfolist`);
    const siteGuid = found(script, /siteGuid:'([^']+)'/);
    const ask = async (pageIndex: number, wrap: boolean) => {
      const asked = { deptcode: '001001', categorynum: '003017002', pageIndex, pageSize: 20, siteGuid };
      const text = await post(call, JSON.stringify(wrap ? { params: asked } : asked), 'application/json');
      return (JSON.parse(text) as { custom: { total: number; data: { title: string; realtitle: string }[] } }).custom;
    };
    const first = await ask(0, isWrapped);
    expect(first.total).toBe(portal.reports.length + portal.others.length);
    expect(first.data.some(({ title, realtitle }) => title !== realtitle)).toBe(true);
    expect((await ask(1, isWrapped)).data).not.toEqual(first.data);
    expect((await ask(0, !isWrapped)).total).toBe(0);
  }
});

test('TrueCMS: the first rows lie hidden in the page; fifty at once are given, a hundred are not', async () => {
  const { to, shell } = await at('truecms');
  expect(rowsIn(found(shell, /<ul id="initData"([\s\S]*?)<\/ul>/), to('/'))).toHaveLength(20);
  const ask = async (size: number) => {
    const id = found(shell, /columnId:'([^']+)'/);
    const query = `startrecord=1&endrecord=${size}&perpage=${size}&columnId=${id}&callback=cb`;
    return rowsIn((await get(to(`/TrueCMS/messageController/getMessage.do?${query}`))).replaceAll('\\"', '"'), to('/'));
  };
  expect(await ask(50)).toHaveLength(50);
  expect(await ask(100)).toEqual([]);
});

test('directories: beyond the last number one gives the news, the other its last page', async () => {
  const numeric = await at('directories-numeric');
  expect(await get(numeric.to('/zfxxgk/zfxxgknb/40.html'))).toContain('/news/1.html');
  const listed = await at('directories-list');
  const last = found(listed.shell, /href="([^"]+)">尾页/);
  const beyond = await get(listed.to(`${listed.portal.column}list_40.html`));
  expect(beyond).toBe(await get(listed.to(listed.portal.column + last)));
});

test('reports of a portal that moved house bear the day of the move', () => {
  const moved = lab.portal('trs-wcm').reports.filter(({ year }) => year <= 2018);
  expect(moved.length).toBeGreaterThan(1);
  for (const { path, posted } of moved) {
    expect(posted).toBe('2021-11-02');
    expect(path).toContain('/202111/t20211102_');
  }
});
