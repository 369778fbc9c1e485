// Challenges and blocks, and the ordinary pages that bear one of their marks.
import { describe, expect, it } from 'vitest';
import { article, type Given, judged, portalPage } from './answers.js';

const html = ['Content-Type', 'text/html; charset=utf-8'] as const;
const cookie = (value: string) => ['Set-Cookie', value] as const;
const riverScript = `<meta id="q7" content="x" r='m'><script r='m'>$_ts=window['$_ts'];if(!$_ts)$_ts={};$_ts.nsd=1;$_ts.cd="qq"</script><script src="/aB/c.js" r='m'></script>`;
const clearance = `<script>document.cookie=('_')+('_')+('jsl_clearance_s=1');location.href=location.pathname+location.search</script>`;
const aliyun = `<html><script>var arg1='A1';function setCookie(n,v){document.cookie=n+'='+v;document.location.reload()}setCookie('acw_sc__v2','x')</script></html>`;
const jsluid = cookie('__jsluid_s=1f2e; max-age=31536000; path=/');
const app = '<title>政务公开</title><div id="app"></div><script src="/js/app.js"></script>';

interface Case extends Given {
  readonly what: string;
}

describe('a challenge', () => {
  it.each<Case & { detail: RegExp }>([
    {
      what: '瑞数 with 412',
      status: 412,
      body: `<html><head>${riverScript}</head><body></body></html>`,
      detail: /瑞数/,
    },
    { what: '瑞数 with 202', status: 202, body: `<html><head>${riverScript}</head></html>`, detail: /瑞数/ },
    { what: '瑞数 with 200', body: `<html><head>${riverScript}</head></html>`, detail: /瑞数/ },
    {
      what: '瑞数 in a page that asks for JavaScript',
      status: 412,
      body: `${riverScript}<noscript>${article}</noscript><body>请开启JavaScript</body>`,
      detail: /瑞数/,
    },
    { what: 'a 412 without a name', status: 412, body: '<script>eval("1")</script>', detail: /412/ },
    { what: '加速乐', status: 521, headers: [html, jsluid], body: clearance, detail: /加速乐/ },
    {
      what: '加速乐 in its second step',
      status: 521,
      headers: [html, jsluid],
      body: '<script>var _0x1=["cookie"];go({"ct":"x"})</script>',
      detail: /加速乐/,
    },
    { what: '创宇盾', status: 403, body: '<p>当前访问疑似黑客攻击，已被网站管理员设置为拦截</p>', detail: /创宇盾/ },
    { what: '创宇盾 with 200', body: '<p>当前访问疑似黑客攻击</p><i>创宇盾</i>', detail: /创宇盾/ },
    { what: '阿里云', body: aliyun, detail: /Aliyun/ },
    { what: 'status 468', status: 468, body: '<html><body>x</body></html>', detail: /468/ },
    {
      what: '电信云防护',
      status: 405,
      body: '<title>405</title><p>您的访问被阻断</p><p>电信云防护</p>',
      detail: /电信云防护/,
    },
    {
      what: 'a slider',
      body: `<div class="puzzle-vcode">请稍候…</div><script>window._$ts={}</script>${' '.repeat(20_000)}`,
      detail: /puzzle-vcode/,
    },
    { what: '360', body: '<title>访问异常页面</title><p>事件编号 1</p>', detail: /360/ },
    { what: 'an illegal parameter', body: '<p>不合法的参数</p>', detail: /不合法的参数/ },
    { what: 'a CDN', body: '<div class="online-desc-con">您访问的网站暂时无法打开</div>', detail: /online-desc-con/ },
    { what: 'a gateway with 422', status: 422, body: '<html><body>denied</body></html>', detail: /gateway/ },
    { what: 'a gateway with 521', status: 521, body: '<html></html>', detail: /gateway/ },
    { what: 'a gateway with 403 that says so', status: 403, body: '<p>您的请求已被拦截</p>', detail: /notice/ },
    {
      what: 'a script that sets a cookie and comes again',
      headers: [html, cookie('C3VK=1; path=/')],
      body: '<script>document.cookie="C3VK=1; path=/";window.location.href=window.location.href</script>',
      detail: /cookie/,
    },
    {
      what: 'a firewall that names itself twice',
      body: '<title>网站防火墙</title><p>您的请求带有攻击特征</p>',
      detail: /notice/,
    },
  ])('is $what', ({ detail, ...given }) => {
    const judgement = judged(given);
    expect(judgement).toMatchObject({ outcome: 'challenge', mayBeDrawn: false });
    expect(judgement.detail).toMatch(detail);
  });

  it.each<Case>([
    { what: 'an article behind 瑞数', body: portalPage(article, { head: riverScript }) },
    { what: 'an article with the cookie of 加速乐', headers: [html, jsluid], body: portalPage(article) },
    { what: 'an article that sets cookies and reloads', body: portalPage(`${article}${clearance}`) },
    {
      what: 'an article with the script of 阿里云',
      headers: [html, cookie('acw_tc=1')],
      body: portalPage(article + aliyun),
    },
    {
      what: 'an article on attacks',
      body: portalPage(`<p>当前访问疑似黑客攻击，电信云防护，网站防火墙</p>${article}`),
    },
    { what: 'an article with a slider in its head', body: portalPage(`<i class="puzzle-vcode">请稍候</i>${article}`) },
    { what: 'an article of an odd title', body: portalPage(article, { title: '访问异常页面的处理' }) },
    { what: 'a notice on a firewall', body: '<title>公告</title><p>我市采购网站防火墙一台。</p>' },
    { what: 'a notice with the cookie of 加速乐', headers: [html, jsluid], body: '<p>今日停水</p>' },
  ])('is not $what', ({ what: _, ...given }) => {
    expect(judged(given).outcome).toBe('no_report');
  });

  it.each<Case>([
    { what: 'an application behind 加速乐', headers: [html, jsluid], body: app },
    { what: 'an application that sets a cookie', body: `${app}<script>document.cookie="lang=zh"</script>` },
  ])('is not $what', ({ what: _, ...given }) => {
    expect(judged(given)).toMatchObject({ outcome: 'script_stub', mayBeDrawn: true });
  });

  it.each<Case>([
    { what: 'a 403 that names nothing', status: 403, body: '<center><h1>403 Forbidden</h1></center><hr>nginx' },
    { what: 'a 405', status: 405, body: '<h1>Method Not Allowed</h1>' },
    { what: 'a 412 with text', status: 412, body: '<p>Precondition Failed</p>' },
    { what: 'a 412 without a body', status: 412 },
    { what: 'a 422 of JSON', status: 422, headers: [['Content-Type', 'application/json']], body: '{"error":"x"}' },
    { what: 'a 521 without a body', status: 521, headers: [html, jsluid] },
    { what: 'a 521 with an article', status: 521, headers: [html, jsluid], body: portalPage(article) },
    { what: 'a 468 with an article', status: 468, body: portalPage(article) },
    { what: 'a 404 on the security of sites', status: 404, body: '<p>404</p><p>网络安全防护宣传周</p>' },
    { what: 'a 500', status: 500, body: '<h1>Internal Server Error</h1>' },
  ])('is not $what', ({ what: _, ...given }) => {
    const { outcome, detail, mayBeDrawn } = judged(given);
    expect([outcome, mayBeDrawn]).toEqual(['http_error', false]);
    expect(detail).toMatch(new RegExp(` answered ${given.status}$`));
  });
});

describe('a refusal of the address', () => {
  it.each<Case>([
    { what: 'of an IP', status: 403, body: '<h1>403</h1><p>您的IP已被禁止访问本网站</p>' },
    { what: 'of a region', status: 403, body: '<p>您所在的地区无法访问该网站</p>' },
    { what: 'of foreign addresses', status: 404, body: '<p>本站禁止境外IP访问</p>' },
    { what: 'in English', status: 403, body: '<p>Your IP address 192.0.2.1 has been blocked.</p>' },
    { what: 'of a country', status: 451, body: '<p>Access denied from your country</p>' },
    { what: 'with a status of success', body: '<p>抱歉，您的IP地址受到限制</p>' },
  ])('is one $what', ({ what: _, ...given }) => {
    expect(judged(given)).toMatchObject({ outcome: 'ip_block', mayBeDrawn: false });
  });

  it.each<Case & { outcome: string }>([
    { what: 'an article on addresses', body: portalPage(`<p>您的IP已被禁止访问</p>${article}`), outcome: 'no_report' },
    { what: 'a plain 403', status: 403, body: '<p>Forbidden</p>', outcome: 'http_error' },
    { what: 'a 403 that names a region', status: 403, body: '<p>某地区人民政府</p>', outcome: 'http_error' },
  ])('is not $what', ({ what: _, outcome, ...given }) => {
    expect(judged(given).outcome).toBe(outcome);
  });
});
