// What the shape of a report's address says of its portal's make. Copies on other domains keep the path and change the host:
// off gov.cn nothing is said.

interface Make {
  readonly name: string;
  readonly shape: RegExp;
}

const makes: readonly Make[] = [
  { name: 'Hanweb', shape: /\/art\/\d{4}\/(?:\d{1,2}\/\d{1,2}\/)?art_\w+\.html$|\/module\/xxgk\/\w+\.jsp$/ },
  { name: 'gkmlpt', shape: /\/gkmlpt\// },
  { name: 'NFCMS', shape: /\/content\/post_\d+\.html$/ },
  { name: 'VSB', shape: /\/info\/\d+\/\d+\.htm$/ },
  { name: 'Lonsun', shape: /\/public\/\d+\/\d+\.html$/ },
  { name: 'UCAP', shape: /\/(?:c\d{5,6}[a-z]?\/)?\d{6}\/(?:[0-9a-f]{32}|c\d+_\d+|\d{6,8})\.shtml$/ },
  { name: 'TRS WCM or made like it', shape: /\/t\d{8}_\d+\.s?html?$/ },
];

/** The make that a report's address looks like; null where it looks like none, or its host is none under gov.cn. */
export function makeOfAddress(url: string): string | null {
  const { hostname, pathname } = new URL(url);
  if (!/(?:^|\.)gov\.cn$/.test(hostname)) return null;
  return makes.find(({ shape }) => shape.test(pathname))?.name ?? null;
}
