// The record as a zod schema: the one definition from which types, validation and schema/record.json come.
// A shipped field never changes its meaning; an addition raises the minor of SCHEMA_VERSION.
import { z } from 'zod';
import { claimSubjects } from './claim-subjects.js';

const date = z.iso.date();

const cite = z
  .strictObject({
    start: z.int().min(0).describe('UTF-16 offset of the first character in the decoded document'),
    end: z.int().min(0).describe('UTF-16 offset after the last character'),
    quote: z.string().describe('exactly the slice from start to end'),
    path: z.string().optional().describe('CSS path of the element that holds the cell, for HTML'),
    cell: z
      .strictObject({ table: z.int().min(0), row: z.int().min(0), column: z.int().min(0) })
      .optional()
      .describe('position in the grid of the table, counted from 0'),
    rowLabel: z.string().optional().describe('row label as the page prints it'),
    columnLabel: z.string().optional().describe('column head as the page prints it'),
  })
  .describe('where a text stands in the document as decoded with source.charset');

const value = z.strictObject({
  value: z.number().nullable(),
  status: z.enum(['read', 'inferred', 'blank', 'ambiguous', 'missing']),
  raw: z.string().nullable().describe('what a reader sees in the cell; null where the page has no such cell'),
  unit: z.literal('yuan').optional().describe('unit of value, for money'),
  printedUnit: z.string().optional(),
  unitFrom: z.enum(['cell', 'head', 'form']).optional(),
  candidates: z.array(z.strictObject({ value: z.number(), raw: z.string(), cite })).optional(),
  implied: z
    .number()
    .optional()
    .describe('what the form’s arithmetic would demand of a blank total, or of one whose value is open or missing'),
  cite: cite.nullable(),
});

const section = z.strictObject({
  key: z.enum(['overview', 'disclosure', 'requests', 'review_litigation', 'problems', 'other']),
  title: z.string(),
  text: z.string(),
  cite,
});

const claim = z
  .strictObject({
    subject: z.enum(claimSubjects).describe('what is counted'),
    section: section.shape.key.describe('the section that states it'),
    value: z.number(),
    unit: z.string().describe('what is counted, as 件 or 条; yuan for money'),
    printedUnit: z.string().optional().describe('the unit as printed, where it is another, as 万条'),
    raw: z.string().describe('the statement as a reader sees it: the subject’s words, and one figure with its unit'),
    cite: cite.describe('where the statement stands'),
    valueId: z.string().nullable().describe('the value that it speaks of; null where the form has no such cell'),
    comparison: z.enum(['agrees', 'rounds', 'differs', 'no_table_value']),
    tableValue: z.number().nullable().describe('what the table says; null where it has no such figure'),
  })
  .describe('a figure that the report’s text states about a subject of its tables');

const check = z.strictObject({
  rule: z.string(),
  kind: z
    .enum(['identity', 'outcome_sum', 'row_sum', 'list_sum', 'plausibility'])
    .describe('plausibility is a warning and no sum; it is there only where something looks odd'),
  holds: z.boolean().nullable().describe('null where a value is absent, so that nothing can be said'),
  left: z.number().nullable(),
  right: z.number().nullable(),
  ids: z.array(z.string()),
  hint: z
    .string()
    .optional()
    .describe('for a failed sum, the figures that would have to be others; for a warning, what is odd'),
});

const charsetGround = z
  .enum(['given', 'bom', 'utf8_valid', 'header', 'meta', 'detector', 'default'])
  .describe(
    'given: the caller named it; bom: byte order mark; utf8_valid: every byte fits UTF-8; header: Content-Type; meta: the document declares it; detector: guessed from the bytes; default: nothing was found',
  );

const trust = z
  .strictObject({
    verdict: z
      .enum(['official', 'copy', 'altered', 'unknown'])
      .describe(
        'official: from *.gov.cn and no signal; altered: a replacement or an injection is cited; copy: from another host, no change shown; unknown: all else',
      ),
    signals: z.array(
      z.strictObject({
        code: z.string(),
        message: z.string(),
        cite: cite.nullable().describe('null for what the address shows and for scan_limit'),
      }),
    ),
  })
  .describe('whether the document is what the issuer published; in every record since 1.1.0');

export const recordSchema = z.strictObject({
  schemaVersion: z.string().regex(/^1\.\d+\.\d+$/),
  report: z.strictObject({
    id: z.string(),
    title: z.string().nullable(),
    issuer: z.strictObject({
      name: z.string().nullable(),
      region: z.strictObject({ code: z.string().regex(/^\d{6}$/), name: z.string() }).nullable(),
      kind: z
        .enum(['government', 'office', 'department', 'town'])
        .nullable()
        .optional()
        .describe('which body of the division it is; null where that is not sure; in every record since 1.3.0'),
      nameFrom: z
        .enum(['title', 'text', 'site'])
        .nullable()
        .optional()
        .describe('where the name stands; null where there is none; in every record since 1.3.0'),
    }),
    year: z.int().nullable(),
    form: z.enum(['pre2019', '2019', '2021']).nullable(),
    period: z.strictObject({ start: date, end: date }).nullable(),
    publishedOn: date.nullable(),
  }),
  source: z.strictObject({
    url: z.string().nullable(),
    file: z.string().nullable(),
    fetchedAt: z.iso.datetime().nullable(),
    mediaType: z.string(),
    charset: z.string().nullable(),
    charsetFrom: charsetGround.optional().describe('what charset was chosen by; in every record since 1.2.0'),
    charsetRejected: z
      .array(z.strictObject({ charset: z.string(), from: charsetGround }))
      .optional()
      .describe('encodings that the header or the document declares, and that were not used'),
    digest: z.string().regex(/^sha256:[0-9a-f]{64}$/),
    snapshot: z
      .strictObject({
        file: z.string().describe('WARC file, relative to the folder that holds records/'),
        offset: z.int().min(0),
        recordId: z.string(),
      })
      .nullable(),
    trust: trust.optional(),
  }),
  values: z.record(z.string(), value),
  sections: z.array(section),
  claims: z.array(claim).optional().describe('in page order; in every record since 1.3.0'),
  checks: z.array(check),
  problems: z.array(z.strictObject({ code: z.string(), message: z.string(), cite: cite.optional() })),
});

export type ReportRecord = z.infer<typeof recordSchema>;
export type Cite = z.infer<typeof cite>;
export type ReportValue = z.infer<typeof value>;
export type Section = z.infer<typeof section>;
export type SectionKey = Section['key'];
export type Claim = z.infer<typeof claim>;
export type Check = z.infer<typeof check>;
export type Problem = ReportRecord['problems'][number];
