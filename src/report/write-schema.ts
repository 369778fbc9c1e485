// Prints the record's JSON Schema: schema/record.json is this output, and a test holds the two together.
import { z } from 'zod';
import { recordSchema } from './schema.js';
import { SCHEMA_VERSION } from './version.js';

/** The JSON Schema (draft 2020-12) of a record, as the text of schema/record.json. */
export function recordJsonSchema(): string {
  const schema = z.toJSONSchema(recordSchema);
  const titled = { title: `nianbao record ${SCHEMA_VERSION}`, ...schema };
  return `${JSON.stringify(titled, null, 2)}\n`;
}
