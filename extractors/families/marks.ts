// Marks of makers, as texts that a page carries.

/** Those of the texts that a page's source carries. */
export function carried(text: string, marks: readonly (string | RegExp)[]): string[] {
  return marks
    .filter((mark) => (typeof mark === 'string' ? text.includes(mark) : mark.test(text)))
    .map((mark) => (typeof mark === 'string' ? mark : mark.source));
}

/** What every make of Hanweb's says of its maker. */
export const hanweb: readonly string[] = [
  'content="大汉版通"',
  'content="大汉网络"',
  'Produced By 大汉网络',
  'hanweb.css',
  '/script/pagecontrol.js',
  '/module/visitcount/visit.jsp',
];
