// The wiring of a crawl: the only room that knows both the fetching and the reading side.
export { type HarvestOptions, type HarvestStart, harvest } from './harvest.js';
export type { HarvestRow } from './keep.js';
