// Administrative divisions of China by their GB/T 2260 codes: found by name, by code, by the name of a body.
export type { Region } from './divisions.js';
export { isWithin, levelOf, parentOf, pathOf, regionByCode } from './divisions.js';
export { formerByCode, successorsOf } from './former.js';
export { beginsWithDivision, regionOfIssuer } from './issuer.js';
export { latinNamesOf } from './latin.js';
export { membersOf, prefecturesAndMunicipalities } from './members.js';
export type { RegionSearch } from './search.js';
export { findRegion } from './search.js';
