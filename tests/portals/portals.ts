// A lab of portals, one for each way in which a family is deployed, each on an address of its own.
import { listenTogether } from '../support/listen.js';
import { build, type Served } from './build.js';
import { deployments } from './families/index.js';
import { serverOf } from './server.js';
import type { Portal, Without } from './types.js';

export interface Portals {
  readonly portals: readonly Portal[];
  /** The portal of that deployment. */
  portal(name: string): Portal;
  close(): Promise<void>;
}

interface Options {
  readonly without?: Without;
  readonly only?: string;
}

/**
 * Starts the portals.
 *
 * @param without a mark that a family's portals do not carry, or `all`; paths and lists stay as they are
 * @param only the portal of one deployment
 */
export async function startPortals({ without, only }: Options = {}): Promise<Portals> {
  const started = deployments.filter(({ name }) => only === undefined || name === only);
  const addresses = started.map((deployment) => `127.30.${deployments.indexOf(deployment) + 1}.1`);
  const served = new Map<string, Served>();
  const { port, close } = await listenTogether(addresses, (address) => serverOf(() => served.get(address) as Served));
  for (const [at, address] of addresses.entries()) {
    const deployment = started[at];
    if (deployment) served.set(address, build(deployment, `http://${address}:${port}/`, without));
  }
  const portals = [...served.values()].map(({ portal }) => portal);
  return {
    portals,
    portal(name) {
      const found = portals.find((portal) => portal.name === name);
      if (!found) throw new Error(`no portal is named ${name}`);
      return found;
    },
    close,
  };
}
