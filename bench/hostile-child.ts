// One hostile page in a process of its own: its processor time, its peak memory and how it ends, as JSON.
import { extractReport } from '../src/extract/index.js';
import { readPage } from '../src/page/index.js';
import { hostilePages } from '../tests/hostile/pages.js';

function outcomeOf(bytes: Buffer, contentType: string): string {
  try {
    const record = extractReport(readPage({ bytes, contentType }));
    const codes = new Set(record.problems.map(({ code }) => code));
    return `record of ${JSON.stringify(record).length} characters; ${[...codes].join(', ')}`;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

const page = hostilePages.find(({ name }) => name === process.argv[2]);
if (!page) throw new Error(`no hostile page is called "${process.argv[2]}"`);
const bytes = page.bytes();
const start = process.cpuUsage();
const outcome = outcomeOf(bytes, page.contentType);
const { user, system } = process.cpuUsage(start);
console.log(
  JSON.stringify({
    milliseconds: Math.round((user + system) / 1000),
    peakMegabytes: Math.round(process.resourceUsage().maxRSS / 1024),
    outcome,
  }),
);
