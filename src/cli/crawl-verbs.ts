// The verbs that crawl: crawl, track.
import type { Command } from 'commander';
import { flagOf, type Setting, settings } from '../settings/index.js';
import type { CrawlCommand } from './crawl.js';
import { withFetchingOptions } from './fetching.js';
import { run } from './run.js';
import type { TrackCommand } from './track.js';

const urlsOption = ['--urls <file>', 'a file of addresses, one a line, in place of cities and years'] as const;

export function addCrawlVerbs(program: Command): void {
  const crawl = withDivisions(
    program.command('crawl').description('fetch reports, archive every response, write records'),
    urlsOption,
  )
    .option('--restart', 'begin anew although an earlier run of this command was not finished')
    .option('--dry-run', 'print what would be crawled and fetch nothing')
    .option('--json', 'events as JSON lines on standard output, in place of progress and table');
  withLimits(withFetchingOptions(crawl), [
    'nianbao crawl --cities 辽阳市,沈阳市 --years 2019-2021',
    'nianbao crawl --province 辽宁 --years 2019-2024 --dry-run',
    'nianbao crawl --urls reports.txt --out data --contact me@example.org',
  ]).action((options: CrawlCommand) => run(async () => (await import('./crawl.js')).crawl(options)));

  const track = withDivisions(
    program.command('track').description('crawl again, and tell value by value what has changed'),
  )
    .option('--quiet', 'no progress, and no word where nothing is new')
    .option('--json', 'changes as JSON lines on standard output, in place of progress and text');
  withLimits(withFetchingOptions(track), [
    'nianbao track --cities 辽阳市,沈阳市 --years 2019-2025 --out data',
    'nianbao track --cities cities.csv --years 2019-2025 --out data --quiet --contact me@example.org',
  ]).action((options: TrackCommand) => run(async () => (await import('./track.js')).track(options)));
}

/** What is looked for, and where it goes. */
function withDivisions(command: Command, ...more: (readonly [flag: string, about: string])[]): Command {
  command
    .option('--cities <list>', 'names or GB/T 2260 codes, with commas between, or a .csv or .txt file of them')
    .option('--province <name>', 'the province that the names are looked for in; alone, itself and its prefectures')
    .option('--all-prefectures', 'all prefectures and municipalities of China')
    .option('--years <list>', 'years reported on, such as 2019-2021,2023');
  for (const option of more) command.option(...option);
  return command
    .option(
      '--root <url>',
      'another root for the portals; on it the column of a division without a known portal is looked for',
    )
    .option('--sites <folder>', 'folder with site files of your own (default: extractors)')
    .option('--out <folder>', 'folder for records and captures (default: output and snapshots)');
}

function withLimits(command: Command, examples: readonly string[]): Command {
  command
    .addHelpText('after', `\nExamples:\n${examples.map((example) => `  ${example}`).join('\n')}`)
    .optionsGroup('Limits and pauses:');
  for (const [name, setting] of Object.entries<Setting>(settings))
    command.option(
      `--${flagOf(name)} <${setting.unit === '' ? 'n' : setting.unit}>`,
      `${setting.about} (default: ${setting.default})`,
    );
  return command;
}
