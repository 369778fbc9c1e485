// Portals looked at by a person: where a column is, a site file for a new one, a known one held against its fixture.
export { type Comparison, checkFixture, checkLive } from './check.js';
export { type NewSite, newSite } from './new-site.js';
export { type ProbeOptions, withProbe } from './probe.js';
export { searchColumn } from './search.js';
