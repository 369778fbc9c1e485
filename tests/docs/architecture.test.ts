// docs/architecture.md against the import rules and the folders.
import { existsSync, readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { readDocument, root, tableOf } from './documents.js';

interface Rule {
  readonly name: string;
  readonly from: { readonly path?: string };
  readonly to: { readonly pathNot?: string | readonly string[] };
}

const rooms = tableOf(readDocument('docs/architecture.md'), 'room').map(([room = '', , may = '']) => ({
  folder: room.replaceAll('`', ''),
  may,
}));

it('the table of rooms is what the import rules say', async () => {
  const { default: rules } = (await import(`${root}.dependency-cruiser.mjs`)) as { default: { forbidden: Rule[] } };
  // A rule of a room: from its folder, to every folder but those that it may import and itself.
  const ruled = rules.forbidden.flatMap(({ name, from, to }) => {
    const folder = /^\^((?:src\/)?\w+)\/$/.exec(from.path ?? '')?.[1];
    if (folder === undefined || !/-imports?-only-/.test(name)) return [];
    const allowed = /\(?((?:\w+\|)*\w+)\)?\/$/.exec(String(to.pathNot))?.[1]?.split('|') ?? [];
    return [[folder, allowed.filter((room) => `src/${room}` !== folder).sort()]];
  });
  expect(ruled.length).toBeGreaterThan(8);
  const described = rooms
    .filter(({ folder }) => folder !== 'src/cli')
    .map(({ folder, may }) => [folder, [...may.matchAll(/`(\w+)`/g)].map(([, room]) => room).sort()]);
  expect(Object.fromEntries(described)).toEqual(Object.fromEntries(ruled));
  expect(rules.forbidden.map(({ name }) => name)).toContain('nobody-imports-the-command-line');
});

it('every folder of the source is in the table', () => {
  const folders = readdirSync(`${root}src`, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? [`src/${entry.name}`] : [],
  );
  expect(rooms.map(({ folder }) => folder).sort()).toEqual([...folders, 'extractors'].sort());
  for (const folder of folders.filter((one) => one !== 'src/cli'))
    expect(existsSync(`${root}${folder}/index.ts`), `${folder} has a door`).toBe(true);
});
