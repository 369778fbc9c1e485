// npm run soak -- --kills N --seed S: crawls of the lab that are killed N times in all.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { killAgainAndAgain, randomOf, undisturbed } from './killed.js';

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '100' },
    seed: { type: 'string', default: String(Date.now() % 2 ** 31) },
  },
});
const KILLS_A_CRAWL = 10;
const seed = Number(values.seed);
const random = randomOf(seed);
const main = fileURLToPath(new URL('../../src/cli/main.js', import.meta.url));

const folder = await mkdtemp(join(tmpdir(), 'nianbao-soak-'));
let failures = 0;
try {
  console.log(`seed ${seed}`);
  const expected = undisturbed(main, join(folder, 'undisturbed'));
  for (let [left, crawl] = [Number(values.kills), 1]; left > 0; crawl++) {
    const own = join(folder, String(crawl));
    const wanted = Math.min(left, KILLS_A_CRAWL);
    const { kills, faults } = await killAgainAndAgain({ main, folder: own, kills: wanted, random, expected });
    left -= kills;
    failures += faults.length;
    console.log(`crawl ${crawl}: ${kills} kills, ${faults.length} faults; ${left} kills left`);
    for (const fault of faults) console.log(`  ${fault}`);
    await rm(own, { recursive: true, force: true });
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}
process.exitCode = failures === 0 ? 0 : 1;
