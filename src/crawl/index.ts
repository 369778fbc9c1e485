// Fetching: politely, within bounds, every answer archived, every failure with its reason.
export { software } from './agent.js';
export { howToGetBrowser } from './browser.js';
export { readColumn } from './column.js';
export { type CrawlItem, type CrawlOptions, crawl } from './crawl.js';
export type { CrawlDocument } from './document.js';
export { type Finding, findColumn, type Look } from './find.js';
export { ensureBrowser } from './get-browser.js';
export type { PauseReason } from './host.js';
export { proxyFor } from './http/index.js';
export { type ColumnMemory, Lister } from './lister.js';
export { type Outcome, outcomes } from './outcome.js';
export { type Division, type Plan, questionOf, type Unit, unitsOf } from './plan.js';
export { readSitePage } from './portal-page.js';
export { openReplay } from './replay.js';
export { shortened } from './shortened.js';
export { openTools, type Tools, type ToolsOptions } from './tools.js';
