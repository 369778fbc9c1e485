// The sample portal: what the demo crawls, and the tests.
export { printedRow, type SampleReport, sampleReports } from './reports.js';
export { type Portal, startPortal } from './server.js';
