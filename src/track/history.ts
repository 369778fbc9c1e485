// changes.jsonl: all changes that were ever found, and how many of them were told.
import { join } from 'node:path';
import { readIfThere, writeWhole } from '../dataset/index.js';
import type { Change } from './change.js';

const CHANGES = 'changes.jsonl';
const TOLD = 'track.json';

export interface History {
  /** In the order in which they were found. */
  readonly changes: readonly Change[];
  /** How many of them, from the first on, were told. */
  readonly told: number;
}

/** @throws {Error} one line that names the file at fault */
export async function readHistory(folder: string): Promise<History> {
  const path = join(folder, CHANGES);
  const lines = ((await readIfThere(path)) ?? '').split('\n').filter((line) => line.trim() !== '');
  const changes = lines.map((line, at) => parsed<Change>(line, `${path}:${at + 1}`));
  if (changes.some(({ id, kind }) => typeof id !== 'string' || typeof kind !== 'string'))
    throw new Error(`${path} is no history of changes: mend it or move it away`);
  const mark = await readIfThere(join(folder, TOLD));
  const { told = 0 } = mark === null ? {} : parsed<{ told?: number }>(mark, join(folder, TOLD));
  return { changes, told: Math.min(told, changes.length) };
}

/** Adds changes behind those that are there. */
export async function addToHistory(folder: string, before: readonly Change[], fresh: readonly Change[]): Promise<void> {
  if (fresh.length === 0) return;
  const text = [...before, ...fresh].map((change) => `${JSON.stringify(change)}\n`).join('');
  await writeWhole(join(folder, CHANGES), text);
}

export async function noteTold(folder: string, told: number): Promise<void> {
  await writeWhole(join(folder, TOLD), `${JSON.stringify({ told })}\n`);
}

function parsed<T>(text: string, place: string): T {
  try {
    return JSON.parse(text) as T;
  } catch {
    throw new Error(`${place} is no JSON: mend it or move the file away`);
  }
}
