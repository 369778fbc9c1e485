#!/usr/bin/env node
// The command line: verbs and their options; each verb is loaded when it is called.
import { Command, CommanderError } from 'commander';
import { flagOf, type Setting, settings } from '../settings/index.js';
import type { CheckOptions } from './check.js';
import type { CompareOptions } from './compare.js';
import type { CrawlCommand } from './crawl.js';
import type { DecideOptions } from './decide.js';
import type { ExportCommand } from './export.js';
import type { ExtractOptions } from './extract.js';
import { withFetchingOptions } from './fetching.js';
import type { LedgerOptions } from './ledger.js';
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

program
  .command('check')
  .description('hold reports against the rules of their forms, and against the year before')
  .argument('[folder]', 'folder that holds records/', 'output')
  .option('--cities <list>', 'names or GB/T 2260 codes, with commas between, or a .csv or .txt file of them')
  .option('--years <list>', 'years reported on, such as 2019-2021,2023')
  .option('--rule <list>', 'names of rules, or what they begin with, such as requests.carried_over')
  .option('--verdict <list>', 'failed, warning, passed, not_assessable, or all')
  .option('--json', 'findings as JSON lines')
  .option('--csv', 'findings as CSV')
  .option('--lang <code>', 'en or zh, for what is said in the table (default: by LC_ALL, LC_MESSAGES and LANG)')
  .option('--list-rules', 'list the rules, and look at no report')
  .addHelpText(
    'after',
    '\nExamples:\n  nianbao check\n  nianbao check data --cities 辽阳市 --years 2020 --lang zh\n  nianbao check data --rule requests.carried_over --csv > carried-over.csv',
  )
  .action((folder: string, options: CheckOptions) =>
    run(async () => (await import('./check.js')).check(folder, options)),
  );

program
  .command('compare')
  .description('compare the records of reports that were read from several documents')
  .argument('[folder]', 'folder that holds records/', 'output')
  .option('--cities <list>', 'names or GB/T 2260 codes, with commas between, or a .csv or .txt file of them')
  .option('--years <list>', 'years reported on, such as 2019-2021,2023')
  .option('--json', 'a line of JSON for each report')
  .addHelpText('after', '\nExamples:\n  nianbao compare\n  nianbao compare data --cities 辽阳市 --json')
  .action((folder: string, options: CompareOptions) =>
    run(async () => (await import('./compare.js')).compare(folder, options)),
  );

program
  .command('ledger')
  .description('which report is due, there, late, missing, withdrawn or revised, by all crawls of a folder')
  .argument('[folder]', 'folder that was crawled into', 'output')
  .option('--cities <list>', 'names or GB/T 2260 codes, with commas between, or a .csv or .txt file of them')
  .option('--years <list>', 'years reported on, such as 2019-2021,2023')
  .option('--evidence', 'under each report what its line rests on')
  .option('--json', 'a line of JSON for each report')
  .option('--csv', 'the same as CSV')
  .addHelpText('after', '\nExamples:\n  nianbao ledger\n  nianbao ledger data --years 2024 --csv > ledger.csv')
  .action((folder: string, options: LedgerOptions) =>
    run(async () => (await import('./ledger.js')).ledger(folder, options)),
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
  .command('decide')
  .description('keep what a person decides about an ambiguous value, or list what was decided')
  .argument('[record]', 'a record file; with --list the folder that holds records/ (default: output)')
  .argument('[id]', 'a value id, such as disclosure.licensing.change')
  .option('--choose <n>', 'the candidate that is right, as nianbao show numbers them')
  .option('--leave-open', 'decide that none of them can be told to be right')
  .option('--why <text>', 'what the decision rests on')
  .option('--who <name>', 'whose decision it is')
  .option('--list', 'list the decisions, and which of them are stale')
  .option('--json', 'the list as JSON lines')
  .addHelpText(
    'after',
    '\nExamples:\n  nianbao decide output/records/2019/211000-辽阳市-2019.json disclosure.licensing.change --choose 1 --why "the text says 增加12项"\n  nianbao decide --list data',
  )
  .action((record: string | undefined, id: string | undefined, options: DecideOptions) =>
    run(async () => (await import('./decide.js')).decide(record, id, options)),
  );

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
