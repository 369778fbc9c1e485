// How hostile pages are made.

export interface HostilePage {
  readonly name: string;
  /** The constant of the limit that answers, a code of a problem, words of another error, `record` for any, or `any` end. */
  readonly ends: string;
  readonly contentType: 'text/html' | 'text/plain';
  bytes(): Buffer;
}

type Make = () => string | Buffer;

const page =
  (contentType: HostilePage['contentType']) =>
  (name: string, ends: string, make: Make): HostilePage => ({
    name,
    ends,
    contentType,
    bytes: () => Buffer.from(make() as string),
  });

export const html = page('text/html');
export const text = page('text/plain');

/** A unit again and again, up to so many million bytes. */
export function megabytes(unit: string, count: number): string {
  return unit.repeat(Math.floor((count * 1_000_000) / Buffer.byteLength(unit)));
}

export function numbered(count: number, make: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => make(index)).join('');
}

/** With two of its titles a page counts as a report. */
export const sections = '一、总体情况\n二、主动公开政府信息情况\n';
export const titles = '<p>一、总体情况</p><p>二、主动公开政府信息情况</p>';
export const tableHeads = '<table><tr><td>信息内容<td>本年制发件数<td>本年废止件数<td>现行有效件数';
