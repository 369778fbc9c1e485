// Fetching: politely, within bounds, every answer archived, every failure with its reason.
export { software } from './agent.js';
export { type CrawlDocument, type CrawlItem, crawl, type Division, type Plan, plannedItems } from './crawl.js';
export { ensureBrowser } from './get-browser.js';
export { type Outcome, outcomes } from './outcome.js';
