// nianbao crawl --dry-run: what a crawl would ask for, what is known of it and what is not.
import type { Division, Plan } from '../crawl/index.js';
import { pathOf } from '../region/index.js';
import type { Site } from '../site/index.js';
import { print } from './run.js';
import { alignColumns } from './terminal.js';

/** Prints a plan, as tables or as JSON lines. Nothing is fetched. */
export async function showPlan(plan: Plan, json: boolean): Promise<void> {
  const text = plan.kind === 'urls' ? addressLines(plan.urls, json) : await divisionLines(plan, json);
  await print(`${text.join('\n')}\n`);
}

function addressLines(urls: readonly string[], json: boolean): string[] {
  if (json) return urls.map((url) => JSON.stringify({ event: 'plan', url }));
  return [...urls, '', `${count(urls.length, 'address', 'addresses')}. Nothing was fetched.`];
}

interface Item {
  readonly region: Division;
  readonly sites: readonly Site[];
  /** The list pages of each year; none where they are to be found. */
  readonly columns: readonly { readonly year: number; readonly urls: readonly string[] }[];
}

async function divisionLines(plan: Plan & { kind: 'cities' }, json: boolean): Promise<string[]> {
  const items: Item[] = [];
  for (const region of plan.regions) {
    const sites = await plan.sitesFor(region.code);
    const urlsOf = (year: number) =>
      sites.flatMap((site) => site.columns(year).map((path) => new URL(path, plan.root ?? site.root).href));
    items.push({ region, sites, columns: plan.years.map((year) => ({ year, urls: urlsOf(year) })) });
  }
  if (json) return items.map((item) => JSON.stringify(eventOf(item)));
  return [...tableOf(items, plan.root), ...portalLines(items, plan), '', sumOf(items, plan.years.length)];
}

function eventOf({ region, sites, columns }: Item) {
  const portals = sites.map(({ name, title, root, seen }) => ({ name, title, root, seen }));
  return { event: 'plan', city: region.name, code: region.code, portals, columns };
}

function tableOf(items: readonly Item[], root: string | undefined): string[] {
  const rows = items.map(({ region, sites, columns }) => [
    region.name,
    pathOf(region.code) || '-',
    region.code,
    yearRanges(columns.map(({ year }) => year)),
    sites.map(({ title }) => title).join('; ') ||
      (root === undefined ? 'no portal known' : `to be looked for on ${root}`),
    yearRanges(known(columns)) || '-',
  ]);
  return alignColumns(
    [['city', 'in', 'code', 'years', 'portal', 'columns known for'], ...rows],
    ['start', 'start', 'start', 'start', 'start', 'start'],
  );
}

function known(columns: Item['columns']): number[] {
  return columns.filter(({ urls }) => urls.length > 0).map(({ year }) => year);
}

/** The list pages of each portal once, however many divisions it lists. */
function portalLines(items: readonly Item[], { root, years }: Plan & { kind: 'cities' }): string[] {
  const portals = new Map(items.flatMap(({ sites }) => sites.map((site) => [site.name, site] as const)));
  return [...portals.values()].flatMap((site) => [
    '',
    `${site.title} ${site.root} (${site.seen === null ? 'not seen answering' : `seen answering on ${site.seen}`})`,
    ...years.map((year) => {
      const urls = site.columns(year).map((path) => new URL(path, root ?? site.root).href);
      return `  ${year}  ${urls.join(' ') || 'to be found'}`;
    }),
  ]);
}

function sumOf(items: readonly Item[], years: number): string {
  const asked = `${count(items.length, 'division')} in ${count(years, 'year')}: ${count(items.length * years, 'report')}`;
  const columns = items.reduce((sum, item) => sum + known(item.columns).length, 0);
  const left = items.length * years - columns;
  const missing = items.filter(({ sites }) => sites.length === 0).length;
  return `${asked}. Columns are known for ${columns}, to be found for ${left}; no portal is known for ${count(missing, 'division')}. Nothing was fetched.`;
}

function count(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
}

/** Years in order as ranges: 2019-2021,2023. */
function yearRanges(years: readonly number[]): string {
  const ranges: [number, number][] = [];
  for (const year of years) {
    const last = ranges.at(-1);
    if (last && year === last[1] + 1) last[1] = year;
    else ranges.push([year, year]);
  }
  return ranges.map(([from, to]) => (from === to ? String(from) : `${from}-${to}`)).join(',');
}
