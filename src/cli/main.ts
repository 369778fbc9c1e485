#!/usr/bin/env node
// The command line: verbs and their options; each verb is loaded when it is called.
import { Command, CommanderError } from 'commander';
import { flagOf, type Setting, settings } from '../settings/index.js';
import type { CrawlCommand } from './crawl.js';
import type { ExportCommand } from './export.js';
import type { ExtractOptions } from './extract.js';
import { EXIT_OK, EXIT_USAGE, run } from './run.js';
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

const crawlCommand = program
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
  .option('--out <folder>', 'folder for records and captures (default: output and snapshots)')
  .option('--restart', 'begin anew although an earlier run of this command was not finished')
  .option('--dry-run', 'print what would be crawled and fetch nothing')
  .option('--json', 'events as JSON lines on standard output, in place of progress and table')
  .option('--contact <address>', 'e-mail address or URL for the User-Agent, so that portals can reach you')
  .option('--proxy <url>', 'proxy for all requests (default: HTTPS_PROXY, HTTP_PROXY and NO_PROXY)')
  .option('--insecure-tls <host...>', 'accept the certificates of these hosts whatever they are')
  .option('--allow-private', 'permit private addresses')
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

program
  .command('show')
  .description('a report, or one value with its citation, for a person')
  .argument('<record>', 'a record file')
  .argument('[id]', 'a value id, such as requests.received.total')
  .addHelpText(
    'after',
    '\nExamples:\n  nianbao show output/records/2019/211000-辽阳市-2019.json\n  nianbao show output/records/2019/211000-辽阳市-2019.json disclosure.procurement.amount',
  )
  .action((record: string, id: string | undefined) => run(async () => (await import('./show.js')).show(record, id)));

program
  .command('export')
  .description('records as tables: CSV, XLSX, Parquet, SQLite or a data package')
  .argument('[folder]', 'folder that holds records/', 'output')
  .requiredOption('--format <format>', 'csv, xlsx, parquet, sqlite or datapackage')
  .requiredOption('--to <path>', 'the file (xlsx, sqlite) or folder (csv, parquet, datapackage) to write')
  .option('--layout <layout>', 'long: one row a value; wide: one row a report (default: long)')
  .option(
    '--cities <list>',
    'only reports of these divisions: names or GB/T 2260 codes, or a .csv or .txt file of them',
  )
  .option('--years <list>', 'only reports on these years, such as 2019-2021,2023')
  .option('--excel', 'CSV for Excel: a byte order mark, and an apostrophe before what looks like a formula')
  .option('--licence <id>', 'licence that you give the export, such as CC-BY-4.0 (default: notspecified)')
  .option('--overwrite', 'replace an earlier export')
  .option('--json', 'what was written as one line of JSON')
  .addHelpText(
    'after',
    '\nExamples:\n  nianbao export --format xlsx --to reports.xlsx\n  nianbao export data --format parquet --to tables --layout wide --years 2019-2023',
  )
  .action((folder: string, options: ExportCommand) =>
    run(async () => (await import('./export.js')).exportFolder(folder, options)),
  );

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
