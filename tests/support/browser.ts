// The browser that the tests draw pages with: one that is there, or else one that is got.
import { ensureBrowser } from '../../src/crawl/index.js';

const browser = await ensureBrowser((line) => process.stderr.write(`${line}\n`));
if (browser === null && process.env.NIANBAO_REQUIRE_BROWSER === '1') throw new Error('no browser, and one is required');

/** Its path; empty where there is none. */
export const browserPath = browser ?? '';

/** Whether tests that need a browser have to be passed over; never where NIANBAO_REQUIRE_BROWSER is 1. */
export const hasNoBrowser = browser === null;
