// The verbs about a dataset: check, compare, reextract, ledger, show, decide, export.
import type { Command } from 'commander';
import type { CheckOptions } from './check.js';
import type { CompareOptions } from './compare.js';
import type { DecideOptions } from './decide.js';
import type { ExportCommand } from './export.js';
import type { LedgerOptions } from './ledger.js';
import type { ReextractOptions } from './reextract.js';
import { run } from './run.js';

const citiesOption = [
  '--cities <list>',
  'only these divisions: names or GB/T 2260 codes, with commas between, or a .csv or .txt file of them',
] as const;
const yearsOption = ['--years <list>', 'only reports on these years, such as 2019-2021,2023'] as const;

export function addDatasetVerbs(program: Command): void {
  program
    .command('check')
    .description('hold reports against the rules of their forms, and against the year before')
    .argument('[folder]', 'folder that holds records/', 'output')
    .option(...citiesOption)
    .option(...yearsOption)
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
    .option(...citiesOption)
    .option(...yearsOption)
    .option('--json', 'a line of JSON for each report')
    .addHelpText('after', '\nExamples:\n  nianbao compare\n  nianbao compare data --cities 辽阳市 --json')
    .action((folder: string, options: CompareOptions) =>
      run(async () => (await import('./compare.js')).compare(folder, options)),
    );

  program
    .command('reextract')
    .description('read the captures again; what differs, and whether source, extractor or form has changed')
    .argument('[folder]', 'folder that holds records/', 'output')
    .option(...citiesOption)
    .option(...yearsOption)
    .option('--cause <list>', 'only differences by source, extractor or form, with commas between')
    .option('--citations', 'also list citations that have moved, which are counted only')
    .option('--publish', 'write what the captures are read as now in place of their records')
    .option('--json', 'differences as JSON lines')
    .option('--csv', 'differences as CSV')
    .addHelpText(
      'after',
      '\nExamples:\n  nianbao reextract\n  nianbao reextract data --cause extractor,form --csv > differences.csv\n  nianbao reextract data --publish',
    )
    .action((folder: string, options: ReextractOptions) =>
      run(async () => (await import('./reextract.js')).reextractFolder(folder, options)),
    );

  program
    .command('ledger')
    .description('which report is due, there, late, missing, withdrawn or revised, by all crawls of a folder')
    .argument('[folder]', 'folder that was crawled into', 'output')
    .option(...citiesOption)
    .option(...yearsOption)
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
    .option(...citiesOption)
    .option(...yearsOption)
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
}
