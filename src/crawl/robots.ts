// What a site's robots.txt permits (RFC 9309).
import robots from 'robots-parser';
import { robotsAgent } from './agent.js';
import type { Fetched } from './fetched.js';
import { FetchError } from './outcome.js';
import { groupFor } from './robots-group.js';
import { shortened } from './shortened.js';

export interface Rules {
  /** @throws {FetchError} `robots_disallowed` where the rules are too many to be held against so long an address */
  isAllowed(url: string): boolean;
  /** The pause between requests that the site asks for, in ms; 0 where it asks for none. */
  readonly crawlDelayMs: number;
}

// The package's types speak of a default export; what Node gives is the function itself.
const robotsParser = robots as unknown as typeof robots.default;

// RFC 9309, 2.5: a parser must take at least 500 KiB.
const MAX_ROBOTS_BYTES = 512 * 1024;
// Characters of the address that are looked at: by each rule once, and again by each character of one with a wildcard.
const MAX_STEPS = 50_000_000;

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
  const text = textOf(answer.body);
  // Where there is no such file, many portals answer with their home page.
  if (status >= 300 || /^\s*</.test(text)) return allowAll;
  const group = groupFor(text, robotsAgent);
  const rules = robotsParser(`${origin}/robots.txt`, ['User-agent: *', ...group].join('\n'));
  const crawlDelayMs = 1000 * (rules.getCrawlDelay(robotsAgent) ?? 0);
  if (crawlDelayMs > maxCrawlDelayMs)
    throw new FetchError('robots_disallowed', `${url} asks for ${crawlDelayMs / 1000} s between two requests`);
  const steps = stepsOf(group);
  const isAllowed = (address: string): boolean => {
    if (steps * address.length > MAX_STEPS)
      throw new FetchError(
        'robots_disallowed',
        `${shortened(address)}: robots.txt has too many rules to be gone through`,
      );
    return rules.isAllowed(address, robotsAgent) ?? false;
  };
  return { isAllowed, crawlDelayMs };
}

function textOf(body: Buffer): string {
  if (body.length <= MAX_ROBOTS_BYTES) return body.toString('utf8');
  // Half a rule would keep out of more than the whole one.
  const end = Math.max(body.lastIndexOf('\n', MAX_ROBOTS_BYTES), body.lastIndexOf('\r', MAX_ROBOTS_BYTES));
  return body.subarray(0, Math.max(end, 0)).toString('utf8');
}

/** How often a group's rules go through an address at most. */
function stepsOf(group: readonly string[]): number {
  return group.reduce((sum, line) => sum + (line.includes('*') ? encodeURI(line).length : 1), 0);
}
