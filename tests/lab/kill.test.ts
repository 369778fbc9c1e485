// A crawl that is killed goes on where it was, and in the end nobody can tell.
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { main } from '../cli/support.js';
import { temporaryFolder } from '../support/folder.js';
import { killAgainAndAgain, randomOf, undisturbed } from './killed.js';

it('comes to the same end when it is killed five times', async () => {
  const folder = await temporaryFolder();
  const seed = Date.now() % 2 ** 31;
  const { faults } = await killAgainAndAgain({
    main,
    folder: join(folder, 'killed'),
    kills: 5,
    random: randomOf(seed),
    expected: undisturbed(main, join(folder, 'undisturbed')),
  });
  expect({ seed, faults }).toEqual({ seed, faults: [] });
});
