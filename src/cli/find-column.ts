// nianbao find-column: where a portal keeps its yearly reports, and what was seen on the way.
import { loadFamilies } from '../../extractors/index.js';
import type { Finding, Look } from '../crawl/index.js';
import type { Region } from '../region/index.js';
import { searchColumn } from '../survey/index.js';
import { divisionOf, type PortalCommand, probeOptionsOf, rootOf, withTemporaryFolder } from './portal-options.js';
import { EXIT_OK, EXIT_PROBLEM, print } from './run.js';
import { clean } from './terminal.js';

export interface FindColumnCommand extends PortalCommand {
  readonly url: string;
  readonly city?: string;
  readonly out?: string;
  readonly json?: boolean;
}

/** Prints the column with the pages that were looked at; 1 where none was found. */
export async function findColumnOf(command: FindColumnCommand): Promise<number> {
  const root = rootOf(command.url);
  const region = await divisionOf(command.city);
  const options = { ...(await probeOptionsOf(command)), root, region, loadFamilies };
  const { out } = command;
  const found = await (out === undefined
    ? withTemporaryFolder((folder) => searchColumn(folder, options, { isKept: false }))
    : searchColumn(out, options, { isKept: true }));
  const text = command.json ? JSON.stringify(eventOf(root, found)) : linesOf(root, found).join('\n');
  await print(`${text}\n`);
  return found.finding.column ? EXIT_OK : EXIT_PROBLEM;
}

interface Found {
  readonly region: Region;
  readonly finding: Finding;
}

function eventOf(root: string, { region, finding: { column, outcome, detail, seen } }: Found) {
  return {
    root,
    region: region.code,
    name: region.name,
    column: column && { url: column.url, family: column.family.name },
    outcome,
    detail,
    seen,
  };
}

function linesOf(root: string, { region, finding: { column, outcome, detail, seen } }: Found): string[] {
  const told = column
    ? [
        `column: ${column.url}`,
        `family: ${column.family.name}`,
        `why: it lists more reports of ${region.name} than any other`,
      ]
    : [`no column: ${outcome}: ${detail}`];
  return [`${region.name} (${region.code}) on ${root}`, ...seen.map(lineOf), ...told].map(clean);
}

function lineOf({ url, as, text, score, family, marks, rows, reports, fault }: Look): string {
  const link = text === null ? '' : ` "${text.slice(0, 40)}"`;
  if (as !== 'candidate') return `  ${as}${link} ${url}${fault === null ? '' : `: ${fault}`}`;
  const list = family === null ? '' : `: ${family} by ${marks.join(', ')}; ${rows} rows, ${reports} reports of its own`;
  return `  candidate (${score})${link} ${url}${list}${fault === null ? (family === null ? ': of no make that is known' : '') : `: ${fault}`}`;
}
