#!/usr/bin/env node
// The command line: verbs and their options; each verb is loaded when it is called.
import { Command, CommanderError } from 'commander';
import { addCrawlVerbs } from './crawl-verbs.js';
import { addDatasetVerbs } from './dataset-verbs.js';
import type { ExtractOptions } from './extract.js';
import { EXIT_OK, EXIT_USAGE, guardOutput, run } from './run.js';
import { addSiteVerbs } from './site-verbs.js';
import { packageVersion } from './version.js';

const exitCodes = `
Exit codes: 0 all well; 1 something could not be read or fetched, or a finding was made; 2 wrong usage;
3 every portal refuses; 4 stopped before the end; 5 the disk is full; 6 another crawl is at work on the folder;
of track also 10 something is new; 11 a person has to look at something.`;

guardOutput();
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

addCrawlVerbs(program);
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
