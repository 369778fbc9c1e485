// What an address says: the home page of its host, or a file.

const homePath = /^\/+(?:(?:index|default|home|main)\.(?:s?html?|jsp|aspx?|php|do))?$/i;

/** Whether an address is the home page of its host. */
export function isHome(address: string, base?: string): boolean {
  const url = parse(address, base);
  return url !== null && homePath.test(url.pathname) && url.search === '';
}

/** Whether two addresses are of one host, with or without `www.`. */
export function isSameHost(address: string, other: string): boolean {
  const [one, two] = [parse(address, other), parse(other)].map((url) => url?.hostname.replace(/^www\./, ''));
  return one !== undefined && one === two;
}

const endings = String.raw`\.(?:pdf|docx?|xlsx?|wps|et|ofd|rtf)`;
const fileEnding = new RegExp(`${endings}$`, 'i');
const endingHere = new RegExp(`${endings}\\b`, 'iy');

/** Whether a page's source has, anywhere in it, what the name of a document ends like. */
export function namesFile(source: string): boolean {
  // From dot to dot: an expression that looks at each character takes as long as a fourth of all that a page is noted by.
  for (let dot = source.indexOf('.'); dot !== -1; dot = source.indexOf('.', dot + 1)) {
    endingHere.lastIndex = dot;
    if (endingHere.test(source)) return true;
  }
  return false;
}

/** Whether the path of an address ends like the name of a document. */
export function isFileAddress(address: string): boolean {
  const url = parse(address);
  return url !== null && fileEnding.test(url.pathname);
}

/**
 * The document that a link or a frame leads to: by its own path, or by a parameter, as `viewer.html?file=` and
 * `downfile.jsp?filename=` have it.
 */
export function documentAt(link: string, base: string): string | null {
  const url = parse(link, base);
  if (!url || !/^https?:$/.test(url.protocol)) return null;
  if (fileEnding.test(url.pathname)) return url.href;
  // What a viewer shows is an address; what a download is called is only a name.
  const shown = url.searchParams.get('file');
  if (shown !== null && isFileAddress(parse(shown, url.href)?.href ?? '')) return parse(shown, url.href)?.href ?? null;
  return [...url.searchParams.values()].some((value) => fileEnding.test(value)) ? url.href : null;
}

/** An address against its base; null where it is none. */
export function parse(address: string, base?: string): URL | null {
  return URL.canParse(address, base) ? new URL(address, base) : null;
}
