// nianbao new-site: a portal probed, its site file and fixture written.
import { join } from 'node:path';
import { loadFamilies, loadFamily } from '../../extractors/index.js';
import { type NewSite, newSite } from '../survey/index.js';
import { divisionOf, type PortalCommand, probeOptionsOf, rootOf } from './portal-options.js';
import { EXIT_OK, EXIT_PROBLEM, print, UsageError } from './run.js';
import { DEFAULT_SITES } from './sites-folder.js';
import { clean } from './terminal.js';

export interface NewSiteCommand extends PortalCommand {
  readonly url: string;
  readonly city?: string;
  readonly name?: string;
  readonly column?: string;
  readonly family?: string;
  readonly sites?: string;
}

/** Writes a site file; 1 where the column was not found, or not every report could be read. */
export async function newSiteOf(command: NewSiteCommand): Promise<number> {
  const { name, family, sites: folder = DEFAULT_SITES } = command;
  if (name !== undefined && !/^[a-z0-9-]{1,60}$/.test(name))
    throw new UsageError(`--name ${name}: small letters, digits and hyphens`);
  const found = await newSite({
    ...(await probeOptionsOf(command)),
    root: rootOf(command.url),
    region: await divisionOf(command.city),
    name,
    folder,
    column: command.column === undefined ? undefined : rootOf(command.column),
    family,
    loadFamilies,
    loadFamily,
  });
  await print(`${linesOf(found, folder, command).map(clean).join('\n')}\n`);
  return found.readings.length > 0 && found.readings.every(({ record }) => record !== null) ? EXIT_OK : EXIT_PROBLEM;
}

function linesOf(found: NewSite, folder: string, { url, city }: NewSiteCommand): string[] {
  const { name, region, finding, files, readings, needsFamily } = found;
  const head = `${region.name} (${region.code}) on ${url}: ${finding.detail}`;
  const written = files.map((file) => `wrote ${join(folder, file)}`);
  if (needsFamily) {
    const list = finding.seen.find(({ as, family, fault }) => as === 'candidate' && family === null && fault === null);
    const again = `nianbao new-site ${url} --city ${city ?? region.code} --column ${list?.url ?? 'URL'} --family ./families/${name}.js`;
    return [head, ...written, 'write there how the list is read, then:', `  ${again}`];
  }
  const read = readings.map(({ year, url: address, outcome, detail, record }) => {
    const values = record ? `${Object.keys(record.values).length} values on the form ${record.report.form}` : detail;
    return `${year} ${outcome} ${address ?? '-'}: ${values}`;
  });
  if (files.length === 0) return [head, ...read, 'no report could be read, so nothing was written'];
  return [
    head,
    ...read,
    ...written,
    `hold the values against the pages, then say in ${files.at(-1)} who did, "reviewed": { "by": "...", "on": "..." }, and:`,
    `  nianbao check-site ${name} --offline`,
  ];
}
