// What every verb that fetches takes: how to introduce oneself, by which way to go, and the limits.
import type { Command } from 'commander';
import type { ToolsOptions } from '../crawl/index.js';
import { flagOf, SettingError, type SettingName, type Settings, settings, settingsOf } from '../settings/index.js';
import { messageOf, UsageError } from './run.js';

export interface FetchingOptions {
  readonly contact?: string;
  readonly proxy?: string;
  readonly insecureTls?: readonly string[];
  readonly allowPrivate?: boolean;
}

/** Adds these options to a verb. */
export function withFetchingOptions(command: Command): Command {
  return command
    .option('--contact <address>', 'e-mail address or URL for the User-Agent, so that portals can reach you')
    .option('--proxy <url>', 'proxy for all requests (default: HTTPS_PROXY, HTTP_PROXY and NO_PROXY)')
    .option('--insecure-tls <host...>', 'accept the certificates of these hosts whatever they are')
    .option('--allow-private', 'permit private addresses');
}

/**
 * Options of the HTTP client, checked at once; the client itself is loaded when they are asked for.
 *
 * @throws {UsageError}
 */
export function httpOf(command: FetchingOptions): () => Promise<ToolsOptions['http']> {
  const contact = contactOf(command.contact);
  const insecureTls = new Set(command.insecureTls?.map(hostName));
  const { allowPrivate = false, proxy } = command;
  return async () => ({ allowPrivate, proxy: await proxyOf(proxy), insecureTls, contact });
}

/** @throws {UsageError} */
export function limitsOf(command: Partial<Record<SettingName, string>>): Settings {
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

async function proxyOf(proxy: string | undefined) {
  const { proxyFor } = await import('../crawl/index.js');
  try {
    return proxyFor(proxy ?? null, process.env);
  } catch (error) {
    throw new UsageError(messageOf(error));
  }
}
