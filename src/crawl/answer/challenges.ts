// Block and challenge pages of protection products. They are named and reported, never answered.
// No product is told by one mark: its scripts and cookies stand in ordinary pages as well. So each rule asks for two that
// are independent of each other, one of which may be that the page shows nothing, or has an error status.
import type { Answer } from './answer.js';
import { BARE_LETTERS, GATEWAY_BYTES, NOTICE_LETTERS } from './limits.js';
import type { View } from './view.js';

interface Seen {
  readonly status: number;
  readonly isError: boolean;
  /** The page shows nothing, or next to nothing. */
  readonly isBare: boolean;
  /** The page shows no more than a notice. */
  readonly isShort: boolean;
  readonly hasScript: boolean;
  readonly bytes: number;
  readonly view: View;
  /** The names of the cookies that are set. */
  readonly cookies: readonly string[];
}

interface Product {
  readonly name: string;
  isSeen(seen: Seen): boolean;
}

const reloads =
  /location(?:\.href)?\s{0,9}=\s{0,9}(?:window\.|document\.|self\.)?location|location\.reload\s{0,9}\(|location\.(?:replace|assign)\s{0,9}\(\s{0,9}(?:window\.|document\.|self\.)?location/;
const blocked = [
  /(?:您|你)的(?:访问|请求|操作)[^。]{0,20}(?:拦截|阻断|攻击|威胁|恶意)/,
  /(?:请求|访问|行为)[^。]{0,12}(?:已被|被)[^。]{0,12}(?:拦截|阻断|封禁)/,
  /(?:Web\s?应用|网站|云|Web)防火墙|云防护|安全防护/i,
  /web application firewall|request (?:has been|was|is) blocked|(?:blocked|denied) by .{0,20}(?:waf|firewall|security)/i,
];

const products: readonly Product[] = [
  {
    name: '瑞数 RiverSecurity',
    isSeen: ({ status, isBare, hasScript, view: { source } }) => {
      const hasName = source.includes('$_ts');
      const hasMark = /\sr=['"]?m['"]?[\s/>]/.test(source);
      return isBare && hasScript && (hasName ? hasMark || status === 412 || status === 202 : hasMark && status === 412);
    },
  },
  {
    name: '创宇盾 Knownsec',
    isSeen: ({ isError, isShort, view: { text, source } }) =>
      text.includes('当前访问疑似黑客攻击') && isShort && (isError || /创宇盾|知道创宇|knownsec|yunaq/i.test(source)),
  },
  {
    name: '加速乐 Knownsec',
    isSeen: ({ status, isBare, hasScript, cookies, view: { source } }) => {
      const hasCookie = cookies.some((name) => name.startsWith('__jsl')) || source.includes('__jsl_clearance');
      return (
        isBare && hasScript && hasCookie && (status === 521 || /document\s{0,9}[.[]\s{0,9}['"]?cookie/.test(source))
      );
    },
  },
  {
    name: '阿里云 Aliyun WAF',
    isSeen: ({ isBare, hasScript, view: { source } }) => isBare && hasScript && source.includes('acw_sc__v2'),
  },
  {
    name: '电信云防护',
    isSeen: ({ isError, isShort, view: { title, text } }) =>
      `${title} ${text}`.includes('电信云防护') &&
      isShort &&
      (isError || blocked.slice(0, 2).some((one) => one.test(text))),
  },
  {
    name: 'puzzle-vcode slider',
    isSeen: ({ isShort, view: { source, text } }) =>
      source.includes('puzzle-vcode') && isShort && (/_\$ts|\$_ts/.test(source) || text.includes('请稍候')),
  },
  {
    name: '360',
    isSeen: ({ isShort, view: { title } }) => isShort && title.includes('访问异常页面'),
  },
  {
    name: 'online-desc-con',
    isSeen: ({ isShort, view: { source } }) => isShort && /['"\s]online-desc-con['"\s]/.test(source),
  },
  {
    name: '不合法的参数',
    isSeen: ({ isBare, view: { text } }) => isBare && /不合法的?参数/.test(text),
  },
  {
    name: 'unknown, status 468',
    isSeen: ({ status, isShort }) => status === 468 && isShort,
  },
  {
    name: 'unknown, status 412 and a page of script',
    isSeen: ({ status, isBare, hasScript }) => status === 412 && isBare && hasScript,
  },
  {
    name: 'unknown, a script that sets a cookie and loads the page again',
    isSeen: ({ isBare, view: { inlineScript } }) =>
      isBare && /document\.cookie\s{0,9}=/.test(inlineScript) && reloads.test(inlineScript),
  },
  {
    name: 'unknown, a notice of blocking',
    isSeen: ({ status, isError, isShort, view: { title, text } }) => {
      const said = blocked.filter((one) => one.test(`${title} ${text}`)).length;
      return isShort && said > (isError && status !== 404 && status !== 410 ? 0 : 1);
    },
  },
  {
    name: 'unknown, the one line of a gateway',
    isSeen: ({ status, isBare, bytes, view: { source } }) =>
      (status === 422 || status === 521) && isBare && bytes > 0 && bytes < GATEWAY_BYTES && /^\s*</.test(source),
  },
];

/** The product whose block or challenge page the answer is; null where it is none. */
export function challengeIn(answer: Answer, view: View): string | null {
  const { status, body } = answer;
  const cookies = answer.headers('set-cookie').map((line) => line.slice(0, 200).split('=')[0]?.trim() ?? '');
  const { isWhole, letters } = view;
  const seen: Seen = {
    status,
    isError: status >= 400,
    isBare: isWhole && letters < BARE_LETTERS,
    isShort: isWhole && letters < NOTICE_LETTERS,
    hasScript: view.inlineScript !== '' || view.calledScripts > 0,
    bytes: body.length,
    view,
    cookies,
  };
  return products.find((product) => product.isSeen(seen))?.name ?? null;
}

const regions = [
  /(?:(?:您|你)的?(?:所在)?的?|该|此|当前)\s?(?:IP|地区|区域|国家|网络地址)(?:地址)?[^。]{0,20}(?:禁止|限制|拒绝|屏蔽|封禁|封锁|黑名单|不允许|不在|无权|不支持|无法访问)/i,
  /(?:禁止|限制|拒绝|屏蔽|不允许|不支持|不对)[^。]{0,10}(?:境外|海外|国外|(?:您|你|该|此|当前)的?\s?IP|所在的?(?:地区|区域|国家))/i,
  /(?:境外|海外|国外)\s?(?:IP|用户|地址|网络|访问)[^。]{0,12}(?:禁止|限制|拒绝|屏蔽|不允许|无法)|仅限?(?:中国)?(?:境内|大陆|国内)[^。]{0,6}访问/i,
  /\byour (?:ip|country|region|location|network)\b.{0,60}\b(?:block|bann|den|forbid|restrict|not allow|blacklist|not permitted)/i,
  /(?:access|request).{0,20}\b(?:denied|blocked|forbidden|restricted)\b.{0,40}\b(?:your|this) (?:ip|country|region|location)/i,
  /not (?:available|accessible|allowed) (?:in|from) your (?:country|region|location|ip)/i,
];

/** The words by which a server refuses the address or region that asks; null where it says nothing of the kind. */
export function refusalIn({ status }: Answer, { isWhole, letters, title, text }: View): string | null {
  if ((status < 400 && letters >= NOTICE_LETTERS / 2) || !isWhole || letters >= NOTICE_LETTERS) return null;
  const said = `${title} ${text}`;
  for (const pattern of regions) {
    const [words] = pattern.exec(said) ?? [];
    if (words !== undefined) return words;
  }
  return null;
}
