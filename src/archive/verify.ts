// A citation is a proof: the capture is opened again, and every quoted figure read again from its characters.

import { readFile, stat } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join, normalize } from 'node:path';
import { decodeBytes, MAX_PAGE_BYTES, visibleText } from '../page/index.js';
import {
  type Cite,
  type Claim,
  codebook,
  type ReportRecord,
  type ReportValue,
  readFigure,
  readStated,
  type ValueDefinition,
} from '../report/index.js';
import { digestOf } from './member.js';
import { readCapture } from './reader.js';
import { ArchiveError, type Capture } from './types.js';

/** Something that a record says and its capture does not. */
export interface Finding {
  /** The value at fault; null where it is the document. */
  readonly id: string | null;
  readonly code: 'capture' | 'digest' | 'quote' | 'raw' | 'value' | 'unit' | 'form' | 'uncited';
  /** One line for a person. */
  readonly message: string;
}

export interface Source {
  readonly bytes: Buffer;
  /** Content-Type as sent; null where none was, and of a file. */
  readonly contentType: string | null;
  /** Whether it is a document that was drawn from a page. */
  readonly isDrawn: boolean;
  /** Whether the capture is known to have been changed since it was written. */
  readonly isChanged: boolean;
}

/**
 * The bytes that a record was read from: its capture, or the file where it has none.
 *
 * @param root the folder that holds `records/`; a snapshot's file is relative to it
 * @throws {ArchiveError} if they cannot be had
 */
export async function openSource(record: ReportRecord, root: string): Promise<Source> {
  const { snapshot, file } = record.source;
  if (snapshot) {
    const path = archiveFileOf(record.source, snapshot.file, root);
    const capture: Capture = await readCapture(dirname(path), { ...snapshot, file: basename(path) });
    const { body, contentType, type, payloadIntact } = capture;
    return { bytes: body, contentType, isDrawn: type === 'resource', isChanged: payloadIntact === false };
  }
  if (file === null) throw new ArchiveError('the record names neither a capture nor a file');
  return { bytes: await readDocument(file), contentType: null, isDrawn: false, isChanged: false };
}

/**
 * The folder of the archive that holds a record's capture; null where the record has none.
 *
 * @param root the folder that holds `records/`
 * @throws {ArchiveError} if the record names something that is no archive near it
 */
export function archiveFolderOf({ source }: Pick<ReportRecord, 'source'>, root: string): string | null {
  return source.snapshot && dirname(archiveFileOf(source, source.snapshot.file, root));
}

function archiveFileOf({ file }: Pick<ReportRecord['source'], 'file'>, warc: string, root: string): string {
  // A record that was read from a WARC file names that file; one of a crawl has its captures beside it.
  const path = file ?? normalize(join(root, warc));
  // The record is somebody's file: it may name a WARC file beside it or one folder up, and nothing else.
  const isNear =
    file !== null || (!isAbsolute(warc) && warc.split(/[\\/]/).filter((part) => part === '..').length <= 1);
  if (!isNear || !/\.warc(?:\.gz)?$/.test(path)) throw new ArchiveError(`${warc} is no WARC file near the records`);
  return path;
}

async function readDocument(file: string): Promise<Buffer> {
  try {
    const info = await stat(file);
    // A record may name anything as its file; a device gives bytes without end.
    if (info.isFile() && info.size <= MAX_PAGE_BYTES) return await readFile(file);
  } catch {
    throw new ArchiveError(`${file}: cannot be read`);
  }
  throw new ArchiveError(`${file}: is no document of at most ${MAX_PAGE_BYTES} bytes`);
}

/** Everything in a record that its source does not bear out, one finding a value; empty: every citation holds. */
export async function verifyRecord(record: ReportRecord, root: string): Promise<Finding[]> {
  let source: Source;
  try {
    source = await openSource(record, root);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return [{ id: null, code: 'capture', message: error.message }];
  }
  const findings: Finding[] = [];
  const digest = digestOf(source.bytes);
  if (digest !== record.source.digest)
    findings.push({
      id: null,
      code: 'digest',
      message: `the document's digest is ${digest}, recorded is ${record.source.digest}${source.isChanged ? '; the capture itself was changed since it was written' : ''}`,
    });
  const text = record.source.charset === null ? null : decodeBytes(source.bytes, record.source.charset);
  if (text === null)
    return [
      ...findings,
      { id: null, code: 'capture', message: 'the record names no charset to decode the capture with' },
    ];
  const document = new Document(text, record.source.mediaType);
  for (const { code, cite } of record.source.trust?.signals ?? []) {
    const fault = cite && document.compare(cite);
    if (fault) findings.push({ id: null, code: 'quote', message: `trust signal ${code}: ${fault}` });
  }
  for (const claim of record.claims ?? []) {
    const finding = checkClaim(claim, record, document);
    if (finding) findings.push(finding);
  }
  const { form } = record.report;
  if (form === null) {
    if (Object.keys(record.values).length > 0)
      findings.push({ id: null, code: 'form', message: 'values without a form' });
    return findings;
  }
  const definitions = codebook(form);
  const citing = new Map<string, string>();
  for (const [id, value] of Object.entries(record.values)) {
    const definition = definitions.get(id);
    const finding = definition ? checkValue(id, value, definition, document) : unknownId(id, form);
    if (finding) findings.push(finding);
    if (!value.cite) continue;
    // A figure that stands once in the page is one value.
    const range = `${value.cite.start}–${value.cite.end}`;
    const other = citing.get(range);
    if (other !== undefined) findings.push({ id, code: 'quote', message: `cites ${range}, as ${other} does` });
    citing.set(range, id);
  }
  for (const id of definitions.keys())
    if (!Object.hasOwn(record.values, id))
      findings.push({ id, code: 'form', message: 'the record lacks this value of its form' });
  for (const section of record.sections) {
    const fault = document.compare(section.cite);
    if (fault) findings.push({ id: null, code: 'quote', message: `section ${section.key}: ${fault}` });
  }
  return findings;
}

class Document {
  constructor(
    readonly text: string,
    readonly mediaType: string,
  ) {}

  at(cite: Cite): string {
    return this.text.slice(cite.start, cite.end);
  }

  seen(slice: string): string {
    return visibleText(slice, this.mediaType);
  }

  compare(cite: Cite): string | null {
    const slice = this.at(cite);
    return slice === cite.quote
      ? null
      : `at ${cite.start}–${cite.end} stands ${show(slice)}, quoted is ${show(cite.quote)}`;
  }
}

function unknownId(id: string, form: string): Finding {
  return { id, code: 'form', message: `the form ${form} has no such value` };
}

function checkValue(id: string, value: ReportValue, definition: ValueDefinition, document: Document): Finding | null {
  for (const { cite } of value.candidates ?? []) {
    const fault = document.compare(cite);
    if (fault) return { id, code: 'quote', message: `candidate: ${fault}` };
  }
  const { cite } = value;
  if (!cite) {
    const needsOne = value.value !== null || value.status === 'read' || value.status === 'inferred';
    return needsOne ? { id, code: 'uncited', message: `${value.value} has no citation` } : null;
  }
  const figure = readFigure(document.seen(document.at(cite)), {
    kind: definition.kind,
    ...(value.unitFrom === 'head' && value.printedUnit !== undefined ? { headUnit: value.printedUnit } : {}),
    ...(definition.formUnit === undefined ? {} : { formUnit: definition.formUnit }),
  });
  const now = figure.state === 'figure' ? String(figure.value) : figure.state;
  const fault = document.compare(cite);
  if (fault)
    return { id, code: 'quote', message: `${fault}; it reads ${now}, recorded is ${value.value ?? value.status}` };
  const seen = document.seen(cite.quote);
  if (seen !== value.raw)
    return { id, code: 'raw', message: `a reader sees ${show(seen)}, recorded is ${show(value.raw ?? '')}` };
  const isRead = value.status === 'read' || value.status === 'inferred';
  const agrees = isRead ? figure.state === 'figure' && figure.value === value.value : figure.state === value.status;
  if (!agrees)
    return { id, code: 'value', message: `${show(seen)} reads ${now}, recorded is ${value.value ?? value.status}` };
  if (figure.state === 'figure' && (figure.unit !== value.unit || figure.printedUnit !== value.printedUnit))
    return {
      id,
      code: 'unit',
      message: `the unit reads ${figure.printedUnit ?? 'none'}, recorded is ${value.printedUnit ?? 'none'}`,
    };
  return null;
}

function checkClaim(claim: Claim, { values }: ReportRecord, document: Document): Finding | null {
  const { subject, value, unit, printedUnit, raw, cite, valueId, tableValue } = claim;
  const of = (code: Finding['code'], message: string) => ({ id: null, code, message: `claim ${subject}: ${message}` });
  const fault = document.compare(cite);
  if (fault) return of('quote', fault);
  const seen = document.seen(cite.quote);
  if (seen !== raw) return of('raw', `a reader sees ${show(seen)}, recorded is ${show(raw)}`);
  const stated = readStated(seen);
  if (stated?.value !== value)
    return of('value', `${show(seen)} reads ${stated?.value ?? 'nothing'}, recorded is ${value}`);
  if (stated.unit !== unit || stated.printedUnit !== printedUnit)
    return of('unit', `the unit reads ${stated.printedUnit ?? stated.unit}, recorded is ${printedUnit ?? unit}`);
  const inTable = valueId === null ? null : (values[valueId]?.value ?? null);
  if (inTable !== tableValue) return of('value', `${valueId ?? 'no value'} is ${inTable}, compared was ${tableValue}`);
  return null;
}

function show(text: string): string {
  return JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text);
}
