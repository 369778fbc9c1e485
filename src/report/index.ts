// What a report is: codebook and forms as data, the record's shape, the meaning of printed figures, the form's sums.
import { type Form, type FormId, type ValueDefinition, valuesOf } from './form.js';
import { form2019 } from './forms/form-2019.js';
import { form2021 } from './forms/form-2021.js';
import { pre2019 } from './forms/pre2019.js';
import type { ReportRecord } from './schema.js';

export { checkValues, failedSums, warningsIn } from './checks/index.js';
export { localise, type Repair } from './checks/localise.js';
export { columnRules, fractionReason, negativeReason, partReason } from './checks/plausibility-rules.js';
export { sidesOf } from './checks/sides.js';
export { addUp } from './checks/sums.js';
export { type ClaimSubject, claimSubjects } from './claim-subjects.js';
export { compareClaim } from './claims.js';
export { type EnglishLabels, englishOf } from './english.js';
export { type Figure, normaliseFigure, readFigure, unitOfHead } from './figure.js';
export type {
  FigureKind,
  Form,
  FormBlock,
  FormColumn,
  FormId,
  FormRow,
  FormTable,
  SumRule,
  TableId,
  ValueDefinition,
} from './form.js';
export type { Check, Cite, Claim, Problem, ReportRecord, ReportValue, Section, SectionKey } from './schema.js';
export { counters, readStated } from './stated.js';
export { SCHEMA_VERSION } from './version.js';

/** The three national forms, by id. */
export const forms: Readonly<Record<FormId, Form>> = { pre2019, '2019': form2019, '2021': form2021 };

const definitions = new Map<FormId, ReadonlyMap<string, ValueDefinition>>();

/** Every value that a form has, in page order, by id. */
export function codebook(form: FormId): ReadonlyMap<string, ValueDefinition> {
  const known = definitions.get(form);
  if (known) return known;
  const values = valuesOf(forms[form]);
  definitions.set(form, values);
  return values;
}

/**
 * A record read back from JSON, checked against the schema.
 *
 * @throws {Error} with one line that names the first field at fault.
 */
export async function parseRecord(json: unknown): Promise<ReportRecord> {
  // Loaded here because most runs only write records, and the schema library takes a quarter of a second to load.
  const { recordSchema } = await import('./schema.js');
  const parsed = recordSchema.safeParse(json);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new Error(`not a nianbao record: ${issue?.path.join('.') || 'the document'}: ${issue?.message}`);
}
