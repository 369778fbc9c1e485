// What is timed: the way from bytes to record, and floors below it that only parse the page and take its tables' text.
import { type CheerioAPI, load } from 'cheerio';
import { extractReport } from '../src/extract/index.js';
import { decodeBytes, readPage } from '../src/page/index.js';
import type { BenchPage } from './pages.js';

export interface Contender {
  readonly name: string;
  readonly what: string;
  run(page: BenchPage): unknown;
}

function tableText($: CheerioAPI): string[] {
  const texts: string[] = [];
  $('td, th').each((_, cell) => {
    texts.push($(cell).text());
  });
  return texts;
}

export const contenders: readonly Contender[] = [
  {
    name: 'nianbao',
    what: 'bytes to record: readPage and extractReport',
    run: ({ bytes, contentType }) => extractReport(readPage({ bytes, contentType })),
  },
  {
    name: 'parse5',
    what: 'decode, cheerio.load, text of every cell',
    run: ({ bytes, charset }) => tableText(load(decodeBytes(bytes, charset))),
  },
  {
    name: 'htmlparser2',
    what: 'the same with htmlparser2, which does not build the tree by the HTML standard',
    run: ({ bytes, charset }) => tableText(load(decodeBytes(bytes, charset), { xml: { xmlMode: false } })),
  },
  {
    name: 'parse5 with places',
    what: 'the first floor with source locations, which citations need',
    run: ({ bytes, charset }) => tableText(load(decodeBytes(bytes, charset), { sourceCodeLocationInfo: true })),
  },
];
