import { PassThrough } from 'node:stream';
import { expect, it, vi } from 'vitest';
import { startCount } from '../../src/cli/count.js';

function streamLike(isTTY: boolean) {
  const stream = Object.assign(new PassThrough(), { isTTY, columns: 80, cursorTo: vi.fn(), clearLine: vi.fn() });
  let text = '';
  stream.on('data', (chunk: Buffer) => {
    text += chunk.toString();
  });
  return { stream: stream as unknown as NodeJS.WriteStream, told: () => text };
}

it('writes a line now and then where there is no terminal, and none on short work', () => {
  vi.useFakeTimers({ toFake: ['performance'] });
  const { stream, told } = streamLike(false);
  const count = startCount(500, 'records', stream);
  for (let done = 0; done < 150; done++) count.next();
  expect(told()).toBe('');
  vi.advanceTimersByTime(31_000);
  for (let done = 150; done < 420; done++) count.next();
  count.stop();
  vi.useRealTimers();
  expect(told()).toBe('200 of 500 records\n');
});

it('draws a bar on a terminal', () => {
  const { stream, told } = streamLike(true);
  const count = startCount(3, 'records', stream);
  count.next();
  count.stop();
  expect(told()).toContain('0 of 3 records');
});
