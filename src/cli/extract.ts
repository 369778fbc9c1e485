// nianbao extract: documents in, one JSON line each out.
import { stat } from 'node:fs/promises';
import { relative, sep } from 'node:path';
import { extractReport, NotAReportError } from '../extract/index.js';
import { readPage } from '../page/index.js';
import type { ReportRecord } from '../report/index.js';
import { inputsOf, readBytes } from './inputs.js';
import { EXIT_OK, EXIT_PROBLEM, messageOf, print, UsageError } from './run.js';

export interface ExtractOptions {
  readonly url?: string;
  readonly charset?: string;
}

type Line = ReportRecord | { readonly file: string; readonly error: string };

/** Prints one line for each document of `operands`, in order; 1 if one could not be read. */
export async function extract(operands: readonly string[], options: ExtractOptions): Promise<number> {
  if (options.url !== undefined) await refuseManyForOneUrl(operands);
  let failed = false;
  for (const operand of operands)
    for await (const line of linesOf(operand, options)) {
      if ('error' in line) failed = true;
      await print(`${JSON.stringify(line)}\n`);
    }
  return failed ? EXIT_PROBLEM : EXIT_OK;
}

async function refuseManyForOneUrl(operands: readonly string[]): Promise<void> {
  const [only] = operands;
  const isFolder = await stat(only ?? '').then(
    (found) => found.isDirectory(),
    () => false,
  );
  if (operands.length !== 1 || isFolder) throw new UsageError('--url is the address of one document: name one file');
}

async function* linesOf(operand: string, options: ExtractOptions): AsyncGenerator<Line> {
  try {
    for await (const input of inputsOf(operand))
      if (input.kind === 'warc') yield* linesOfWarc(input.file);
      else yield await lineOf(input.file, options);
  } catch (error) {
    yield { file: operand, error: messageOf(error) };
  }
}

async function lineOf(file: string | null, { url, charset }: ExtractOptions): Promise<Line> {
  try {
    return extractReport(readPage({ bytes: await readBytes(file), file, url: url ?? null, charset }));
  } catch (error) {
    return { file: file ?? '-', error: messageOf(error) };
  }
}

// Of a WARC file only the reports are told of: most of its captures are lists, robots.txt and redirects.
async function* linesOfWarc(file: string): AsyncGenerator<Line> {
  // Loaded here because few runs read a WARC, and its library takes a while to load.
  const { readCaptures } = await import('../archive/index.js');
  let reports = 0;
  try {
    for await (const capture of readCaptures(file)) {
      if (capture.status !== null && capture.status !== 200) continue;
      try {
        const page = readPage({ bytes: capture.body, contentType: capture.contentType ?? undefined, url: capture.url });
        const snapshot = { ...capture.snapshot, file: relative('.', file).split(sep).join('/') };
        yield extractReport(page, { fetchedAt: capture.fetchedAt, snapshot });
        reports++;
      } catch (error) {
        if (!(error instanceof NotAReportError) && capture.body.length > 0 && /html/.test(capture.contentType ?? ''))
          yield { file: `${file}#${capture.snapshot.recordId}`, error: messageOf(error) };
      }
    }
    if (reports === 0) yield { file, error: 'no yearly report among its captures' };
  } catch (error) {
    yield { file, error: messageOf(error) };
  }
}
