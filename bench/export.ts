// Times exports of generated reports beside bare writers of the same libraries, which are given rows that are there:
// `npm run bench:export [-- --reports N] [--json]`. Each has a process of its own.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp } from 'node:fs/promises';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { BenchFormat, Way, Written } from './export-worker.js';

const { values: options } = parseArgs({
  options: { reports: { type: 'string', default: '2000' }, json: { type: 'boolean', default: false } },
});
const script = fileURLToPath(new URL('./export-worker.js', import.meta.url));

async function timed(format: BenchFormat, way: Way): Promise<Written> {
  const folder = await mkdtemp(join(tmpdir(), 'nianbao-bench-export-'));
  const worker = fork(script, [format, way, options.reports, folder]);
  const [written] = (await once(worker, 'message')) as [Written];
  await once(worker, 'exit');
  return written;
}

const ways: readonly (readonly [BenchFormat, Way, string])[] = [
  ['csv', 'nianbao', 'records to CSV'],
  ['csv', 'bare', 'rows that are there to CSV, with csv-stringify'],
  ['parquet', 'nianbao', 'records to Parquet'],
  ['parquet', 'bare', 'rows that are there to Parquet, with hyparquet-writer'],
  ['csv', 'rows', 'records to rows, which go nowhere'],
];
const results: (Written & { readonly format: BenchFormat; readonly way: Way; readonly what: string })[] = [];
for (const [format, way, what] of ways) results.push({ format, way, what, ...(await timed(format, way)) });
const machine = { node: process.version, processor: cpus()[0]?.model.trim(), cores: cpus().length, load: loadavg()[0] };
if (options.json) console.log(JSON.stringify({ machine, reports: Number(options.reports), results }, null, 2));
else {
  console.log(
    `${options.reports} reports; Node ${machine.node}, ${machine.processor}, ${machine.cores} cores, load ${machine.load?.toFixed(1)}\n`,
  );
  console.log('  values/s   seconds  processor   peak MB');
  for (const { what, seconds, processorSeconds, values, peakMb } of results)
    console.log(
      `${String(Math.round(values / seconds)).padStart(10)}${seconds.toFixed(1).padStart(10)}${processorSeconds.toFixed(1).padStart(11)}${peakMb.toFixed(0).padStart(10)}  ${what}`,
    );
}
