// What an address says of a page.

/** The host of an http or https address in lower case; null where there is none. */
export function hostOf(url: string | null): string | null {
  if (url === null) return null;
  try {
    const { protocol, hostname } = new URL(url);
    return /^https?:$/.test(protocol) && hostname !== '' ? hostname.toLowerCase().replace(/\.$/, '') : null;
  } catch {
    return null;
  }
}

/** Only bodies of the Party and the state get names under gov.cn. */
export function isGovernmentHost(host: string): boolean {
  return host === 'gov.cn' || host.endsWith('.gov.cn');
}

/** Whether two hosts are one site: equal, or one below the other, www. left out. */
export function isSameSite(one: string, other: string): boolean {
  const [a, b] = [one, other].map((host) => host.toLowerCase().replace(/^www\./, '')) as [string, string];
  return a === b || a.endsWith(`.${b}`) || b.endsWith(`.${a}`);
}
