// npm run fuzz -- --runs N --seed S [--rendering NAME] [--whole] [--page]: looks for a page that is read wrong.
import { parseArgs } from 'node:util';
import fc from 'fast-check';
import { type Trial, trial } from './fuzz.js';
import { Random } from './random.js';

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '2000' },
    seed: { type: 'string', default: String(Date.now() % 2 ** 31) },
    rendering: { type: 'string' },
    whole: { type: 'boolean', default: false },
    page: { type: 'boolean', default: false },
  },
});
const seed = Number(values.seed);
const runs = Number(values.runs);

const MAX_TOLD = 12;

interface Tally {
  runs: number;
  wrong: number;
  right: number;
  total: number;
}
const tallies = new Map<string, Tally>();
let failures = 0;
let silences = 0;
fc.assert(
  fc.property(fc.gen(), (draw) => {
    const found = trial(new Random(draw), { rendering: values.rendering, whole: values.whole });
    count(found);
    if (found.verdict.wrong.length > 0 && failures++ < MAX_TOLD) tell(found);
    if (values.whole && found.verdict.silent.length > 0 && silences++ < MAX_TOLD) tell(found);
  }),
  { seed, numRuns: runs, endOnFailure: true },
);

function count({ rendering, damage, spoiling, verdict }: Trial): void {
  for (const name of [
    rendering,
    ...(damage === 'none' ? [] : [`~ ${damage}`]),
    ...(spoiling === 'none' ? [] : [`~ ${spoiling}`]),
  ]) {
    const tally = tallies.get(name) ?? { runs: 0, wrong: 0, right: 0, total: 0 };
    tally.runs++;
    if (verdict.wrong.length > 0) tally.wrong++;
    tally.right += verdict.right;
    tally.total += verdict.total;
    tallies.set(name, tally);
  }
}

function tell({ rendering, damage, spoiling, verdict, page }: Trial): void {
  console.log(
    `${verdict.wrong.length > 0 ? 'WRONG' : 'SILENT'}: ${rendering}; damage: ${damage}; spoiling: ${spoiling}`,
  );
  for (const line of [...verdict.wrong, ...verdict.silent].slice(0, 8)) console.log(`    ${line}`);
  if (values.page) console.log(page);
}

for (const [name, { runs: times, wrong, right, total }] of [...tallies].sort())
  console.log(
    `${name.padEnd(40)} ${String(times).padStart(6)} pages ${String(wrong).padStart(5)} wrong ${((100 * right) / total).toFixed(2).padStart(7)}% right`,
  );
console.log(`${runs} pages, seed ${seed}: ${failures} read wrong`);
process.exitCode = failures === 0 ? 0 : 1;
