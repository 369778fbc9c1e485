// How the lists that answer calls are walked, by hand.
import { found, get, type Listed, pathOf, post, rowsIn, untilNothingNew } from './client.js';
import type { Walk } from './pages.js';

const ucapJson: Walk = async ({ url }, column) => {
  const call = found(await get(new URL(column, url).href), /'(\/common\/search\/[0-9a-f]{32}\?page=1&[^']+)'/);
  return untilNothingNew(1, async (page) => {
    const text = await get(new URL(call.replace('page=1', `page=${page}`), url).href);
    const { data } = JSON.parse(text) as { data: { results: { title: string; url: string }[] } };
    return data.results.map((row) => ({ title: row.title, path: row.url }));
  });
};

const jpage: Walk = async ({ url }, column) => {
  const shell = await get(new URL(column, url).href);
  const form = found(shell, /data:'(col=1&appid=1&webid=\d+&[^']+)'/);
  return untilNothingNew(0, async (group) => {
    const [first, last] = [group * 25 + 1, group * 25 + 25];
    const query = `?startrecord=${first}&endrecord=${last}&perpage=25`;
    return rowsIn(await post(new URL(`/module/web/jpage/dataproxy.jsp${query}`, url).href, form), url);
  });
};

const jpagePage: Walk = async ({ url }, column) => {
  const call = found(await get(new URL(column, url).href), /'(\/module\/jpage\/dataproxy\.jsp\?page=1&[^']+)'/);
  return untilNothingNew(1, async (page) =>
    rowsIn(await get(new URL(call.replace('page=1', `page=${page}`), url).href), url),
  );
};

const jpageEmbedded: Walk = async ({ url }, column) => {
  const rows: Listed[] = [];
  for (let at: string | undefined = new URL(column, url).href; at; ) {
    const text: string = await get(at);
    rows.push(...rowsIn(text, url));
    const next = /<nextgroup><!\[CDATA\[<a href="([^"]+)">/.exec(text)?.[1];
    at = next === undefined ? undefined : new URL(next, url).href;
  }
  return rows;
};

// All columns answer together: the number in the address tells them apart.
const xxgk: Walk = async ({ url }, column) => {
  const shell = await get(new URL(column, url).href);
  const call = found(shell, /'(\/module\/xxgk\/search\.jsp\?[^']+)'/);
  const form = found(shell, /'(infotypeId=[^']+)'/);
  const number = found(column, /col(\d+)/);
  const rows = await untilNothingNew(1, async (page) =>
    rowsIn(await post(new URL(call.replace('currpage=1', `currpage=${page}`), url).href, form), url),
  );
  return rows.filter(({ path }) => path.includes(`/art_${number}_`));
};

const jpaas: Walk = async ({ url }, column) => {
  const shell = await get(new URL(column, url).href);
  const query = JSON.parse(found(shell, /queryData="([^"]+)"/).replaceAll("'", '"')) as Record<string, string>;
  const unit = new URL(found(shell, / url="([^"]+)"/), url);
  return untilNothingNew(1, async (pageNo) => {
    const paramJson = JSON.stringify({ pageNo, pageSize: '15' });
    unit.search = new URLSearchParams({ ...query, paramJson }).toString();
    const { data } = JSON.parse(await get(unit.href)) as { data: { html: string } };
    return rowsIn(data.html, url);
  });
};

const lonsun: Walk = async ({ url }, column) => {
  const call = found(await get(new URL(column, url).href), /'(\/site\/label\/8888\?[^']+)'/);
  return untilNothingNew(1, async (page) =>
    rowsIn(await get(new URL(call.replace('pageIndex=1', `pageIndex=${page}`), url).href), url),
  );
};

const gkmlpt: Walk = async ({ url }, column) => {
  const sid = found(await get(new URL(column, url).href), /SID:'(\d+)'/);
  return untilNothingNew(1, async (page) => {
    const text = await get(new URL(`/gkmlpt/api/all/${found(column, /#(\d+)/)}?page=${page}&sid=${sid}`, url).href);
    const { articles } = JSON.parse(text) as { articles: { title: string; post_url: string }[] };
    return articles.map((article) => ({ title: article.title, path: pathOf(article.post_url, url) }));
  });
};

const pcList: Walk = async ({ url }, column) => {
  const form = found(await get(new URL(column, url).href), /'(current=1&[^']+)'/);
  return untilNothingNew(1, async (page) => {
    const text = await post(new URL('/queryList', url).href, form.replace('current=1', `current=${page}`));
    const { data } = JSON.parse(text) as { data: { results: { source: { title: string; urls: string } }[] } };
    return data.results.map(({ source }) => ({
      title: source.title,
      path: (JSON.parse(source.urls) as { pc: string }).pc,
    }));
  });
};

const epoint =
  (isWrapped: boolean): Walk =>
  async ({ url }, column) => {
    const script = await get(new URL('/js/webBuilderCommon.js', url).href);
    const call = `/${found(script, /projectName:'([^']+)'/)}/rest/lightfrontaction/getgovinfolist`;
    const { searchParams } = new URL(column, url);
    return untilNothingNew(0, async (pageIndex) => {
      const asked = {
        deptcode: searchParams.get('deptcode'),
        categorynum: searchParams.get('categorynum'),
        pageIndex,
        pageSize: 20,
        siteGuid: found(script, /siteGuid:'([^']+)'/),
      };
      const body = JSON.stringify(isWrapped ? { params: asked } : asked);
      const { custom } = JSON.parse(await post(new URL(call, url).href, body, 'application/json')) as {
        custom: { data: { realtitle: string; infourl: string }[] };
      };
      return custom.data.map(({ realtitle, infourl }) => ({ title: realtitle, path: infourl }));
    });
  };

const truecms: Walk = async ({ url }, column) => {
  const shell = await get(new URL(column, url).href);
  const columnId = found(shell, /columnId:'([^']+)'/);
  const proxy = found(shell, /proxyUrl:'([^']+)'/);
  return untilNothingNew(0, async (group) => {
    const query = `startrecord=${group * 20 + 1}&endrecord=${group * 20 + 20}&perpage=20&columnId=${columnId}&callback=cb`;
    const text = await get(new URL(`${proxy}?${query}`, url).href);
    const { result } = JSON.parse(found(text, /^cb\((.*)\)$/s)) as { result: string };
    return rowsIn(result, url);
  });
};

export const callWalks: Readonly<Record<string, Walk>> = {
  'ucap-json': ucapJson,
  'hanweb-jpage': jpage,
  'hanweb-jpage-page': jpagePage,
  'hanweb-jpage-embedded': jpageEmbedded,
  'hanweb-xxgk': xxgk,
  'hanweb-jpaas': jpaas,
  lonsun,
  gkmlpt,
  'pc-list': pcList,
  epoint: epoint(false),
  'epoint-wrapped': epoint(true),
  truecms,
};
