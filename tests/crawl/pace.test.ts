import { expect, it } from 'vitest';
import { Pace } from '../../src/crawl/pace.js';

it('pauses as long as it is told, and longer where the site asks for it', () => {
  const pace = new Pace(100, 0);
  expect(pace.pauseMs()).toBe(100);
  pace.ask(50);
  expect(pace.pauseMs()).toBe(100);
  pace.ask(300);
  expect(pace.pauseMs()).toBe(300);
});

it('adds up to so much at random, and takes nothing away', () => {
  const pace = new Pace(1000, 0.3);
  const pauses = Array.from({ length: 200 }, () => pace.pauseMs());
  expect(Math.min(...pauses)).toBeGreaterThanOrEqual(1000);
  expect(Math.max(...pauses)).toBeLessThanOrEqual(1300);
  expect(new Set(pauses).size).toBeGreaterThan(100);
});

it('doubles while a host is busy, to a bound, and recovers by and by', () => {
  const pace = new Pace(100, 0);
  const after = (isBusy: boolean) => {
    pace.learn(10, isBusy);
    return pace.pauseMs();
  };
  expect([true, true, true, true, true].map(after)).toEqual([200, 400, 800, 1600, 1600]);
  const recovery = Array.from({ length: 30 }, () => after(false));
  expect(recovery[0]).toBeCloseTo(1300);
  for (const [index, pause] of recovery.slice(1).entries()) expect(pause).toBeLessThan(recovery[index] ?? 0);
  expect(recovery.at(-1)).toBeLessThan(105);
  expect(recovery.at(-1)).toBeGreaterThanOrEqual(100);
});

it('takes an answer that is far slower than usual for a sign of strain, and a slow host for a slow host', () => {
  const strained = new Pace(100, 0);
  for (const took of [300, 320, 280, 310]) strained.learn(took, false);
  strained.learn(5000, false);
  expect(strained.pauseMs()).toBe(200);
  const slow = new Pace(100, 0);
  for (const took of [20_000, 21_000, 19_000, 25_000]) slow.learn(took, false);
  expect(slow.pauseMs()).toBe(100);
  const quick = new Pace(100, 0);
  for (const took of [5, 5, 40, 5]) quick.learn(took, false);
  expect(quick.pauseMs()).toBe(100);
});
