// Marks of makers, as texts that a page carries.

/** Those of the texts that a page's source carries. */
export function carried(text: string, marks: readonly (string | RegExp)[]): string[] {
  return marks
    .filter((mark) => (typeof mark === 'string' ? text.includes(mark) : mark.test(text)))
    .map((mark) => (typeof mark === 'string' ? mark : mark.source));
}

/** What every make of Hanweb's says of its maker. */
export const hanweb: readonly (string | RegExp)[] = [
  /<meta[^>]+name="Generator"[^>]+content="大汉版通"/i,
  /<meta[^>]+name="Author"[^>]+content="大汉网络"/i,
  'Produced By 大汉网络',
  'hanweb.css',
  '/script/pagecontrol.js',
  '/module/visitcount/visit.jsp',
];
