// The links of a portal's pages, and how much one looks like that to the column of yearly reports.
import { baseOf, resolveLink, type SitePage } from '../site/index.js';

export interface Link {
  readonly url: string;
  readonly text: string;
}

// What the column of yearly reports is called, and what stands beside it and is not meant.
const columnName = /(?:信息公开|政务公开)(?:工作)?年(?:度)?(?:工作)?报(?:告)?|^年(?:度)?报告?$|^年度工作报告$|公开年报/;
const columnPath = /xxgk(?:gz)?n(?:d)?b|xxgkndbg|\bndbg\b|gknb/i;
const siblings = /政府网站|网站工作|法治政府|指南|制度|部门|镇|乡|街道|县区|区县|预算|决算|监督|依申请/;
// What leads to it.
const sections = /政府信息公开|政务公开|信息公开|法定主动公开/;

const MAX_LINKS = 2000;

/** How much a link looks like one to the column, from 0.5 to 3: by its text 2, by its path 1; 0: not at all. */
export function scoreOf({ url, text }: Link): number {
  if (siblings.test(text)) return 0;
  const score = (columnName.test(text) ? 2 : 0) + (columnPath.test(url) ? 1 : 0);
  // With a year in it, it is one of the reports more often than a column.
  return score > 0 && /(?:19|20)\d{2}年/.test(text) ? score - 0.5 : score;
}

/** Whether a link may lead to the column. */
export function leadsOn({ text }: Link): boolean {
  return sections.test(text) && !siblings.test(text);
}

/** Links of a page to the same portal, each once; their texts without the division's own name, in which 镇 may stand. */
export function linksOn(page: SitePage, name: string): Link[] {
  const short = name.replace(/[市县区州盟]$/, '');
  const domain = new URL(page.url).hostname.replace(/^www\./, '');
  const links = new Map<string, string>();
  const { $ } = page;
  const base = baseOf($, page.url);
  for (const link of $('a[href]').toArray().slice(0, MAX_LINKS)) {
    const { href = '', title = '' } = link.attribs;
    // Its fragment stays: some makes name the column there.
    const url = URL.canParse(href, base) ? new URL(href, base) : null;
    if (!url || !/^https?:$/.test(url.protocol)) continue;
    const isOwn = url.hostname === domain || url.hostname.endsWith(`.${domain}`);
    // A picture with the same link may stand before the words.
    if (isOwn && !links.get(url.href))
      links.set(url.href, (title || $(link).text()).replace(/\s+/g, '').replaceAll(short, ''));
  }
  return [...links].map(([url, text]) => ({ url, text }));
}

/** What a page shows in frames, of its own host. */
export function framesOn(page: SitePage): string[] {
  const { $ } = page;
  const base = baseOf($, page.url);
  return $('iframe[src], frame[src]')
    .toArray()
    .flatMap((frame) => resolveLink(frame.attribs.src ?? '', base) ?? [])
    .filter((url) => new URL(url).host === new URL(page.url).host);
}
