/** Version of the record's shape: an addition raises the minor. Apart from the schema, so that writing needs no zod. */
export const SCHEMA_VERSION = '1.3.0';
