// What crawl and track are asked for, from their options.
import { readFile } from 'node:fs/promises';
import { loadFamilies } from '../../extractors/index.js';
import type { Plan } from '../crawl/index.js';
import { isWebAddress } from './address.js';
import { asksForDivisions, divisionsFor } from './divisions.js';
import { messageOf, UsageError } from './run.js';
import { registryOf, sitesWith } from './sites-folder.js';
import { yearsOf } from './years.js';

export interface PlanOptions {
  readonly cities?: string;
  readonly province?: string;
  readonly allPrefectures?: boolean;
  readonly years?: string;
  readonly urls?: string;
  readonly root?: string;
  readonly sites?: string;
}

/**
 * The plan that the options of a command ask for.
 *
 * @throws {UsageError}
 */
export async function planOf(command: PlanOptions): Promise<Plan> {
  if (command.urls === undefined) return cityPlanOf(command, ', or --urls FILE');
  if (asksForDivisions(command) || command.years !== undefined || command.root !== undefined)
    throw new UsageError('--urls stands alone, without divisions, --years and --root');
  return { kind: 'urls', urls: await addressesIn(command.urls) };
}

/**
 * The plan for divisions and years.
 *
 * @param orElse what a command takes in their place, for the message that they are missing
 * @throws {UsageError}
 */
export async function cityPlanOf(command: Omit<PlanOptions, 'urls'>, orElse = ''): Promise<Plan> {
  if (!asksForDivisions(command) || command.years === undefined)
    throw new UsageError(`say what to crawl: --cities 辽阳市,沈阳市 --years 2019-2021${orElse}`);
  const { root } = command;
  if (root !== undefined && !isWebAddress(root)) throw new UsageError(`--root ${root} is no http(s) address`);
  const years = yearsOf(command.years);
  const asked = await divisionsFor(command);
  const sitesFor = sitesWith(await registryOf(command.sites), asked);
  return { kind: 'cities', regions: asked.map(({ region }) => region), years, sitesFor, root, loadFamilies };
}

async function addressesIn(file: string): Promise<string[]> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    throw new UsageError(messageOf(error));
  }
  const addresses = text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
  const bad = addresses.find((address) => !isWebAddress(address));
  if (bad !== undefined) throw new UsageError(`${file}: ${bad.slice(0, 100)} is no http(s) address`);
  if (addresses.length === 0) throw new UsageError(`${file}: no addresses in it`);
  return [...new Set(addresses)];
}
