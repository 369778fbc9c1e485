// Pages that say there is nothing for you here, with or without the status that says so.
import { always } from '../answer.js';
import { document, type Fault } from './fault.js';

const STUB_BYTES = 1166;

/** A script alone, of the same length everywhere. */
function stub(): string {
  const [start, end] = ['<html><head><script>var w="', '";(function(){window.name=w})()</script></head></html>'];
  return start + 'x7'.repeat(STUB_BYTES).slice(0, STUB_BYTES - start.length - end.length) + end;
}

const region = document(
  '访问受限',
  `<h1>访问受限</h1><p>根据管理要求，本网站不向您所在的地区提供服务。</p>${'<p>您的IP地址不在允许访问的范围内。</p>'.repeat(4)}`,
);

export const refusalFaults: readonly Fault[] = [
  {
    name: 'soft-404',
    what: '200 with the words of a 404',
    outcome: 'soft_404',
    serve: () => always({ body: document('404 页面不存在', '<p>抱歉，您访问的页面不存在或已被删除。</p>') }),
  },
  {
    name: 'jump-home',
    what: '404 whose script jumps to the home page',
    outcome: 'http_error',
    serve: () =>
      always({
        status: 404,
        body: document('404', '<p>即将返回首页</p><script>setTimeout(function(){location.href="/"},3000)</script>'),
      }),
  },
  {
    name: 'stub',
    what: 'a script of a length of its own',
    outcome: 'script_stub',
    serve: () => always({ body: stub() }),
  },
  {
    name: 'region',
    what: 'words that refuse the region, with 200',
    outcome: 'ip_block',
    serve: () => always({ body: region }),
  },
  {
    name: 'region-403',
    what: 'words that refuse the region, with 403',
    outcome: 'ip_block',
    serve: () => always({ status: 403, body: region }),
  },
];
