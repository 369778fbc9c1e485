// Times the hostile pages and takes their peak memory, each in a process of its own: `npm run bench:hostile [-- --only NAME]`.
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseArgs, promisify } from 'node:util';
import { hostilePages } from '../tests/hostile/pages.js';

const run = promisify(execFile);
const child = fileURLToPath(new URL('./hostile-child.js', import.meta.url));
const { values: options } = parseArgs({
  options: { only: { type: 'string', default: '' }, seconds: { type: 'string', default: '60' } },
});

interface Measured {
  readonly milliseconds: number;
  readonly peakMegabytes: number;
  readonly outcome: string;
}

console.log(`${'ms'.padStart(7)}${'MB'.padStart(7)}  page: how it ends`);
for (const { name } of hostilePages) {
  if (!name.includes(options.only)) continue;
  try {
    const { stdout } = await run(process.execPath, [child, name], { timeout: 1000 * Number(options.seconds) });
    const { milliseconds, peakMegabytes, outcome } = JSON.parse(stdout) as Measured;
    console.log(`${String(milliseconds).padStart(7)}${String(peakMegabytes).padStart(7)}  ${name}: ${outcome}`);
  } catch (error) {
    console.log(`      -      -  ${name}: ${String(error).slice(0, 200).replace(/\s+/g, ' ')}`);
    process.exitCode = 1;
  }
}
