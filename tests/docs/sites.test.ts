// docs/sites.md against the registry.
import { expect, it } from 'vitest';
import { openRegistry } from '../../extractors/index.js';
import { makeOfAddress } from '../../extractors/makes.js';
import { expectSample, nianbao, readDocument, root, tableOf } from './documents.js';

it('lists the portals that come with the program', async () => {
  const { code, stdout } = await nianbao(root, 'sites');
  expect(code).toBe(0);
  expect(stdout.trim().split('\n')).toHaveLength((await openRegistry().all()).length + 1);
  expectSample('docs/sites.md', 'sites', stdout);
});

it('gives an address of each make that its shape tells', () => {
  const rows = tableOf(readDocument('docs/sites.md'), 'make');
  for (const [make = '', shapes = ''] of rows.filter(([, shape]) => /`\/\S*\d{3}/.test(shape ?? '')))
    for (const [, path = ''] of shapes.matchAll(/`(\/[^`…<]+)`/g))
      expect([path, makeOfAddress(`https://www.example.gov.cn${path}`)]).toEqual([path, make]);
});

it('says of an address which portal and make it is of, and of one off gov.cn nothing', async () => {
  const own = await nianbao(root, 'sites', 'https://www.ah.gov.cn/public/1681/565412321.html');
  expect([own.code, own.stdout]).toEqual([0, 'portal: 安徽省人民政府门户网站 (anhui)\nmake: Lonsun\n']);
  const copy = await nianbao(root, 'sites', 'https://copy.example/public/1681/565412321.html');
  expect([copy.code, copy.stdout]).toEqual([
    1,
    'portal: none that is known\nmake: nothing that its shape would tell\n',
  ]);
});
