// nianbao crawl: cities and years, or addresses, to a dataset.
import { readFile } from 'node:fs/promises';
import { loadFamilyOf, siteFor } from '../../extractors/index.js';
import type { Plan } from '../crawl/index.js';
import { flagOf, SettingError, type SettingName, type Settings, settings, settingsOf } from '../settings/index.js';
import { asksForDivisions, divisionsFor } from './divisions.js';
import { showPlan } from './dry-run.js';
import { EXIT_OK, messageOf, print, UsageError } from './run.js';
import { exitCodeOf, summaryLines } from './summary.js';
import { yearsOf } from './years.js';

export interface CrawlCommand extends Partial<Record<SettingName, string>> {
  readonly cities?: string;
  readonly province?: string;
  readonly allPrefectures?: boolean;
  readonly years?: string;
  readonly urls?: string;
  readonly root?: string;
  readonly out?: string;
  readonly restart?: boolean;
  readonly dryRun?: boolean;
  readonly json?: boolean;
  readonly contact?: string;
  readonly proxy?: string;
  readonly insecureTls?: readonly string[];
  readonly allowPrivate?: boolean;
}

/** Crawls and prints a summary, or events as they come; its exit code tells how it ended. */
export async function crawl(command: CrawlCommand): Promise<number> {
  const plan = await planOf(command);
  const limits = limitsOf(command);
  const contact = contactOf(command.contact);
  const insecureTls = new Set(command.insecureTls?.map(hostName));
  if (command.dryRun) {
    await showPlan(plan, command.json ?? false);
    return EXIT_OK;
  }
  // Loaded when the command has proved to be right: it takes half a second.
  const [{ foldersOf, gather }, { proxyFor }] = await Promise.all([import('./gather.js'), import('../crawl/index.js')]);
  const rows = await gather(plan, {
    ...foldersOf(command.out),
    settings: limits,
    http: {
      allowPrivate: command.allowPrivate ?? false,
      proxy: proxyOf(proxyFor, command.proxy),
      insecureTls,
      contact,
    },
    restart: command.restart,
    json: command.json ?? false,
  });
  if (!command.json) await print(`${summaryLines(rows).join('\n')}\n`);
  return exitCodeOf(rows);
}

function limitsOf(command: CrawlCommand): Settings {
  const names = Object.keys(settings) as SettingName[];
  const given = names.map((name) => {
    const text = command[name];
    if (text === undefined) return [name, undefined] as const;
    // Number() would take an empty text for 0.
    if (!/^-?\d+(?:\.\d+)?$/.test(text)) throw new UsageError(`--${flagOf(name)} ${text}: not a number`);
    return [name, Number(text)] as const;
  });
  try {
    return settingsOf(Object.fromEntries(given));
  } catch (error) {
    throw error instanceof SettingError ? new UsageError(error.message) : error;
  }
}

function contactOf(contact: string | undefined): string | null {
  if (contact === undefined) return null;
  if (!/^[\x21-\x7e]{3,200}$/.test(contact) || !/@|:\/\//.test(contact) || /[()]/.test(contact))
    throw new UsageError(`--contact ${contact}: an e-mail address or a URL, without blanks`);
  return contact;
}

function hostName(host: string): string {
  const url = URL.canParse(`https://${host}/`) ? new URL(`https://${host}/`) : null;
  if (!url || url.host !== url.hostname || url.pathname !== '/')
    throw new UsageError(`--insecure-tls ${host}: the name of a host, without a port`);
  return url.hostname;
}

function proxyOf(proxyFor: typeof import('../crawl/index.js').proxyFor, proxy: string | undefined) {
  try {
    return proxyFor(proxy ?? null, process.env);
  } catch (error) {
    throw new UsageError(messageOf(error));
  }
}

async function planOf(command: CrawlCommand): Promise<Plan> {
  if (command.urls !== undefined) {
    if (asksForDivisions(command) || command.years !== undefined || command.root !== undefined)
      throw new UsageError('--urls stands alone, without divisions, --years and --root');
    return { kind: 'urls', urls: await addressesIn(command.urls) };
  }
  if (!asksForDivisions(command) || command.years === undefined)
    throw new UsageError('say what to crawl: --cities 辽阳市,沈阳市 --years 2019-2021, or --urls FILE');
  const { root } = command;
  if (root !== undefined && !isWebAddress(root)) throw new UsageError(`--root ${root} is no http(s) address`);
  return {
    kind: 'cities',
    regions: await divisionsFor(command),
    years: yearsOf(command.years),
    siteFor,
    root,
    loadFamilyOf,
  };
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

function isWebAddress(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}
