import { load } from 'cheerio';
import { expect, it } from 'vitest';
import { staticList } from '../../extractors/families/static-list.js';
import { sitePage } from '../../src/site/index.js';

const base = 'http://www.example.test/web/2019/index.shtml';
const row = '<li><a href="/row">一行</a></li>';

function list(html: string) {
  const page = sitePage({ url: base, request: { url: base }, text: html, contentType: 'text/html' }, (text) =>
    load(text),
  );
  const read = staticList.readList(page);
  if (!read) throw new Error('no list');
  return { rows: read.rows, next: read.next?.url ?? null };
}

it('takes a row’s title whole, its date, and its address', () => {
  const { rows, next } = list(`
    <ul><li><a href="../2020/a/index.shtml#top" title="辽阳市2019年政府信息公开
      工作年度报告">辽阳市2019年政府信息...</a><span>2020-01-29</span></li>
    <li><a href="//other.test/b">[年报]</a> <a href="http://www.example.test/c" title="">沈阳市2019年政府信息公开年报</a></li>
    <li>没有链接</li><li><a href="javascript:void(0)">脚本</a></li><li><a href="#">页首</a></li><li><a href="/d"></a></li></ul>
    <table><tr><td>3</td><td><a href="/e">鞍山市2019年政府信息公开年报</a></td><td>2020年2月3日</td></tr></table>`);
  expect(rows).toEqual([
    {
      url: 'http://www.example.test/web/2020/a/index.shtml',
      title: '辽阳市2019年政府信息公开 工作年度报告',
      date: '2020-01-29',
    },
    { url: 'http://www.example.test/c', title: '沈阳市2019年政府信息公开年报', date: null },
    { url: 'http://www.example.test/e', title: '鞍山市2019年政府信息公开年报', date: '2020年2月3' },
  ]);
  expect(next).toBeNull();
});

it('passes over menus, whose items hold items', () => {
  const { rows } = list('<ul><li><a href="/menu">政务公开</a><ul><li><a href="/x">年报</a></li></ul></li></ul>');
  expect(rows.map(({ url }) => url)).toEqual(['http://www.example.test/x']);
});

it('resolves links against the document’s base', () => {
  const { rows } = list('<base href="/jx/"><li><a href="./a.shtml">一</a></li>');
  expect(rows[0]?.url).toBe('http://www.example.test/jx/a.shtml');
});

it.each([
  ['createPageHTML(25, 0, "index", "shtml");', 'index_1.shtml'],
  ["createPageHTML(25,3,'list','html')", 'list_4.html'],
  ['createPageHTML(25, 24, "index", "shtml");', null],
  ['createPageHTML(1, 0, "index", "shtml");', null],
  ['createPageHTML(370, 25, 0, "index", "shtml");', 'index_1.shtml'],
  ['createPageHTML(370, 25, 24, "index", "shtml");', null],
  ['createPage(25, 0, "index", "html")', 'index_1.html'],
  ["createPageHTML('page_div',10,1,'zwgklist','shtml',200)", 'zwgklist_2.shtml'],
  ["createPageHTML('page_div',10,9,'zwgklist','shtml',200)", 'zwgklist_10.shtml'],
  ["createPageHTML('page_div',10,10,'zwgklist','shtml',200)", null],
  ['function createPageHTML(count, current, name, extension) {}', null],
])('finds the next page by %s', (call, next) => {
  const found = list(`${row}<script>${call}</script>`).next;
  expect(found).toBe(next === null ? null : `http://www.example.test/web/2019/${next}`);
});

it.each([
  ['<a href="index_2.shtml">下一页</a>', 'index_2.shtml'],
  ['<a href="index_2.shtml"> 下一页 &gt;&gt; </a>', 'index_2.shtml'],
  ['<a href="index_2.shtml">下一页的说明</a>', null],
  ['<a href="#">下一页</a>', null],
  ['<a href="index.shtml">下一页</a>', null],
  ['<a href="javascript:next()">下一页</a>', null],
  // The call knows which page is the last.
  ['<script>createPageHTML(2, 1, "index", "shtml")</script><a href="index_1.shtml">下一页</a>', null],
])('finds the next page by a link: %s', (html, next) => {
  expect(list(row + html).next).toBe(next === null ? null : `http://www.example.test/web/2019/${next}`);
});
