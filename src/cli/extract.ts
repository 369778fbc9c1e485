// nianbao extract: documents in, one JSON line each out.
import { readCaptures } from '../archive/index.js';
import { extractReport, NotAReportError } from '../extract/index.js';
import { type PageInput, readPage } from '../page/index.js';
import type { ReportRecord } from '../report/index.js';
import { inputsOf, readBytes } from './inputs.js';
import { EXIT_OK, EXIT_PROBLEM, messageOf, print } from './run.js';

export interface ExtractOptions {
  readonly url?: string;
  readonly charset?: string;
}

type Line = ReportRecord | { readonly file: string; readonly error: string };

/** Prints one line for each document of `operands`, in order; 1 if one could not be read. */
export async function extract(operands: readonly string[], options: ExtractOptions): Promise<number> {
  let failed = false;
  for (const operand of operands)
    for await (const line of linesOf(operand, options)) {
      if ('error' in line) failed = true;
      await print(`${JSON.stringify(line)}\n`);
    }
  return failed ? EXIT_PROBLEM : EXIT_OK;
}

async function* linesOf(operand: string, { url, charset }: ExtractOptions): AsyncGenerator<Line> {
  try {
    for await (const input of inputsOf(operand)) {
      if (input.kind === 'warc') yield* readWarc(input.file);
      else yield await readDocument(input.file, { url: url ?? null, charset });
    }
  } catch (error) {
    yield { file: operand, error: messageOf(error) };
  }
}

async function readDocument(file: string | null, input: Pick<PageInput, 'url' | 'charset'>): Promise<Line> {
  try {
    return extractReport(readPage({ ...input, bytes: await readBytes(file), file }));
  } catch (error) {
    return { file: file ?? '-', error: messageOf(error) };
  }
}

// Of a WARC file only the reports are told of: most of its captures are lists, robots.txt and redirects.
async function* readWarc(file: string): AsyncGenerator<Line> {
  let reports = 0;
  try {
    for await (const capture of readCaptures(file)) {
      if (capture.status !== null && capture.status !== 200) continue;
      try {
        const page = readPage({ bytes: capture.body, contentType: capture.contentType ?? undefined, url: capture.url });
        yield extractReport(page, { fetchedAt: capture.fetchedAt, snapshot: capture.snapshot, file });
        reports++;
      } catch (error) {
        const isHtml = /html/.test(capture.contentType ?? '');
        if (isHtml && !(error instanceof NotAReportError))
          yield { file: `${file}#${capture.snapshot.recordId}`, error: messageOf(error) };
      }
    }
  } catch (error) {
    yield { file, error: messageOf(error) };
    return;
  }
  if (reports === 0) yield { file, error: 'no yearly report among its captures' };
}
