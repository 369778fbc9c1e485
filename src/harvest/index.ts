// The wiring of a crawl: the only room that knows both the fetching and the reading side.
export { withFolder } from './folder.js';
export { type HarvestOptions, type HarvestStart, harvest, memoryOf } from './harvest.js';
export { type HarvestRow, recordOf, showsTable } from './keep.js';
