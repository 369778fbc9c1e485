// What a site's robots.txt permits (RFC 9309).
import robots from 'robots-parser';
import { robotsAgent } from './agent.js';
import type { Fetched } from './fetched.js';
import { FetchError } from './outcome.js';

export interface Rules {
  isAllowed(url: string): boolean;
  /** The pause between requests that the site asks for, in ms; 0 where it asks for none. */
  readonly crawlDelayMs: number;
}

// The package's types speak of a default export; what Node gives is the function itself.
const robotsParser = robots as unknown as typeof robots.default;

// RFC 9309, 2.5: a parser must take at least 500 KiB.
const MAX_ROBOTS_BYTES = 512 * 1024;

// The longest of real portals have some hundred rules.
const MAX_RULES = 5000;
const MAX_RULE = 2048;
const MAX_WILDCARDS = 20;

export const allowAll: Rules = { isAllowed: () => true, crawlDelayMs: 0 };

/**
 * The rules of an origin from the answer to its /robots.txt.
 *
 * RFC 9309, 2.3.1: an error of the client means that there are none, an error of the server that the site is closed.
 *
 * @throws {FetchError} `robots_disallowed` where the site is closed, or asks for a slower crawler than this one
 */
export function rulesOf(origin: string, answer: Fetched, maxCrawlDelayMs: number): Rules {
  const { status, url } = answer;
  if (status >= 500 || status === 429)
    throw new FetchError('robots_disallowed', `${url} answered ${status}: kept out for now`);
  const text = answer.body.subarray(0, MAX_ROBOTS_BYTES).toString('utf8');
  // Where there is no such file, many portals answer with their home page.
  if (status >= 300 || /^\s*</.test(text)) return allowAll;
  const rules = robotsParser(`${origin}/robots.txt`, ownGroups(text, url));
  const crawlDelayMs = 1000 * (rules.getCrawlDelay(robotsAgent) ?? 0);
  if (crawlDelayMs > maxCrawlDelayMs)
    throw new FetchError('robots_disallowed', `${url} asks for ${crawlDelayMs / 1000} s between two requests`);
  return { isAllowed: (address) => rules.isAllowed(address, robotsAgent) ?? false, crawlDelayMs };
}

/**
 * The groups that are meant for this crawler. The parser keeps every rule for every agent of its group, and goes through an
 * address for each rule, the longer the more wildcards it has.
 *
 * @throws {FetchError} `robots_disallowed` for more than can be heeded
 */
function ownGroups(text: string, url: string): string {
  const own: string[] = [];
  let agents = new Set<string>();
  let isHead = false;
  let rules = 0;
  for (const line of text.split(/\r\n?|\n/)) {
    const [, key = '', value = ''] = /^\s*([\w-]+)\s*:\s*([^#]*)/.exec(line) ?? [];
    if (/^user-?agent$/i.test(key)) {
      if (!isHead) agents = new Set();
      isHead = true;
      const agent = value.split('/', 1).join().trim().toLowerCase();
      const isOwn = agent === '*' || agent === robotsAgent;
      if (isOwn && !agents.has(agent)) own.push(`User-agent: ${agent}`);
      if (isOwn) agents.add(agent);
    } else if (/^(?:(?:dis)?allow|crawl-delay)$/i.test(key)) {
      isHead = false;
      if (agents.size === 0) continue;
      const rule = value.trim().replace(/\*+/g, '*');
      if (++rules > MAX_RULES || rule.length > MAX_RULE || rule.split('*').length > MAX_WILDCARDS)
        throw new FetchError('robots_disallowed', `${url} has more rules, or longer ones, than can be heeded`);
      own.push(`${key}: ${rule}`);
    }
  }
  return own.join('\n');
}
