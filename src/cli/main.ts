#!/usr/bin/env node
// The command line: verbs and their options; each verb is loaded when it is called.
import { Command, CommanderError } from 'commander';
import { flagOf, type Setting, settings } from '../settings/index.js';
import type { CrawlCommand } from './crawl.js';
import { addDatasetVerbs } from './dataset-verbs.js';
import type { ExtractOptions } from './extract.js';
import { withFetchingOptions } from './fetching.js';
import { EXIT_OK, EXIT_USAGE, run } from './run.js';
import { addSiteVerbs } from './site-verbs.js';
import { packageVersion } from './version.js';

const exitCodes = `
Exit codes: 0 all well; 1 something could not be read or fetched, or a finding was made; 2 wrong usage;
3 every portal refuses; 4 stopped before the end; 5 the disk is full; 6 another crawl is at work on the folder.`;

const program = new Command('nianbao')
  .description(
    'Crawls, reads and proves the yearly reports on government information disclosure (政府信息公开工作年度报告).',
  )
  .version(packageVersion())
  .addHelpText('after', exitCodes)
  .exitOverride()
  .showHelpAfterError('(nianbao --help tells how it is called)');

program
  .command('extract')
  .description('read documents; one JSON line each')
  .argument('<input...>', 'files, folders, WARC files, or - for standard input')
  .option('--url <url>', 'address that the document came from')
  .option('--charset <label>', 'encoding to decode with, such as utf-8 or gbk')
  .addHelpText(
    'after',
    '\nExamples:\n  nianbao extract report.html > report.jsonl\n  nianbao extract snapshots/\n  curl -s "$URL" | nianbao extract - --url "$URL"',
  )
  .action((inputs: string[], options: ExtractOptions) =>
    run(async () => (await import('./extract.js')).extract(inputs, options)),
  );

const crawlCommand = withFetchingOptions(
  program
    .command('crawl')
    .description('fetch reports, archive every response, write records')
    .option('--cities <list>', 'names or GB/T 2260 codes, with commas between, or a .csv or .txt file of them')
    .option('--province <name>', 'the province that the names are looked for in; alone, itself and its prefectures')
    .option('--all-prefectures', 'all prefectures and municipalities of China')
    .option('--years <list>', 'years reported on, such as 2019-2021,2023')
    .option('--urls <file>', 'a file of addresses, one a line, in place of cities and years')
    .option(
      '--root <url>',
      'another root for the portals; on it the column of a division without a known portal is looked for',
    )
    .option('--sites <folder>', 'folder with site files of your own (default: extractors)')
    .option('--out <folder>', 'folder for records and captures (default: output and snapshots)')
    .option('--restart', 'begin anew although an earlier run of this command was not finished')
    .option('--dry-run', 'print what would be crawled and fetch nothing')
    .option('--json', 'events as JSON lines on standard output, in place of progress and table'),
)
  .addHelpText(
    'after',
    '\nExamples:\n  nianbao crawl --cities 辽阳市,沈阳市 --years 2019-2021\n  nianbao crawl --province 辽宁 --years 2019-2024 --dry-run\n  nianbao crawl --urls reports.txt --out data --contact me@example.org',
  )
  .optionsGroup('Limits and pauses:');
for (const [name, setting] of Object.entries<Setting>(settings))
  crawlCommand.option(
    `--${flagOf(name)} <${setting.unit === '' ? 'n' : setting.unit}>`,
    `${setting.about} (default: ${setting.default})`,
  );
crawlCommand.action((options: CrawlCommand) => run(async () => (await import('./crawl.js')).crawl(options)));

addSiteVerbs(program);

program
  .command('status')
  .description('how far the last crawl of a folder is, or how it ended')
  .argument('[folder]', 'folder that holds records/', 'output')
  .option('--json', 'the same as one line of JSON')
  .addHelpText('after', '\nExamples:\n  nianbao status\n  nianbao status data --json')
  .action((folder: string, options: { json?: boolean }) =>
    run(async () => (await import('./status.js')).status(folder, options)),
  );

program
  .command('verify')
  .description('open the capture behind each value and read it again')
  .argument('[folder]', 'folder that holds records/', 'output')
  .option('--json', 'findings as JSON lines')
  .addHelpText('after', '\nExamples:\n  nianbao verify\n  nianbao verify data --json')
  .action((folder: string, options: { json?: boolean }) =>
    run(async () => (await import('./verify.js')).verify(folder, options)),
  );

addDatasetVerbs(program);

program
  .command('demo')
  .description('crawl the sample portal that comes with the program')
  .option('--out <folder>', 'folder for records and captures (default: output and snapshots)')
  .addHelpText('after', '\nExample:\n  nianbao demo')
  .action((options: { out?: string }) => run(async () => (await import('./demo.js')).demo(options)));

try {
  await program.parseAsync();
} catch (error) {
  if (!(error instanceof CommanderError)) throw error;
  process.exitCode = error.exitCode === 0 ? EXIT_OK : EXIT_USAGE;
}
