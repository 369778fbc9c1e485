// What the verbs about one portal share: its root, whose it is, and where captures go meanwhile.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Region } from '../region/index.js';
import type { ProbeOptions } from '../survey/index.js';
import { isWebAddress } from './address.js';
import { divisionsFor } from './divisions.js';
import { type FetchingOptions, httpOf, limitsOf } from './fetching.js';
import { complain, UsageError } from './run.js';

export interface PortalCommand extends FetchingOptions {
  readonly delay?: string;
}

/** @throws {UsageError} */
export function rootOf(url: string): string {
  if (!isWebAddress(url)) throw new UsageError(`${url} is no http(s) address`);
  return new URL(url).href;
}

/**
 * The division of that name; null where none is named.
 *
 * @throws {UsageError} where it is nobody's name, or several divisions'
 */
export async function divisionOf(city: string | undefined): Promise<Region | null> {
  if (city === undefined) return null;
  const [first, ...others] = await divisionsFor({ cities: city });
  if (!first || others.length > 0) throw new UsageError(`--city ${city}: one division is wanted`);
  return first.region;
}

/** Limits and ways of fetching; each address is told on standard error when it is asked for. */
export async function probeOptionsOf(command: PortalCommand): Promise<ProbeOptions> {
  const settings = limitsOf(command.delay === undefined ? {} : { delay: command.delay });
  return { settings, http: await httpOf(command)(), onRequest: (url) => complain(`asking for ${url}`) };
}

/** A folder that is there while `work` goes on. */
export async function withTemporaryFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'nianbao-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
