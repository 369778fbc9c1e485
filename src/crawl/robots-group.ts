// The group of a robots.txt that binds a crawler, as lines of their own. The parser's package keeps every rule once for each
// name of its group; of groups for others nothing is kept here.

/**
 * Rules and delays of all groups for an agent, or of those for everybody where there is none (RFC 9309, 2.2.1).
 *
 * @param agent in lower case
 */
export function groupFor(text: string, agent: string): readonly string[] {
  const groups = new Map<string, string[]>();
  let names = new Set<string>();
  let isBegun = false;
  for (const line of text.split(/\r\n|\r|\n/)) {
    const [, key = '', value = ''] = /^([^:#]*):([^#]*)/.exec(line) ?? [];
    const name = key.trim().toLowerCase();
    // Many write it in one word, and it is clear what they mean.
    if (name === 'user-agent' || name === 'useragent') {
      if (isBegun) names = new Set();
      isBegun = false;
      const asked = value.replace(/\/.*$/s, '').trim().toLowerCase();
      if (asked === agent || asked === '*') names.add(asked);
    } else if (name === 'allow' || name === 'disallow' || name === 'crawl-delay') {
      isBegun = true;
      for (const one of names) {
        const lines = groups.get(one) ?? [];
        lines.push(`${name}: ${value.trim()}`);
        groups.set(one, lines);
      }
    }
  }
  return groups.get(agent) ?? groups.get('*') ?? [];
}
