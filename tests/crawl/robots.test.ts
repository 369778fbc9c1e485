// What is taken from a robots.txt: the groups that are meant for this crawler, within bounds.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { rulesOf } from '../../src/crawl/robots.js';

const origin = 'http://a.test';

function rulesIn(text: string) {
  const url = `${origin}/robots.txt`;
  const snapshot = { file: '', offset: 0, recordId: '' };
  const answer = { url, status: 200, headers: [], body: Buffer.from(text), fetchedAt: '', snapshot };
  return rulesOf(origin, answer, 60_000);
}

it.each<[string, string, readonly string[], readonly string[]]>([
  ['the group of all', 'User-agent: *\nDisallow: /a', ['/b'], ['/a/x']],
  [
    'its own group before that of all',
    'User-agent: *\nDisallow: /\n\nUser-agent: nianbao\nDisallow: /a',
    ['/b'],
    ['/a'],
  ],
  ['agents in one word', 'Useragent: *\nDisallow: /a', ['/b'], ['/a']],
  ['a name with a version, in capitals', 'USER-AGENT: Nianbao/2.0\nDisallow: /a', ['/b'], ['/a']],
  ['a group of several', 'User-agent: x\nUser-agent: nianbao\nUser-agent: y\nDisallow: /a', ['/b'], ['/a']],
  ['not that of others', 'User-agent: x\nDisallow: /\nUser-agent: nianbaox\nDisallow: /', ['/a'], []],
  [
    'both its groups',
    'User-agent: nianbao\nDisallow: /a\nUser-agent: x\nDisallow: /\nUser-agent: nianbao\nDisallow: /b',
    ['/c'],
    ['/a', '/b'],
  ],
  ['runs of wildcards', `User-agent: *\nDisallow: /${'*'.repeat(1000)}x`, ['/a'], ['/a/x']],
  [
    'a group of its own that forbids nothing',
    'User-agent: *\nDisallow: /a\n\nUser-agent: nianbao\nDisallow:',
    ['/a'],
    [],
  ],
  ['no rules of nobody', 'Disallow: /a\nUser-agent: *\nAllow: /', ['/a'], []],
  [
    'names with a line of another kind between',
    'User-agent: nianbao\nSitemap: http://a.test/\nUser-agent: x\nDisallow: /a',
    ['/b'],
    ['/a'],
  ],
  ['what stands before a remark', 'User-agent: * # all\r\nDisallow: /a # nothing\r\n', ['/b'], ['/a']],
])('heeds %s', (_what, text, allowed, disallowed) => {
  const rules = rulesIn(text);
  const isAllowed = (path: string) => rules.isAllowed(origin + path);
  expect([allowed.filter(isAllowed), disallowed.filter(isAllowed)]).toEqual([allowed, []]);
});

it('reads a group of many agents and rules, and keeps out an address that its rules cannot be held against', () => {
  const agents = Array.from({ length: 15_000 }, (_, n) => `User-agent: a${n}`).join('\n');
  const rules = 'Disallow: /a\n'.repeat(15_000);
  expect(rulesIn(`${agents}\nUser-agent: nianbao\n${rules}`).isAllowed(`${origin}/b`)).toBe(true);
  const wild = rulesIn(`User-agent: *\n${`Disallow: /*${'a'.repeat(2000)}b\n`.repeat(256)}`);
  expect(wild.isAllowed(`${origin}/x`)).toBe(true);
  expect(() => wild.isAllowed(`${origin}/${'a'.repeat(8000)}`)).toThrow(
    /: robots\.txt has too many rules to be gone through$/,
  );
});

it('takes no rule that stands across the end of what is read', () => {
  const rules = `User-agent: *\nDisallow: /a\n${'#'.repeat(512 * 1024)}`;
  for (const length of [0, 10, 11, 12]) {
    const head = rules.slice(0, 512 * 1024 - length);
    const { isAllowed } = rulesIn(`${head}\nDisallow: /b\n`);
    expect([isAllowed(`${origin}/a`), isAllowed(`${origin}/b`), isAllowed(`${origin}/c`)]).toEqual([false, true, true]);
  }
});

it('allows or forbids the same whatever stands in groups that are not its own', () => {
  const path = fc.constantFrom('/', '/a', '/a/b', '/b*', '/*c$');
  const rule = fc.tuple(fc.constantFrom('Allow', 'Disallow'), path).map(([kind, of]) => `${kind}: ${of}`);
  const group = (agent: fc.Arbitrary<string>) =>
    fc
      .tuple(agent, fc.array(rule, { minLength: 1, maxLength: 4 }))
      .map(([name, rows]) => [`User-agent: ${name}`, ...rows]);
  fc.assert(
    fc.property(
      group(fc.constantFrom('nianbao', '*')),
      fc.array(group(fc.constantFrom('x', 'y/1')), { maxLength: 3 }),
      (own, others) => {
        const alone = rulesIn(own.join('\n'));
        const among = rulesIn([...others, own].flat().join('\n'));
        for (const asked of ['/', '/a', '/a/b', '/b', '/xc', '/d'])
          expect(among.isAllowed(origin + asked)).toBe(alone.isAllowed(origin + asked));
      },
    ),
  );
});
