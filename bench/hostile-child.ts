// One hostile page in a process of its own: its processor time, its peak memory and how it ends, as JSON.
import { extractReport } from '../src/extract/index.js';
import { readPage } from '../src/page/index.js';
import { hostilePages } from '../tests/hostile/pages.js';

function outcomeOf(bytes: Buffer, contentType: string): string {
  try {
    const { problems } = extractReport(readPage({ bytes, contentType }));
    const codes = [...new Set(problems.map(({ code }) => code))];
    return `a record, ${problems.length} problems${codes.length > 0 ? `: ${codes.join(', ')}` : ''}`;
  } catch (error) {
    return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  }
}

const page = hostilePages.find(({ name }) => name === process.argv[2]);
if (!page) throw new Error(`no hostile page is called "${process.argv[2]}"`);
const bytes = page.bytes();
const start = process.cpuUsage();
const outcome = outcomeOf(bytes, page.contentType);
const { user, system } = process.cpuUsage(start);
const milliseconds = Math.round((user + system) / 1000);
const peakMegabytes = Math.round(process.resourceUsage().maxRSS / 1024);
console.log(JSON.stringify({ milliseconds, peakMegabytes, outcome }));
