// nianbao demo: the sample portal crawled with the real engine.
import { join } from 'node:path';
import { loadFamilies, openRegistry } from '../../extractors/index.js';
import { ensureBrowser, type Plan } from '../crawl/index.js';
import type { HarvestRow } from '../harvest/index.js';
import { sampleReports, startPortal } from '../portal/index.js';
import { settingsOf } from '../settings/index.js';
import { foldersOf, gather } from './gather.js';
import { complain, EXIT_OK, EXIT_PROBLEM, print } from './run.js';
import { summaryLines } from './summary.js';

/** Crawls the portal that comes with the program; 1 if a report that it holds did not come. */
export async function demo(options: { readonly out?: string }): Promise<number> {
  const browser = await ensureBrowser(complain);
  if (browser === null) complain('going on without a browser: the page that only a script draws will be marked');
  const portal = await startPortal();
  const plan: Plan = {
    kind: 'cities',
    regions: [...new Map(sampleReports.map(({ code, city }) => [code, { code, name: city }])).values()],
    years: [...new Set(sampleReports.map(({ year }) => year))],
    sitesFor: openRegistry().sitesFor,
    root: portal.url,
    loadFamilies,
  };
  const { records, snapshots } = foldersOf(options.out);
  let rows: HarvestRow[];
  try {
    rows = await gather(plan, {
      records,
      snapshots,
      settings: settingsOf({ delay: 20 }),
      http: { allowPrivate: true, proxy: () => null, insecureTls: new Set(), contact: null },
      restart: true,
      show: 'progress',
    });
  } finally {
    await portal.close();
  }
  const failing = rows.find(({ failedChecks }) => failedChecks > 0);
  const first = rows.find(({ record }) => record !== null);
  const out = options.out === undefined ? '' : ` ${shellWord(options.out)}`;
  const path = (row: HarvestRow) => shellWord(join(records, row.record ?? ''));
  const look = [
    `npx nianbao verify${out}`,
    ...(first ? [`npx nianbao show ${path(first)} disclosure.procurement.amount`] : []),
    ...(failing ? [`npx nianbao show ${path(failing)}`] : []),
  ];
  await print(
    `${summaryLines(rows).join('\n')}\n\nrecords are in ${records}, captures in ${snapshots}. To look closer:\n${look.map((line) => `  ${line}\n`).join('')}`,
  );
  const came = rows.filter(({ outcome }) => outcome === 'ok').length;
  return came === sampleReports.length ? EXIT_OK : EXIT_PROBLEM;
}

function shellWord(text: string): string {
  return /^[\p{L}\p{N}_./@:+-]+$/u.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
