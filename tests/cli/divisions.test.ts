// Which divisions --cities, --province and --all-prefectures ask for.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type DivisionOptions, divisionsFor } from '../../src/cli/divisions.js';
import { UsageError } from '../../src/cli/run.js';
import { temporaryFolder } from '../support/folder.js';

let said: string[];
beforeEach(() => {
  said = [];
  vi.spyOn(process.stderr, 'write').mockImplementation((line) => said.push(String(line).trimEnd()) > 0);
});
afterEach(() => vi.restoreAllMocks());

async function codesFor(options: DivisionOptions): Promise<string[]> {
  return (await divisionsFor(options)).map(({ region }) => region.code);
}

async function fileOf(name: string, content: string | Buffer): Promise<string> {
  const path = join(await temporaryFolder(), name);
  await writeFile(path, content);
  return path;
}

describe('--cities', () => {
  it.each([
    ['辽阳市,沈阳市', ['211000', '210100']],
    ['沈阳市 210100、Shenyang', ['210100']],
    ["Xi'an, Inner Mongolia;辽阳市", ['610100', '150000', '211000']],
    ['遼陽市', ['211000']],
    ['２１１０００', ['211000']],
  ])('%s: each once, in order', async (cities, codes) => {
    expect(await codesFor({ cities })).toEqual(codes);
    expect(said).toEqual([]);
  });

  it('says which of several a bare name was taken for', async () => {
    expect(await codesFor({ cities: '辽阳' })).toEqual(['211000']);
    expect(said).toEqual(['nianbao: 辽阳 is taken for 辽阳市 (211000); others: 辽阳县 (211021)']);
  });

  it('takes a division no longer in force for what it became, and says so', async () => {
    expect(await codesFor({ cities: '542600,增城市' })).toEqual(['540400', '440118']);
    expect(said).toEqual([
      'nianbao: 林芝地区 (542600, until 2015) is no longer in force; taken for 林芝市 (540400)',
      'nianbao: 增城市 (440183, until 2014) is no longer in force; taken for 增城区 (440118)',
    ]);
  });

  it.each([
    [
      '鼓楼区',
      '鼓楼区 may be 江苏省南京市鼓楼区 (320106), 江苏省徐州市鼓楼区 (320302), 福建省福州市鼓楼区 (350102), 河南省开封市鼓楼区 (410204): give the code',
    ],
    ['Suzhou', 'Suzhou may be 苏州市 (320500), 宿州市 (341300): give the code'],
    [
      '330104',
      '江干区 (330104, until 2021) is no longer in force; instead there are 上城区 (330102), 钱塘区 (330114): give the code',
    ],
    ['火星市', 'no division is called 火星市'],
    ['999999', 'no division has the code 999999'],
    ['Lioayang', 'no division is called Lioayang; is one of these meant? 辽阳市 (211000), 洛阳市 (410300)'],
    [' ,', '--cities names no city'],
    ['gone.csv', 'gone.csv: no such file or folder'],
  ])('%s is refused in one line', async (cities, message) => {
    await expect(divisionsFor({ cities })).rejects.toThrow(new UsageError(message));
    expect(said).toEqual([]);
  });
});

describe('--cities with a file', () => {
  const table = '序号,城市,行政区划代码\r\n1,"辽阳, 市",211000\r\n2,沈阳市,\r\n\r\n3,重复,211000\r\n';
  it.each<[string, string, string | Buffer]>([
    ['a table with a column of codes', 'a.csv', table],
    ['a table with a byte order mark', 'a.csv', `\ufeff${table}`],
    ['a table in GB18030', 'a.CSV', iconv.encode(table, 'gb18030')],
    ['a table with semicolons', 'a.csv', 'name;x\n辽阳市;1,5\n沈阳市;2\n'],
    ['a table with tabs', 'a.csv', 'x\tadcode\n1\t211000\n2\t210100'],
    ['a table without heads', 'a.csv', '辽阳市,1\r沈阳市,2\r'],
    ['a quoted cell of two lines', 'a.csv', 'Code,note\n211000,"two\nlines ""of"" text"\n210100,\n'],
    ['a text', 'a.txt', '# cities\n\n辽阳市 # the first\n  210100\r\nLiaoyang\n'],
    ['a text in GB18030', 'a.txt', iconv.encode('辽阳市\n沈阳市\n', 'gb18030')],
  ])('%s', async (_what, name, content) => {
    expect(await codesFor({ cities: await fileOf(name, content) })).toEqual(['211000', '210100']);
    expect(said).toEqual([]);
  });

  it.each<[string, string, string | Buffer, string]>([
    ['a text', 'a.txt', '# x\n辽阳市\n火星市\n', ':3: no division is called 火星市'],
    ['a table', 'a.csv', 'name,note\n辽阳市,"a\nb"\n城区,\n', ':4: 城区 may be '],
    ['unknown heads', 'a.csv', 'Ort\n辽阳市\n', ':1: no division is called Ort'],
    ['a row without a city', 'a.csv', 'code,name\n,,x\n', ':2: a row without a city'],
    ['an empty file', 'a.csv', '', ': no cities in it'],
    ['only remarks', 'a.txt', '# x\n', ': no cities in it'],
    ['another encoding', 'a.txt', Buffer.from([0xff, 0xff, 0x0a]), ': neither UTF-8 nor GB18030'],
  ])('%s: the complaint names file and line', async (_what, name, content, message) => {
    const path = await fileOf(name, content);
    await expect(divisionsFor({ cities: path })).rejects.toThrow(path + message);
  });

  it('tells the line for a name that it takes in its own way', async () => {
    const path = await fileOf('a.txt', '\n长沙\n');
    expect(await codesFor({ cities: path })).toEqual(['430100']);
    expect(said).toEqual([`nianbao: ${path}:2: 长沙 is taken for 长沙市 (430100); others: 长沙县 (430121)`]);
  });

  it('reads any cells back, however they are quoted', async () => {
    const path = await fileOf('a.csv', '');
    const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', ';', '\n', '\r\n', ' ', '市') });
    await fc.assert(
      fc.asyncProperty(fc.array(cell, { maxLength: 5 }), async (notes) => {
        const rows = notes.map((note) => `"${note.replaceAll('"', '""')}",211000`);
        await writeFile(path, ['note,code', ...rows, 'x,210100'].join('\n'));
        expect((await codesFor({ cities: path })).at(-1)).toBe('210100');
        expect(await codesFor({ cities: path })).toHaveLength(notes.length > 0 ? 2 : 1);
      }),
      { numRuns: 100 },
    );
  });
});

describe('--province', () => {
  it('alone is the province and what stands directly under it', async () => {
    const liaoning = await codesFor({ province: '辽宁' });
    expect(liaoning).toHaveLength(15);
    expect(liaoning.slice(0, 2)).toEqual(['210000', '210100']);
    expect((await codesFor({ province: 'Hubei' })).slice(-4)).toEqual(['429004', '429005', '429006', '429021']);
    expect((await codesFor({ province: '北京市' })).slice(0, 2)).toEqual(['110000', '110101']);
    expect(await codesFor({ province: '台湾' })).toEqual(['710000']);
  });

  it('narrows names', async () => {
    expect(await codesFor({ province: '福建', cities: '鼓楼区' })).toEqual(['350102']);
    expect(await codesFor({ province: '安徽', cities: 'Suzhou' })).toEqual(['341300']);
    expect(await codesFor({ province: 'Jilin', cities: '长春,吉林市' })).toEqual(['220100', '220200']);
  });

  it.each<[string, string | undefined, string]>([
    ['沈阳', undefined, '--province 沈阳: 沈阳市 (210100) is no province'],
    ['火星', undefined, '--province 火星: no division is called 火星'],
    ['辽林', undefined, '--province 辽林: no division is called 辽林; is one of these meant? 辽宁省 (210000), '],
    ['辽宁', '北京', 'no division in 辽宁省 is called 北京; is one of these meant? 北镇市 (210782), 北票市 (211381)'],
    ['辽宁', '110000', '110000: 北京市 (110000) does not lie in 辽宁省'],
    ['江苏', '鼓楼区', '鼓楼区 may be 江苏省南京市鼓楼区 (320106), 江苏省徐州市鼓楼区 (320302): give the code'],
  ])('%s with %s is refused', async (province, cities, message) => {
    await expect(divisionsFor({ province, cities })).rejects.toThrow(message);
  });
});

describe('--all-prefectures', () => {
  it('is the prefectures and the municipalities', async () => {
    const codes = await codesFor({ allPrefectures: true });
    expect(codes).toHaveLength(337);
    expect(codes.filter((code) => code.endsWith('0000'))).toEqual(['110000', '120000', '310000', '500000']);
  });

  it('stands alone', async () => {
    for (const options of [{ province: '辽宁' }, { cities: '辽阳市' }])
      await expect(divisionsFor({ allPrefectures: true, ...options })).rejects.toThrow(
        '--all-prefectures stands alone, without --cities and --province',
      );
  });
});
