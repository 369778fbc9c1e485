// nianbao sites: the registry, or what it says of an address.
import type { Registry } from '../../extractors/index.js';
import { makeOfAddress } from '../../extractors/makes.js';
import type { Site } from '../site/index.js';
import { isWebAddress } from './address.js';
import { EXIT_OK, EXIT_PROBLEM, print, UsageError } from './run.js';
import { registryOf } from './sites-folder.js';
import { alignColumns } from './terminal.js';

/** Prints the portals; of an address its portal and make, and 1 where neither is known. */
export async function sites(
  url: string | undefined,
  options: { readonly sites?: string; readonly json?: boolean },
): Promise<number> {
  if (url !== undefined && !isWebAddress(url)) throw new UsageError(`${url} is no http(s) address`);
  const registry = await registryOf(options.sites);
  if (url !== undefined) return tellOf(url, registry, options.json ?? false);
  const all = await registry.all();
  const lines = options.json ? all.map((site) => JSON.stringify(aboutOf(site))) : tableOf(all);
  await print(`${lines.join('\n')}\n`);
  return EXIT_OK;
}

async function tellOf(url: string, registry: Registry, json: boolean): Promise<number> {
  const { hostname } = new URL(url);
  const site = (await registry.all()).find(({ root }) => bare(new URL(root).hostname) === bare(hostname)) ?? null;
  const make = makeOfAddress(url);
  const text = json
    ? JSON.stringify({ url, site: site && aboutOf(site), make })
    : [
        `portal: ${site ? `${site.title} (${site.name})` : 'none that is known'}`,
        `make: ${make ?? 'nothing that its shape would tell'}`,
      ].join('\n');
  await print(`${text}\n`);
  return site || make ? EXIT_OK : EXIT_PROBLEM;
}

function bare(host: string): string {
  return host.replace(/^www\./, '');
}

/** What is told of a site: whether its column is known, and how. */
function aboutOf({ name, region, title, root, lists, family, seen, source, columns, file }: Site) {
  const isKnown = columns(new Date().getFullYear() - 1).length > 0;
  return { name, region, title, root, lists, family: family?.name ?? null, column: isKnown, seen, source, file };
}

function tableOf(all: readonly Site[]): string[] {
  const rows = all.map((site) => {
    const { name, region, title, root, family, column, seen } = aboutOf(site);
    return [region, name, title, root, family ?? 'told by the page', column ? 'known' : 'to be found', seen ?? 'never'];
  });
  return alignColumns(
    [['code', 'name', 'portal', 'root', 'family', 'column', 'seen answering'], ...rows],
    Array.from({ length: 7 }, () => 'start' as const),
  );
}
