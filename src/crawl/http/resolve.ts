// Names to addresses that may be reached, kept for a minute.
import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { isPrivateAddress, refusal } from '../guard.js';

/** The addresses of a host name, the preferred one first. */
export type Resolver = (hostname: string) => Promise<readonly string[]>;

const KEPT_MS = 60_000;
// A portal with many dead addresses must not take a run's patience for each of them.
const MAX_ADDRESSES = 4;

const systemResolver: Resolver = async (hostname) =>
  (await lookup(hostname, { all: true })).map(({ address }) => address);

/** The system's resolver, or another one, behind the address guard. */
export class GuardedResolver {
  readonly #allowPrivate: boolean;
  readonly #resolve: Resolver;
  readonly #kept = new Map<string, { readonly until: number; readonly addresses: Promise<readonly string[]> }>();

  constructor(allowPrivate: boolean, resolve: Resolver = systemResolver) {
    this.#allowPrivate = allowPrivate;
    this.#resolve = resolve;
  }

  /**
   * Addresses to try, in this order; at least one.
   *
   * @param hostname as in a parsed URL, which has brought all spellings of an address into one
   * @throws {FetchError} `refused_address` where no address is public
   */
  addresses(hostname: string): Promise<readonly string[]> {
    const kept = this.#kept.get(hostname);
    if (kept && performance.now() < kept.until) return kept.addresses;
    const addresses = this.#find(hostname);
    this.#kept.set(hostname, { until: performance.now() + KEPT_MS, addresses });
    addresses.catch(() => this.#kept.delete(hostname));
    return addresses;
  }

  async #find(hostname: string): Promise<readonly string[]> {
    const literal = hostname.replace(/^\[|\]$/g, '');
    const found = isIP(literal) === 0 ? await this.#resolve(hostname) : [literal];
    const open = this.#allowPrivate ? found : found.filter((address) => !isPrivateAddress(address));
    if (open.length === 0) throw refusal(found[0] === literal ? literal : `${hostname} (${found[0] ?? 'no address'})`);
    return byFamilyInTurn(open).slice(0, MAX_ADDRESSES);
  }
}

// Where one family cannot be reached at all, the other one comes second and not last.
function byFamilyInTurn(addresses: readonly string[]): readonly string[] {
  const first = isIP(addresses[0] ?? '');
  const preferred = addresses.filter((address) => isIP(address) === first);
  const others = addresses.filter((address) => isIP(address) !== first);
  return addresses.flatMap((_, index) => [...preferred.slice(index, index + 1), ...others.slice(index, index + 1)]);
}
