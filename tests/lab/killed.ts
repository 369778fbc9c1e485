// A crawl of the lab that is killed again and again, and what must hold of it after each kill and at the end.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { DatabaseSync } from '@photostructure/sqlite';
import { readIndex } from '../../src/dataset/index.js';
import { differencesOf, findingsOf, recordsOf } from './dataset.js';
import { type Lab, startLab } from './lab.js';
import { inspectArchive, inspectFile, unindexed } from './warc.js';

export interface Round {
  /** The built command line. */
  readonly main: string;
  /** A folder of its own. */
  readonly folder: string;
  /** How often to kill, unless the crawl ends before. */
  readonly kills: number;
  /** From 0 to 1. */
  readonly random: () => number;
  /** The records of a crawl that nobody disturbed. */
  readonly expected: Promise<ReadonlyMap<string, unknown>>;
}

// The faults take some eighty more.
const PAGES = 40;
const POLL_MS = 5;
// Some kills come before the first request.
const EARLY_SHARE = 0.25;
const EARLY_MS = 900;
const LATE_MS = 40;

const settings = Object.entries({
  delay: 20,
  jitter: 0,
  backoff: 10,
  attempts: 3,
  timeout: 3000,
  'header-timeout': 3000,
  'max-body': 4 * 1024 * 1024,
  rest: 300,
  rests: 1,
  'rest-after': 5,
  // Several files, so that a kill also meets the moment between two.
  'warc-size': 150_000,
}).flatMap(([name, value]) => [`--${name}`, String(value)]);

/** The records of a crawl that nobody disturbs. */
export async function undisturbed(main: string, folder: string): Promise<Map<string, unknown>> {
  const lab = await startLab({ pages: PAGES });
  try {
    const { end } = await start(main, folder, lab);
    await end;
    return await recordsOf(join(folder, 'data'));
  } finally {
    await lab.close();
  }
}

/** Crawls until the end, with kills; how many there were, and what was wrong. */
export async function killAgainAndAgain(round: Round): Promise<{ kills: number; faults: string[] }> {
  const { main, folder, random } = round;
  const lab = await startLab({ pages: PAGES });
  const data = join(folder, 'data');
  const known: { requests: number; urls: ReadonlySet<string> }[] = [];
  const faults: string[] = [];
  const share = Math.ceil((4 * lab.pages.length) / (round.kills + 1));
  try {
    for (;;) {
      const running = await start(main, folder, lab);
      if (known.length < round.kills) await killSometime(running, lab, share, random);
      const { code, stderr } = await running.end;
      if (code !== null) {
        // Not every page of the lab is good.
        if (code !== 1) faults.push(`the last run ended with ${code}: ${stderr}`);
        break;
      }
      known.push({ requests: lab.log().length, urls: await settled(data) });
      faults.push(...(await faultsOfEnded(data)).map((fault) => `after kill ${known.length}: ${fault}`));
    }
    const log = lab.log().map(({ host, path }) => `http://${host}${path}`);
    for (const [nth, { requests, urls }] of known.entries())
      for (const url of log.slice(requests))
        if (urls.has(url)) faults.push(`${url} was known at kill ${nth + 1} and asked for again`);
    faults.push(...(await faultsOf(data, lab, await round.expected)));
    return { kills: known.length, faults };
  } finally {
    await lab.close();
  }
}

interface Running {
  readonly isOver: () => boolean;
  readonly kill: () => void;
  /** Its exit code, null where it was killed, with the last that it said. */
  readonly end: Promise<{ readonly code: number | null; readonly stderr: string }>;
}

async function start(main: string, folder: string, lab: Lab): Promise<Running> {
  await mkdir(folder, { recursive: true });
  const urls = join(folder, 'urls.txt');
  await writeFile(urls, lab.pages.map(({ url }) => url).join('\n'));
  const args = [main, 'crawl', '--urls', urls, '--out', join(folder, 'data'), '--allow-private', ...settings];
  const child = spawn(process.execPath, args, {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, NIANBAO_BROWSER: '/nonexistent' },
  });
  let stderr = '';
  child.stderr.on('data', (chunk: Buffer) => {
    stderr = (stderr + chunk.toString()).slice(-500);
  });
  return {
    isOver: () => child.exitCode !== null,
    kill: () => child.kill('SIGKILL'),
    end: new Promise((resolve) => {
      child.on('close', (code) => resolve({ code, stderr }));
    }),
  };
}

/** Kills a process at some moment, unless it ends before. */
async function killSometime({ isOver, kill }: Running, lab: Lab, share: number, random: () => number): Promise<void> {
  const isEarly = random() < EARLY_SHARE;
  const requests = lab.log().length + (isEarly ? 0 : Math.ceil(random() * share));
  const moment = random() * (isEarly ? EARLY_MS : LATE_MS);
  while (!isOver() && lab.log().length < requests) await sleep(POLL_MS);
  await sleep(moment);
  kill();
}

/** Addresses that the folder's memory knows the end of. */
async function settled(data: string): Promise<Set<string>> {
  return new Set(
    query<{ url: string }>(
      data,
      `SELECT url FROM fetch WHERE is_final = 1 UNION SELECT key FROM work WHERE state = 'done'`,
    ).map(({ url }) => url),
  );
}

/** What is wrong with the files that count as ended. */
async function faultsOfEnded(data: string): Promise<string[]> {
  const folder = join(data, 'snapshots');
  const files = query<{ file: string; size: number }>(data, 'SELECT file, size FROM warc WHERE is_closed AND size > 0');
  const faults = files.map(async ({ file, size }) => {
    const path = join(folder, file);
    if (!existsSync(path)) return [`${file} is gone`];
    const length = (await stat(path)).size;
    const inspected = await inspectFile(folder, file);
    const wrongSize = length === size ? [] : [`${file} has ${length} bytes, not ${size}`];
    return [...wrongSize, ...inspected.faults, ...(await unindexed(folder, inspected.records))];
  });
  return (await Promise.all(faults)).flat();
}

function query<Row>(data: string, sql: string): Row[] {
  const path = join(data, 'crawl.sqlite');
  if (!existsSync(path)) return [];
  const database = new DatabaseSync(path, { readOnly: true });
  try {
    const { user_version: version } = database.prepare('PRAGMA user_version').get() as { user_version: number };
    return version === 0 ? [] : (database.prepare(sql).all() as Row[]);
  } finally {
    database.close();
  }
}

// Answers after which an address is asked again.
const busy = new Set([429, 500, 502, 503, 504]);

/** What is wrong with what is left at the end. */
async function faultsOf(data: string, lab: Lab, expected: ReadonlyMap<string, unknown>): Promise<string[]> {
  const { records, faults } = await inspectArchive(join(data, 'snapshots'));
  const answers = records.filter(
    ({ type, status }) => (type === 'response' || type === 'revisit') && !busy.has(status ?? 0),
  );
  const lines = await readIndex(data);
  const outcomes = new Map(lines.map(({ url, outcome }) => [url, outcome]));
  const details = new Map(lines.map(({ url, detail }) => [url, detail]));
  const wrong = lab.pages.filter(({ url, outcome }) => ![outcome].flat().includes(outcomes.get(url) ?? ''));
  const open = query(data, 'SELECT file FROM warc WHERE NOT is_closed');
  const names = await readdir(data, { recursive: true });
  return [
    ...faults,
    ...twice(answers.map(({ url }) => url)).map((url) => `${url} is archived twice`),
    ...twice(lines.map(({ url }) => url ?? '')).map((url) => `${url} is in index.jsonl twice`),
    ...wrong.map(({ url, what }) => `${url} (${what}) ended as ${outcomes.get(url)}: ${details.get(url)}`),
    ...(lines.length === lab.pages.length ? [] : [`index.jsonl has ${lines.length} lines`]),
    ...differencesOf(await recordsOf(data), expected).map((path) => `${path} is another record`),
    ...(await findingsOf(data)),
    ...(open.length === 0 ? [] : [`${open.length} files count as open`]),
    ...names.filter((name) => name.endsWith('.tmp')).map((name) => `${name} was left`),
  ];
}

function twice(texts: readonly string[]): string[] {
  const seen = new Set<string>();
  return texts.filter((text) => seen.size === seen.add(text).size);
}

/** Numbers from 0 to 1 that are the same for a seed every time. */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
