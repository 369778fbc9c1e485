// The file of a family that somebody has to write: lists of a make that is not known.

/** A module that exports what makes the family out of the kit; it works for a page of plain links. */
export function familySkeleton(name: string): string {
  return `// How this make of portal lists its reports. See docs/new-site.md of nianbao.

/** @param {import('nianbao').Kit} kit */
export default ({ linksIn, resolveLink, dateIn, baseOf }) => ({
  name: '${name}',
  // Texts by which a first page of such a list is told; two or more of them.
  marks: (page) => ['a text of this make', 'another one'].filter((mark) => page.text.includes(mark)),
  // page.$ is the document (cheerio), page.text what came, page.url where it lay, page.request what was asked.
  readList(page) {
    const rows = linksIn(page.$, page.url);
    if (rows.length === 0) return null;
    // The next page: { url }, or { url, form } or { url, json } for a POST; null on the last one.
    return { rows, next: null };
  },
});
`;
}
