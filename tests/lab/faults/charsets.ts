// Pages whose charset is not the one that they name.
import iconv from 'iconv-lite';
import { renderPage } from '../../../src/portal/render.js';
import { type Answer, always } from '../answer.js';
import type { Fault, Given } from './fault.js';

interface Mislabelled {
  readonly charset: 'utf-8' | 'gb18030';
  /** What its meta element says. */
  readonly meta: string;
  readonly header?: string;
  /** Word pads its cells with no-break spaces, which are four bytes in GB 18030. */
  readonly isWord?: boolean;
}

const mislabelled =
  ({ charset, meta, header, isWord = false }: Mislabelled) =>
  ({ report }: Given): Answer => {
    const html = renderPage({ ...report, charset: 'utf-8', rendering: isWord ? 'word' : 'tables' });
    const body = iconv.encode(html.replace('charset="utf-8"', `charset="${meta}"`), charset);
    return always({ headers: { 'Content-Type': `text/html${header ? `; charset=${header}` : ''}` }, body });
  };

export const charsetFaults: readonly Fault[] = [
  {
    name: 'meta-gb',
    what: 'UTF-8 that says gb2312',
    outcome: 'ok',
    serve: mislabelled({ charset: 'utf-8', meta: 'gb2312' }),
  },
  {
    name: 'meta-utf',
    what: 'GBK that says utf-8',
    outcome: 'ok',
    serve: mislabelled({ charset: 'gb18030', meta: 'utf-8' }),
  },
  {
    name: 'four-bytes',
    what: 'no-break spaces of four bytes in cells, under gb2312',
    outcome: 'ok',
    serve: mislabelled({ charset: 'gb18030', meta: 'gb2312', isWord: true }),
  },
  {
    name: 'header-gb',
    what: 'UTF-8 whose header says gbk',
    outcome: 'ok',
    serve: mislabelled({ charset: 'utf-8', meta: 'utf-8', header: 'gbk' }),
  },
  {
    name: 'header-utf',
    what: 'GBK whose header says utf-8',
    outcome: 'ok',
    serve: mislabelled({ charset: 'gb18030', meta: 'gb2312', header: 'utf-8' }),
  },
];
