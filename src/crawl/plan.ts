// What a crawl is to fetch, as units of work that follow from the question alone: the same question gives the same units.
import type { Families, Site } from '../site/index.js';
import type { WorkUnit } from '../state/index.js';

export interface Division {
  readonly code: string;
  readonly name: string;
}

export type CityPlan = Extract<Plan, { kind: 'cities' }>;

export type Plan =
  | {
      readonly kind: 'cities';
      readonly regions: readonly Division[];
      readonly years: readonly number[];
      /** The portals that list a division's reports, its own first. */
      readonly sitesFor: (code: string) => Promise<readonly Site[]>;
      /**
       * Another root for every portal, such as a copy on this machine. On it the column of a division without a portal is
       * looked for.
       */
      readonly root?: string | undefined;
      /** The makes of portals, loaded when a column's first page has to tell which one it is of. */
      readonly loadFamilies: () => Promise<Families>;
    }
  | { readonly kind: 'urls'; readonly urls: readonly string[] };

/** A city and a year, or an address. */
export interface Unit {
  readonly region: Division | null;
  readonly year: number | null;
  /** The address, where one was asked for. */
  readonly url: string | null;
  readonly work: WorkUnit;
}

/** What a plan asks for, as it is remembered: two plans with the same question go on with one run. */
export function questionOf(plan: Plan): unknown {
  if (plan.kind === 'urls') return { urls: plan.urls };
  return { regions: plan.regions.map(({ code }) => code), years: plan.years, root: plan.root ?? null };
}

/** The units of a plan in its order, each with the host that it is paced by. */
export async function unitsOf(plan: Plan): Promise<Unit[]> {
  if (plan.kind === 'urls')
    return plan.urls.map((url) => ({ region: null, year: null, url, work: { key: url, host: hostOf(url) } }));
  const units: Unit[] = [];
  for (const year of plan.years)
    for (const region of plan.regions) {
      const [site] = await plan.sitesFor(region.code);
      const root = plan.root ?? site?.root;
      const host = root === undefined ? '' : hostOf(root);
      units.push({ region, year, url: null, work: { key: `${region.code} ${year}`, host } });
    }
  return units;
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname : '';
}
