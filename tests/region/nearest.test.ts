import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import divisions from '../../src/region/divisions.json' with { type: 'json' };
import { findRegion } from '../../src/region/index.js';
import { stemOf } from '../../src/region/names.js';
import { simplified } from '../../src/region/simplify.js';

describe('names spelled like one that nobody bears', () => {
  it.each([
    ['沈阳巿', '沈阳市'],
    ['辽洋', '辽阳市'],
    ['辽阳阳市', '辽阳市'],
    ['巴音郭', '巴音郭楞蒙古自治州'],
    ['呼和浩', '呼和浩特市'],
    ['鸟鲁木齐', '乌鲁木齐市'],
    ['遼洋', '辽阳市'],
    ['Lioayang', '辽阳市'],
    ['Shengyang', '沈阳市'],
  ])('has for "%s" %s', (query, name) => {
    const { region, others, nearest } = findRegion(query);
    expect([region, others]).toEqual([null, []]);
    expect(nearest.map((one) => one.name)).toContain(name);
    expect(nearest.length).toBeLessThanOrEqual(5);
  });

  it.each(['火星市', '火星', '市', '县', '自治区', 'Atlantis', 'Mars', 'x', '999999'])('has none for "%s"', (query) => {
    expect(findRegion(query).nearest).toEqual([]);
  });

  it('has none within another province', () => {
    expect(findRegion('辽洋', '350000').nearest).toEqual([]);
  });

  it('shares with each suggestion a character that is not of the suffix', () => {
    const characters = [...new Set(Object.values(divisions.divisions).join(''))];
    const character = fc.constantFrom(...characters.filter((one) => simplified(one) === one));
    fc.assert(
      fc.property(fc.array(character, { minLength: 1, maxLength: 6 }), (some) => {
        const query = some.join('');
        for (const { name } of findRegion(query).nearest)
          expect([...stemOf(name)].some((one) => stemOf(query).includes(one))).toBe(true);
      }),
      { numRuns: 50 },
    );
  });
});
