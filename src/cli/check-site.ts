// nianbao check-site: a portal held against its fixture.
import { loadFamilies } from '../../extractors/index.js';
import { settingsOf } from '../settings/index.js';
import { type Comparison, checkFixture, checkLive, withProbe } from '../survey/index.js';
import { type PortalCommand, probeOptionsOf, withTemporaryFolder } from './portal-options.js';
import { EXIT_OK, EXIT_PROBLEM, print, UsageError } from './run.js';
import { registryOf } from './sites-folder.js';
import { clean } from './terminal.js';

export interface CheckSiteCommand extends PortalCommand {
  readonly name: string;
  readonly offline?: boolean;
  readonly sites?: string;
  readonly json?: boolean;
}

/** Prints what differs; 1 where something does, or where nobody has reviewed the fixture that is read again. */
export async function checkSite(command: CheckSiteCommand): Promise<number> {
  const { name, offline = false } = command;
  const site = await (await registryOf(command.sites)).named(name);
  if (!site) throw new UsageError(`no site is named ${name}; nianbao sites lists them`);
  let compared: Comparison;
  if (offline) compared = await checkFixture(site, { loadFamilies, maxPages: settingsOf().listPages });
  else {
    const options = await probeOptionsOf(command);
    compared = await withTemporaryFolder((folder) =>
      withProbe(folder, options, (tools) =>
        checkLive(site, tools, { loadFamilies, maxPages: options.settings.listPages }),
      ),
    );
  }
  const text = command.json ? JSON.stringify({ site: name, ...compared }) : linesOf(name, compared).join('\n');
  await print(`${text}\n`);
  return compared.differences.length > 0 || (offline && !compared.reviewed) ? EXIT_PROBLEM : EXIT_OK;
}

function linesOf(name: string, { reviewed, reports, values, differences }: Comparison): string[] {
  const review = reviewed ? `reviewed by ${reviewed.by} on ${reviewed.on}` : 'nobody has reviewed its fixture yet';
  const sum = `${name}: ${reports} reports, ${values} values; ${differences.length} differences; ${review}`;
  return [...differences, sum].map(clean);
}
