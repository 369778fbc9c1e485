// Pages that protection products put before the page, in words of our own, with the marks by which each is known.
import { always, type Response } from '../answer.js';
import { document, type Fault } from './fault.js';

const challenge = (name: string, what: string, response: Response): Fault => ({
  name,
  what,
  outcome: 'challenge',
  serve: () => always(response),
});

const riverScript =
  "<meta id=\"9Qk2\" content=\"mB1xv7\" r='m'><script r='m'>$_ts=window['$_ts'];if(!$_ts)$_ts={};$_ts.nsd=52317;$_ts.cd=\"qEyr0\";</script><script src=\"/aZk3QpLm/7TgVbN.c1d2e3.js\" r='m'></script><script r='m'>_$run();</script>";
const river = {
  headers: { 'Set-Cookie': 'Xq7LmTsKpWcBS=60a; Path=/; HttpOnly' },
  body: document('', '', riverScript),
};
const jsl =
  "<script>document.cookie=['__jsl_clearance_s=1700000000.1','|-1|','zq%3D','; max-age=3600; path=/'].join('');location.href=location.pathname+location.search</script>";
const slider = document(
  '请稍候…',
  `<p>请稍候…</p><div class="puzzle-vcode"></div><script>window._$ts={k:"${'k3Jd'.repeat(5600)}"};</script>`,
);

export const challengeFaults: readonly Fault[] = [
  challenge('river', '瑞数: 412', { status: 412, ...river }),
  challenge('river-202', '瑞数: 202', { status: 202, ...river }),
  challenge('river-200', '瑞数: 200 with nothing but the script', river),
  challenge('jsl', '加速乐: 521, cookies, and a body of script', {
    status: 521,
    headers: { 'Set-Cookie': '__jsluid_h=0f1e2d3c4b5a69788796a5b4c3d2e1f0; Path=/; HttpOnly' },
    body: jsl,
  }),
  challenge('cyd', '创宇盾: 403 with its words', {
    status: 403,
    body: document('创宇盾', '<h1>当前访问疑似黑客攻击</h1><p>已由创宇盾拦下。</p>'),
  }),
  challenge('aliyun', 'Aliyun WAF: a script that sets acw_sc__v2', {
    headers: { 'Set-Cookie': 'acw_tc=76b20f6d17000000; Path=/; HttpOnly' },
    body: "<html><script>var arg1='5F2A9C';document.cookie='acw_sc__v2='+arg1;location.reload();</script></html>",
  }),
  challenge('468', 'status 468', { status: 468, body: document('468', '<p>访问受限</p>') }),
  {
    name: 'gateway-403',
    what: 'a gateway: 403 in a few bytes, which anything may say',
    outcome: 'http_error',
    serve: () => always({ status: 403, body: '<html><body>403</body></html>' }),
  },
  challenge('gateway-422', 'a gateway: 422 in a few bytes', { status: 422, body: '<html><body>422</body></html>' }),
  challenge('telecom', '电信云防护: 405 with its name', {
    status: 405,
    body: document('405', '<p>您的请求由电信云防护拦截。</p>'),
  }),
  challenge('slider', 'a slider puzzle in 22 KB', { body: slider }),
  challenge('odd-visit', '360: the title 访问异常页面', {
    body: document('访问异常页面', '<p>检测到您的访问有异常，请稍后重试。</p>'),
  }),
  challenge('parameters', 'a User-Agent that is not liked', { body: document('提示', '<p>不合法的参数</p>') }),
  challenge('cdn', 'a page of a content network', {
    body: document('提示', '<div class="online-desc-con">此请求由节点拦下</div>'),
  }),
  {
    name: 'river-served',
    what: '瑞数: the marks on the page itself',
    outcome: 'ok',
    serve: ({ html }) => always({ ...river, body: html.toString().replace('</head>', `${riverScript}</head>`) }),
  },
  {
    name: 'jsl-served',
    what: '加速乐: its cookie with the page itself',
    outcome: 'ok',
    serve: ({ html }) => always({ headers: { 'Set-Cookie': '__jsluid_s=0f1e2d3c; Path=/' }, body: html }),
  },
];
