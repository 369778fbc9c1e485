// Import rules between the rooms. The number of modules read is held against the files on disk, because a cruise that
// reads nothing finds nothing to complain of.
import { readdirSync } from 'node:fs';
import { cruise } from 'dependency-cruiser';
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config';
import ruleSet from '../.dependency-cruiser.mjs';

const rooms = ['src', 'extractors'];
const { output } = await cruise(
  rooms,
  {
    ruleSet,
    validate: true,
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
  },
  { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default'] },
  { tsConfig: extractTSConfig('tsconfig.json') },
);
const isCode = (name) => /\.(?:ts|mjs)$/.test(name) && !name.endsWith('.d.ts');
const expected = rooms.flatMap((room) => readdirSync(room, { recursive: true })).filter(isCode).length;
const read = output.modules.filter(
  ({ source }) => rooms.some((room) => source.startsWith(`${room}/`)) && isCode(source),
).length;
for (const { rule, from, to } of output.summary.violations) console.error(`${rule.name}: ${from} -> ${to}`);
if (read !== expected) console.error(`read ${read} modules, on disk are ${expected}`);
console.log(`${read} modules, ${output.summary.violations.length} violations`);
process.exitCode = read === expected && output.summary.violations.length === 0 ? 0 : 1;
