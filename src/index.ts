// nianbao as a library: bytes to page, page to report.
export { extractReport, hasReport, NotAReportError, type Provenance } from './extract/index.js';
export { MAX_PAGE_BYTES, type Page, type PageInput, readPage, UnreadablePageError } from './page/index.js';
export {
  type Check,
  type Cite,
  type Claim,
  type ClaimSubject,
  claimSubjects,
  codebook,
  type Form,
  type FormId,
  forms,
  type Problem,
  parseRecord,
  type ReportRecord,
  type ReportValue,
  SCHEMA_VERSION,
  type Section,
  type ValueDefinition,
} from './report/index.js';
export type { Kit, ListFamily, ListPage, ListRow, PageRequest, SitePage } from './site/index.js';
