// A record file as what the tables are made of, or why it is left out.
import { type Decisions, mainPathBeside, misplacement, type RecordFile } from '../dataset/index.js';
import type { ValueDefinition } from '../report/index.js';
import { codebook, type EnglishLabels, englishOf, type FormId, forms, parseRecord } from '../report/index.js';
import type { Entry } from './table.js';

/** A file that holds no record that can be exported; the message says why. */
export class UnusableRecordError extends Error {
  override readonly name = 'UnusableRecordError';
}

/** What a form says of one of its values. */
export interface FormValue {
  readonly definition: ValueDefinition;
  readonly english: EnglishLabels;
  readonly tableTitle: string;
}

const known = new Map<FormId, readonly FormValue[]>();

/** The values of a form in page order. */
export function valuesOfForm(form: FormId): readonly FormValue[] {
  const earlier = known.get(form);
  if (earlier) return earlier;
  const titles = new Map(forms[form].tables.map(({ id, title }) => [id, title]));
  const values = [...codebook(form).values()].map((definition) => ({
    definition,
    english: englishOf(definition),
    tableTitle: titles.get(definition.table) ?? '',
  }));
  known.set(form, values);
  return values;
}

/**
 * The record in a file, as an entry.
 *
 * @param decisions those of the dataset; null where nobody has decided anything
 * @throws {UnusableRecordError} where the file holds no record, one that does not have just the values of its form, or
 * one whose place is another
 */
export async function entryOf(file: RecordFile, decisions: Decisions | null): Promise<Entry> {
  if ('error' in file) throw new UnusableRecordError(file.error);
  const record = await parseRecord(file.json).catch((error: Error) => {
    throw new UnusableRecordError(error.message);
  });
  const { form } = record.report;
  const formValues = form === null ? [] : valuesOfForm(form);
  const values = formValues.map((one) => {
    const value = record.values[one.definition.id];
    if (!value) throw new UnusableRecordError(`it has no ${one.definition.id}, which is a value of form ${form}`);
    const decision = decisions?.on(record, one.definition.id) ?? null;
    return { ...one, value, decision };
  });
  if (Object.keys(record.values).length > values.length) {
    const ids = new Set(formValues.map(({ definition }) => definition.id));
    const odd = Object.keys(record.values).find((id) => !ids.has(id));
    throw new UnusableRecordError(`${odd} is no value of form ${form ?? 'unknown'}`);
  }
  const misplaced = misplacement(file.path, record.report);
  if (misplaced !== null) throw new UnusableRecordError(misplaced);
  return { path: file.path, isPrimary: mainPathBeside(file.path) === file.path, record, values };
}

/** The values of every form, those of the oldest form first. */
export const everyFormValue = (Object.keys(forms) as FormId[])
  .sort((a, b) => forms[a].years.from - forms[b].years.from)
  .flatMap((form) => valuesOfForm(form).map((value) => ({ form, ...value })));
