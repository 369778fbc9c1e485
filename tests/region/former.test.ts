import { describe, expect, it } from 'vitest';
import list from '../../src/region/former.json' with { type: 'json' };
import { findRegion, formerByCode, isWithin, levelOf, regionByCode, successorsOf } from '../../src/region/index.js';

describe('the list of divisions no longer in force', () => {
  it('names for each a division in force, or one that is in the list itself', () => {
    const lost = list.former.filter(({ successors }) => {
      const isKnown = (code: string) => regionByCode(code) !== null || formerByCode(code) !== null;
      return successors.length === 0 || !successors.every(isKnown);
    });
    expect(lost).toEqual([]);
  });

  it('leads from each to divisions in force, in its province', () => {
    const lost = list.former.filter((one) => {
      const ends = successorsOf(one);
      return ends.length === 0 || !ends.every(({ code }) => isWithin(code, `${one.code.slice(0, 2)}0000`));
    });
    expect(lost).toEqual([]);
  });

  it('has no code that is in force, but for those that go on under another name', () => {
    const inForce = list.former.filter(({ code }) => regionByCode(code));
    for (const { code, name, successors } of inForce) {
      expect(regionByCode(code)?.name).not.toBe(name);
      expect(successors).toContain(code);
    }
    expect(inForce.map(({ name }) => name)).toEqual(['桥东区', '桥西区', '新市区', '东陵区', '庐山区', '苍山县']);
  });

  it('has each code and name once, and says when it went and how', () => {
    expect(new Set(list.former.map(({ code }) => code)).size).toBe(list.former.length);
    for (const { code, name, year, kind, successors } of list.former) {
      expect(code).toMatch(/^\d{6}$/);
      expect(year).toBeGreaterThanOrEqual(list.from);
      expect(year).toBeLessThanOrEqual(list.to);
      expect(['renamed', 'moved', 'converted', 'merged', 'split']).toContain(kind);
      expect(kind === 'split').toBe(successors.length > 1);
      if (kind === 'moved')
        expect(successors.flatMap((one) => regionByCode(one)?.name ?? formerByCode(one)?.name)).toEqual([name]);
    }
  });

  it('leaves prefectures prefectures', () => {
    const prefectures = list.former.filter(({ code }) => levelOf(code) === 'prefecture');
    expect(prefectures.map(({ name, successors }) => `${name} ${successors}`)).toEqual([
      '莱芜市 370100',
      '昌都地区 540300',
      '山南地区 540500',
      '日喀则地区 540200',
      '那曲地区 540600',
      '林芝地区 540400',
      '吐鲁番地区 650400',
      '哈密地区 650500',
    ]);
  });
});

describe('finding a division no longer in force', () => {
  it.each([
    ['542600', '540400'],
    ['林芝地区', '540400'],
    ['542623', '540481'],
    ['增城市', '440118'],
    ['闸北', '310106'],
    ['苍山县', '371324'],
    ['371200', '370100'],
  ])('by "%s" gives what it has become: %s', (query, code) => {
    const { region, former } = findRegion(query);
    expect(region?.code).toBe(code);
    expect(former).toHaveLength(1);
  });

  it.each([
    ['330104', ['330102', '330114']],
    ['江干区', ['330102', '330114']],
    ['庐山区', ['360402', '360483']],
  ])('does not choose for "%s" between what it has become', (query, codes) => {
    const { region, others } = findRegion(query);
    expect([region, others.map(({ code }) => code)]).toEqual([null, codes]);
  });

  it.each([
    ['增城', '440118'],
    ['360402', '360402'],
    ['崇川区', '320613'],
  ])('does not look for one where "%s" is in force', (query, code) => {
    expect(findRegion(query)).toMatchObject({ region: { code }, former: [] });
  });
});
