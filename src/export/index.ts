// Records as tables in files that others read: CSV, XLSX, Parquet, SQLite, Frictionless Data Package.
export { csvOptions } from './csv-options.js';
export {
  type ExportOptions,
  type ExportResult,
  exportRecords,
  type LeftOut,
  NothingToExportError,
} from './export.js';
export { type FormatName, formatNames } from './formats.js';
export { NOT_SPECIFIED } from './licence.js';
export type { Cell, Column } from './table.js';
export { type Layout, layouts, tablesOf } from './tables.js';
export { OccupiedError } from './target.js';
