// Values from figures as a page prints them.
import { codebook, type FormId, forms, type ReportValue, readFigure } from '../../src/report/index.js';

/**
 * The values of rows, each printed as its cells with blanks between: `_` is an empty cell. For the list before 2019 a row
 * is one indicator. Cells of rows that are not named are missing, or print 0 if `others` says so.
 */
export function printed(
  form: FormId,
  rows: Readonly<Record<string, string>>,
  others: 'missing' | '0' = 'missing',
): Record<string, ReportValue> {
  const texts = new Map<string, string>();
  for (const { id: table, blocks } of forms[form].tables)
    for (const { rows: formRows } of blocks)
      for (const { id, ids } of formRows) {
        const cells = rows[`${table}.${id}`]?.split(' ');
        for (const [index, valueId] of ids.entries()) texts.set(valueId, cells?.[index] ?? others);
      }
  return Object.fromEntries(
    [...codebook(form)].map(([id, definition]) => [id, readCell(texts.get(id) ?? '', definition)]),
  );
}

function readCell(
  text: string,
  { kind, formUnit }: { kind: 'count' | 'change' | 'money'; formUnit?: string },
): ReportValue {
  if (text === 'missing') return { value: null, status: 'missing', raw: null, cite: null };
  const raw = text.replace('_', '');
  const cite = { start: 0, end: raw.length, quote: raw };
  const figure = readFigure(raw, { kind, ...(formUnit === undefined ? {} : { formUnit }) });
  if (figure.state === 'figure') return { value: figure.value, status: 'read', raw, cite };
  return { value: null, status: figure.state, raw, cite };
}
