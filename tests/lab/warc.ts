// An archive as another program sees it: read by warcio and held against its own digests, and against its index.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { WARCParser } from 'warcio';

export interface ArchivedRecord {
  readonly file: string;
  readonly offset: number;
  readonly type: string;
  readonly url: string;
  /** HTTP status; null where the record is no response. */
  readonly status: number | null;
  readonly header: (name: string) => string | null | undefined;
}

export interface Inspected {
  readonly records: readonly ArchivedRecord[];
  /** What is wrong, in lines. */
  readonly faults: readonly string[];
}

const sha256 = (bytes: Uint8Array) => `sha256:${createHash('sha256').update(bytes).digest('hex')}`;

/** The records of one file. */
export async function inspectFile(folder: string, file: string): Promise<Inspected> {
  const records: ArchivedRecord[] = [];
  const faults: string[] = [];
  let end = 0;
  try {
    const parser = new WARCParser(createReadStream(join(folder, file)), { parseHttp: false });
    for await (const record of parser) {
      const block = Buffer.from(await record.readFully(false));
      const header = (name: string) => record.warcHeader(name);
      const type = record.warcType;
      const at = `${file}:${parser.offset} ${type} ${record.warcTargetURI}`;
      if (block.length !== Number(header('Content-Length'))) faults.push(`${at}: ${block.length} bytes`);
      if (header('WARC-Block-Digest') !== sha256(block)) faults.push(`${at}: the block has another digest`);
      const bodyStart = type === 'resource' ? 0 : block.indexOf('\r\n\r\n') + 4;
      const payload = header('WARC-Payload-Digest');
      if ((type === 'response' || type === 'resource') && payload !== sha256(block.subarray(bodyStart)))
        faults.push(`${at}: the payload has another digest`);
      const [, status] = /^HTTP\/\S+ (\d{3})/.exec(block.toString('latin1', 0, 20)) ?? [];
      const url = record.warcTargetURI ?? '';
      records.push({ file, offset: parser.offset, type, url, status: status ? Number(status) : null, header });
      end = parser.offset + parser.recordLength;
    }
    const { length } = await readFile(join(folder, file));
    if (end !== length) faults.push(`${file}: the records end at ${end}, the file at ${length}`);
  } catch (error) {
    faults.push(`${file}: after ${records.length} records: ${(error as Error).message}`);
  }
  return { records, faults };
}

/** All files of a folder that is at rest, and its index. */
export async function inspectArchive(folder: string): Promise<Inspected> {
  const files = (await readdir(folder)).filter((name) => name.endsWith('.warc.gz'));
  const inspected = await Promise.all(files.map((file) => inspectFile(folder, file)));
  const records = inspected.flatMap((one) => one.records);
  const faults = inspected.flatMap((one) => one.faults);
  const places = captures(records).map(({ file, offset, url }) => `${file}:${offset} ${url}`);
  const lines = (await indexOf(folder)).map(({ filename, offset, url }) => `${filename}:${offset} ${url}`);
  return { records, faults: [...faults, ...comparison(lines, places)] };
}

/** What of some records is not in the index. */
export async function unindexed(folder: string, records: readonly ArchivedRecord[]): Promise<string[]> {
  const lines = new Set((await indexOf(folder)).map(({ filename, offset }) => `${filename}:${offset}`));
  const places = captures(records).map(({ file, offset }) => `${file}:${offset}`);
  return places.filter((place) => !lines.has(place)).map((place) => `index.cdxj lacks ${place}`);
}

function captures(records: readonly ArchivedRecord[]): ArchivedRecord[] {
  return records.filter(({ type }) => ['response', 'revisit', 'resource'].includes(type));
}

function comparison(lines: readonly string[], places: readonly string[]): string[] {
  const twice = lines.filter((line, nth) => lines.indexOf(line) !== nth);
  return [
    ...twice.map((line) => `index.cdxj has ${line} twice`),
    ...places.filter((place) => !lines.includes(place)).map((place) => `index.cdxj lacks ${place}`),
    ...lines.filter((line) => !places.includes(line)).map((line) => `index.cdxj has ${line}, which is no record`),
  ];
}

async function indexOf(folder: string): Promise<{ filename: string; offset: string; url: string }[]> {
  const text = await readFile(join(folder, 'index.cdxj'), 'utf8').catch(() => '');
  const lines = text.split('\n').filter((line) => line !== '');
  return lines.map((line) => JSON.parse(line.slice(line.indexOf('{'))) as never);
}
