// nianbao extract: documents in, one JSON line each out.
import { type Capture, readCaptures } from '../archive/index.js';
import { extractReport, NotAReportError } from '../extract/index.js';
import { canonicalCharset, type PageInput, readPage } from '../page/index.js';
import type { ReportRecord } from '../report/index.js';
import { inputsOf, isOneDocument, readBytes } from './inputs.js';
import { EXIT_OK, EXIT_PROBLEM, messageOf, print, UsageError } from './run.js';

export interface ExtractOptions {
  readonly url?: string;
  readonly charset?: string;
}

type Line = ReportRecord | { readonly file: string; readonly error: string };

/** Prints one line for each document of `operands`, in order; 1 if one could not be read. */
export async function extract(operands: readonly string[], options: ExtractOptions): Promise<number> {
  await checkOptions(operands, options);
  let failed = false;
  for (const operand of operands)
    for await (const line of linesOf(operand, options)) {
      if ('error' in line) failed = true;
      await print(`${JSON.stringify(line)}\n`);
    }
  return failed ? EXIT_PROBLEM : EXIT_OK;
}

async function checkOptions(operands: readonly string[], { url, charset }: ExtractOptions): Promise<void> {
  if (charset !== undefined && canonicalCharset(charset) === undefined)
    throw new UsageError(`--charset ${charset}: no such encoding`);
  if (url === undefined) return;
  if (!URL.canParse(url)) throw new UsageError(`--url ${url} is no address`);
  const [first, second] = operands;
  if (second !== undefined || !(await isOneDocument(first ?? '-')))
    throw new UsageError('--url is the address of one document; a folder or a WARC file holds several');
}

async function* linesOf(operand: string, { url, charset }: ExtractOptions): AsyncGenerator<Line> {
  try {
    for await (const input of inputsOf(operand)) {
      if (input.kind === 'warc') yield* readWarc(input.file, charset);
      else yield await readDocument(input.file, { url: url ?? null, charset });
    }
  } catch (error) {
    yield failure(operand, error);
  }
}

async function readDocument(file: string | null, input: Pick<PageInput, 'url' | 'charset'>): Promise<Line> {
  try {
    return extractReport(readPage({ ...input, bytes: await readBytes(file), file }));
  } catch (error) {
    return failure(file ?? '-', error);
  }
}

// Of a WARC file only the reports are told of, and what may have been one: most of its captures are lists, robots.txt
// and redirects.
async function* readWarc(file: string, charset: string | undefined): AsyncGenerator<Line> {
  let reports = 0;
  try {
    for await (const capture of readCaptures(file)) {
      if (capture.status !== null && capture.status !== 200) continue;
      try {
        yield readReport(capture, file, charset);
        reports++;
      } catch (error) {
        const isHtml = /html/.test(capture.contentType ?? '');
        if (isHtml && !(error instanceof NotAReportError)) yield failure(`${file}#${capture.snapshot.recordId}`, error);
      }
    }
  } catch (error) {
    yield failure(file, error);
    return;
  }
  if (reports === 0) yield failure(file, 'no yearly report among its captures');
}

function readReport(capture: Capture, file: string, charset: string | undefined): ReportRecord {
  const { body: bytes, contentType, url, fetchedAt, snapshot } = capture;
  if (capture.fault !== null) throw new Error(capture.fault);
  if (capture.payloadIntact === false)
    throw new Error('the capture was changed since it was written: its digest is another');
  const page = readPage({ bytes, contentType: contentType ?? undefined, charset, url });
  return extractReport(page, { fetchedAt, snapshot, file });
}

function failure(file: string, error: unknown): Line {
  const message = messageOf(error);
  // The file is named already.
  return { file, error: message.startsWith(`${file}: `) ? message.slice(file.length + 2) : message };
}
