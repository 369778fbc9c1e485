// Reports that are drawn in several ways: a folder a report, in it expected.json and a file for each rendering.
import { readdirSync, readFileSync } from 'node:fs';
import iconv from 'iconv-lite';
import { readPage } from '../../src/page/index.js';
import type { Claim, ReportRecord } from '../../src/report/index.js';

const ROOT = 'tests/fixtures/renderings';

export interface Rendering {
  /** Name of its file. */
  readonly name: string;
  readonly source: string;
}

export interface RenderedReport {
  readonly name: string;
  readonly expected: Pick<ReportRecord, 'report'> & {
    readonly values: Readonly<Record<string, number | null>>;
    /** What the text states, without section and citation. */
    readonly claims: readonly Omit<Claim, 'section' | 'cite'>[];
  };
  readonly renderings: readonly Rendering[];
}

export function renderedReports(): RenderedReport[] {
  return readdirSync(ROOT).map((name) => {
    const read = (file: string) => readFileSync(`${ROOT}/${name}/${file}`, 'utf8');
    return {
      name,
      expected: JSON.parse(read('expected.json')) as RenderedReport['expected'],
      renderings: readdirSync(`${ROOT}/${name}`)
        .filter((file) => file !== 'expected.json')
        .map((file) => ({ name: file, source: read(file) })),
    };
  });
}

/** A rendering as a page, from bytes in the given encoding; what the document says of its encoding follows suit. */
export function pageOf({ name, source }: Rendering, charset: 'utf-8' | 'gb18030') {
  const text = charset === 'utf-8' ? source : source.replace('charset="utf-8"', 'charset="gb2312"');
  return readPage({ bytes: iconv.encode(text, charset), file: name });
}
