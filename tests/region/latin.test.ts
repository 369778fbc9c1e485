import { describe, expect, it } from 'vitest';
import divisions from '../../src/region/divisions.json' with { type: 'json' };
import { findRegion, latinNamesOf } from '../../src/region/index.js';

const high = Object.keys(divisions.divisions).filter((code) => code.endsWith('00'));

describe('Latin names', () => {
  it('has one for every province and prefecture, and for no county', () => {
    expect(high.filter((code) => latinNamesOf(code).length === 0)).toEqual([]);
    expect(latinNamesOf('211021')).toEqual([]);
    for (const name of high.flatMap(latinNamesOf)) expect(name).toMatch(/^\p{Lu}[\p{Ll}' ]+(?: \p{Lu}\p{Ll}+)?$/u);
  });

  it('finds every province and prefecture by each of its names, but for equals and higher ones of that name', () => {
    const lost = high.filter((code) =>
      latinNamesOf(code).some((name) => {
        const { region, others } = findRegion(name);
        return ![region, ...others].some((one) => one?.code === code);
      }),
    );
    expect(lost).toEqual([]);
  });

  it.each([
    ['Liaoyang', '211000'],
    ['LIAOYANG', '211000'],
    ['Liao Yang', '211000'],
    ['Liaoyang City', '211000'],
    ['liaoyang-shi', '211000'],
    ["Xi'an", '610100'],
    ['Xian', '610100'],
    ['Xi’an', '610100'],
    ['Shaanxi', '610000'],
    ['Shanxi Province', '140000'],
    ['Ürümqi', '650100'],
    ['Urumqi', '650100'],
    ['Hohhot', '150100'],
    ['Lhasa', '540100'],
    ['Harbin', '230100'],
    ['Tibet', '540000'],
    ['Xizang Zizhiqu', '540000'],
    ['Inner Mongolia', '150000'],
    ['Nei Mongol Zizhiqu', '150000'],
    ['Xinjiang Uygur Autonomous Region', '650000'],
    ["Lu'an", '341500'],
    ['Bozhou', '341600'],
    ['Bengbu', '340300'],
    ['Lishui', '331100'],
    ['Changchun', '220100'],
    ['Chongqing', '500000'],
    ['Xiamen', '350200'],
    ['Chaoyang', '211300'],
    ['Lüliang', '141100'],
    ['Lvliang', '141100'],
    ['Xishuangbanna Dai Autonomous Prefecture', '532800'],
    ['Ngawa', '513200'],
    ['Aba', '513200'],
    ['Daxinganling Prefecture', '232700'],
    ['Guang Dong', '440000'],
    ['Hong Kong SAR', '810000'],
    ['Jilin', '220000'],
    ['Jilin City', '220200'],
    ['Beijing City', '110000'],
    ['Hainan Tibetan Autonomous Prefecture', '632500'],
  ])('takes %s for %s', (query, code) => {
    expect(findRegion(query).region?.code).toBe(code);
  });

  it('has exactly these names for several divisions', () => {
    const shared = new Map(
      high.flatMap(latinNamesOf).flatMap((name) => {
        const { region, others } = findRegion(name);
        return region ? [] : [[name, others.map((one) => one.name).join(' ')]];
      }),
    );
    expect(Object.fromEntries(shared)).toEqual({
      Fuzhou: '福州市 抚州市',
      Suzhou: '苏州市 宿州市',
      Taizhou: '泰州市 台州市',
      Yichun: '伊春市 宜春市',
      Yulin: '玉林市 榆林市',
    });
    expect(findRegion('Suzhou', '340000').region?.code).toBe('341300');
  });
});
