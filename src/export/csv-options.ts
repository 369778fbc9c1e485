// How rows become CSV, in the files of an export and on standard output: RFC 4180.
import type { Options } from 'csv-stringify/sync';

export const csvOptions: Options = {
  record_delimiter: 'windows',
  // Else only CRLF would be quoted, and many readers end a row at a bare line feed or carriage return.
  quote_record_delimiter: true,
  // An empty text is "", and null is nothing between the commas. Blanks at an edge that is not quoted are lost in readers of
  // data packages, whatever the descriptor says.
  quoted_match: /^$|^\s|\s$/,
  cast: { boolean: String },
};
