// The verbs about portals: sites, find-column, new-site, check-site.
import type { Command } from 'commander';
import type { CheckSiteCommand } from './check-site.js';
import { withFetchingOptions } from './fetching.js';
import type { FindColumnCommand } from './find-column.js';
import type { NewSiteCommand } from './new-site.js';
import { run } from './run.js';

const sitesOption = ['--sites <folder>', 'folder with site files of your own (default: extractors)'] as const;
const delayOption = ['--delay <ms>', 'pause between two requests to a host (default: 1000)'] as const;

export function addSiteVerbs(program: Command): void {
  program
    .command('sites')
    .description('the portals that are known, or what is known of an address')
    .argument('[url]', 'address of a report or a list')
    .option(...sitesOption)
    .option('--json', 'one line of JSON for each portal')
    .addHelpText(
      'after',
      '\nExamples:\n  nianbao sites\n  nianbao sites https://www.ah.gov.cn/public/1681/565412321.html',
    )
    .action((url: string | undefined, options: { sites?: string; json?: boolean }) =>
      run(async () => (await import('./sites.js')).sites(url, options)),
    );

  withFetchingOptions(
    program
      .command('find-column')
      .description('look for the column of yearly reports on a portal, and say what was seen')
      .argument('<url>', 'root of the portal')
      .option('--city <name>', 'whose portal it is: a name or GB/T 2260 code (default: what the home page says)')
      .option('--out <folder>', 'keep captures and columns.json there, for crawls into that folder')
      .option('--json', 'the same as one line of JSON')
      .option(...delayOption),
  )
    .addHelpText('after', '\nExample:\n  nianbao find-column https://www.example.gov.cn/ --city 辽阳市')
    .action((url: string, options: Omit<FindColumnCommand, 'url'>) =>
      run(async () => (await import('./find-column.js')).findColumnOf({ ...options, url })),
    );

  withFetchingOptions(
    program
      .command('new-site')
      .description('probe a portal and write its site file with a fixture to review')
      .argument('<url>', 'root of the portal')
      .option('--city <name>', 'whose portal it is: a name or GB/T 2260 code (default: what the home page says)')
      .option('--name <name>', 'name of the site, in small letters (default: the Latin name of the division)')
      .option('--column <url>', 'first page of the column, where it need not be looked for')
      .option('--family <name>', 'make of its lists, or ./families/NAME.js in the folder of site files')
      .option(...sitesOption)
      .option(...delayOption),
  )
    .addHelpText(
      'after',
      '\nExamples:\n  nianbao new-site https://www.example.gov.cn/ --city 辽阳市\n  nianbao new-site https://www.example.gov.cn/ --city 辽阳市 --column https://www.example.gov.cn/nb/ --family ./families/liaoyang.js',
    )
    .action((url: string, options: Omit<NewSiteCommand, 'url'>) =>
      run(async () => (await import('./new-site.js')).newSiteOf({ ...options, url })),
    );

  withFetchingOptions(
    program
      .command('check-site')
      .description('read a portal again and compare with its fixture')
      .argument('<name>', 'name of the site')
      .option('--offline', 'read the captures of the fixture, and fetch nothing; 1 until somebody has reviewed it')
      .option(...sitesOption)
      .option('--json', 'the same as one line of JSON')
      .option(...delayOption),
  )
    .addHelpText('after', '\nExamples:\n  nianbao check-site liaoyang --offline\n  nianbao check-site liaoyang')
    .action((name: string, options: Omit<CheckSiteCommand, 'name'>) =>
      run(async () => (await import('./check-site.js')).checkSite({ ...options, name })),
    );
}
