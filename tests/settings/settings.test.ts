import fc from 'fast-check';
import { expect, it } from 'vitest';
import { flagOf, type Setting, type SettingName, settings, settingsOf } from '../../src/settings/index.js';

const names = Object.keys(settings) as SettingName[];
const cases = names.map((name) => [name, settings[name] as Setting] as const);

it.each(cases)('%s has a default within its bounds, and stands when nothing is given', (name, setting) => {
  expect(setting.default).toBeGreaterThanOrEqual(setting.least);
  expect(setting.default).toBeLessThanOrEqual(setting.most);
  expect(settingsOf({})[name]).toBe(setting.default);
  expect(setting.about).toMatch(/^[a-z].*[^.]$/);
});

it.each(cases)('%s is taken within its bounds, and refused beyond them in one line', (name, setting) => {
  for (const value of [setting.least, setting.most]) expect(settingsOf({ [name]: value })[name]).toBe(value);
  for (const value of [setting.least - 1, setting.most + 1, Number.NaN, Number.POSITIVE_INFINITY])
    expect(() => settingsOf({ [name]: value })).toThrow(
      new RegExp(`^--${flagOf(name)} \\S+: a (whole )?number( of \\w+)? from ${setting.least} to ${setting.most}$`),
    );
});

it('takes any whole number in between and no other', () => {
  fc.assert(
    fc.property(fc.constantFrom(...cases), fc.double({ min: 0, max: 1, noNaN: true }), ([name, setting], part) => {
      const value = setting.least + part * (setting.most - setting.least);
      const isTaken = setting.isFraction === true || Number.isInteger(value);
      if (isTaken) expect(settingsOf({ [name]: value })[name]).toBe(value);
      else expect(() => settingsOf({ [name]: value })).toThrow(/a whole number/);
    }),
  );
});

it('gives each a flag of its own', () => {
  expect(new Set(names.map(flagOf)).size).toBe(names.length);
  expect(flagOf('maxRetryAfter')).toBe('max-retry-after');
});
