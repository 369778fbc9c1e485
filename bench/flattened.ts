// Times the placing of flattened pages beside the parse5 floor of a page of 100 KB: `npm run bench:flattened`.
import fc from 'fast-check';
import { extractReport } from '../src/extract/index.js';
import { readPage } from '../src/page/index.js';
import { renderings, trial } from '../tests/fuzz/fuzz.js';
import { Random } from '../tests/fuzz/random.js';
import { contenders } from './contenders.js';
import { benchPages } from './pages.js';
import { median } from './statistics.js';

const PAGES = 20;
const ROUNDS = 9;
const SEED = 20190131;

/** The median of several runs, in milliseconds, after one that warms up. */
function time(run: () => unknown): number {
  run();
  return median(
    Array.from({ length: ROUNDS }, () => {
      const start = performance.now();
      run();
      return performance.now() - start;
    }),
  );
}

function pagesOf(rendering: string): string[] {
  const pages: string[] = [];
  const draw = fc.property(fc.gen(), (value) => {
    pages.push(trial(new Random(value), { rendering }).page);
  });
  fc.assert(draw, { seed: SEED, numRuns: PAGES });
  return pages;
}

const floor = contenders.find(({ name }) => name === 'parse5');
const page = [...benchPages(60)].sort((a, b) => Math.abs(a.bytes.length - 1e5) - Math.abs(b.bytes.length - 1e5))[0];
if (!floor || !page) throw new Error('there is no floor to stand beside');

const flattened = renderings.map(({ name }) => name).filter((name) => !name.startsWith('html'));
const floors: number[] = [];
const taken = flattened.map((name) => {
  const times = pagesOf(name).map((page) => {
    const read = readPage({ bytes: Buffer.from(page) });
    return time(() => extractReport(read));
  });
  // Timed again and again, as the machine is not equally fast all the time.
  floors.push(time(() => floor.run(page)));
  return { name, middle: median(times), most: Math.max(...times) };
});
const floorMs = median(floors);

console.log(`parse5 floor of a page of ${page.bytes.length} bytes: ${floorMs.toFixed(2)} ms\n`);
console.log(' median    most   ratio of the most to the floor');
for (const { name, middle, most } of taken.sort((a, b) => b.most - a.most))
  console.log(
    `${middle.toFixed(2).padStart(7)} ${most.toFixed(2).padStart(7)} ${(most / floorMs).toFixed(2).padStart(7)}   ${name}`,
  );
