// A Frictionless Data Package (version 1 of the specification): the CSV files and a descriptor.
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { type CsvFile, openCsv } from './csv.js';
import { NOT_SPECIFIED } from './licence.js';
import type { Facts } from './provenance.js';
import type { Sink, SinkOptions } from './sink.js';
import type { Column, ColumnType, Table } from './table.js';

export const DESCRIPTOR = 'datapackage.json';

const fieldTypes: Readonly<Record<ColumnType, string>> = {
  text: 'string',
  integer: 'integer',
  number: 'number',
  boolean: 'boolean',
  date: 'date',
  time: 'datetime',
};

/** Opens the CSV files in `folder`; `finish` writes the descriptor beside them. */
export async function openDataPackage(folder: string, options: SinkOptions): Promise<Sink> {
  const csv = await openCsv(folder, options);
  return {
    ...csv,
    async finish(facts) {
      await csv.finish(facts);
      const handle = await open(join(folder, DESCRIPTOR), 'wx');
      await handle.writeFile(`${JSON.stringify(descriptorOf(csv.files(), facts, options), null, 2)}\n`);
      await handle.sync();
      await handle.close();
    },
  };
}

function descriptorOf(files: readonly CsvFile[], facts: Facts, { maker, licence }: SinkOptions) {
  return {
    profile: 'tabular-data-package',
    name: 'nianbao-export',
    title: 'Yearly reports on government information disclosure (政府信息公开工作年度报告)',
    description: `${facts.reports} reports in ${facts.documents} documents, with ${facts.values} values. Each value has its status: where there is no number, it says why. Each has its quote and its place in the captured document.`,
    version: maker.version,
    licenses: [licenceOf(licence)],
    sources: [{ title: 'The yearly reports of the bodies in reports.csv, at the addresses given there' }],
    contributors: [{ title: `${maker.name} ${maker.version}`, role: 'wrangler' }],
    citation: facts.citation,
    temporal: facts.years === null ? null : { start: String(facts.years[0]), end: String(facts.years[1]) },
    fetched: facts.fetched === null ? null : { first: facts.fetched[0], last: facts.fetched[1] },
    resources: files.map(resourceOf),
  };
}

/** The terms that nobody has settled are told as such: the bodies issued the reports, the program claims nothing. */
function licenceOf(licence: string) {
  return licence === NOT_SPECIFIED
    ? { name: NOT_SPECIFIED, title: 'Not specified; the reports are public documents of the bodies that issued them' }
    : { name: licence };
}

function resourceOf({ table, name, bytes, rows, sha256 }: CsvFile) {
  return {
    profile: 'tabular-data-resource',
    name: table.name,
    path: name,
    title: `${table.title} (${table.titleZh})`,
    format: 'csv',
    mediatype: 'text/csv',
    encoding: 'utf-8',
    bytes,
    hash: `sha256:${sha256}`,
    rows,
    dialect: {
      lineTerminator: '\r\n',
      delimiter: ',',
      quoteChar: '"',
      doubleQuote: true,
      skipInitialSpace: false,
      header: true,
    },
    schema: schemaOf(table),
  };
}

function schemaOf({ columns, key, belongsTo = [] }: Table) {
  return {
    fields: columns.map(fieldOf),
    missingValues: [''],
    primaryKey: key,
    ...(belongsTo.length === 0
      ? {}
      : {
          foreignKeys: belongsTo.map(({ table, by }) => ({ fields: by, reference: { resource: table, fields: by } })),
        }),
  };
}

function fieldOf({ name, type, about, aboutZh, isRequired, words }: Column) {
  const constraints = { ...(isRequired ? { required: true } : {}), ...(words ? { enum: words } : {}) };
  return {
    name,
    type: fieldTypes[type],
    title: aboutZh,
    description: about,
    ...(type === 'time' ? { format: 'any' } : {}),
    ...(Object.keys(constraints).length === 0 ? {} : { constraints }),
  };
}
