// Fetching: politely, within bounds, every answer archived, every failure with its reason.
export { software } from './agent.js';
export { howToGetBrowser } from './browser.js';
export { type CrawlItem, type CrawlOptions, crawl, type Division, type Plan, plannedItems } from './crawl.js';
export type { CrawlDocument } from './document.js';
export { ensureBrowser } from './get-browser.js';
export { type Outcome, outcomes } from './outcome.js';
