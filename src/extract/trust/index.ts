// Whether a page is what its issuer published: read from its address and its text, decided by rules (docs/trust.md).
import type { Page } from '../../page/index.js';
import type { Region } from '../../region/index.js';
import type { ReportRecord } from '../../report/index.js';
import { hostOf, isGovernmentHost } from './address.js';
import { hostSignal } from './host-in-text.js';
import { identifiersOf, regionSignals } from './identifiers.js';
import { firstLineSignal, nameSignal, titleSignal } from './names.js';
import { ownersOf, replacedOwner, unknownOwner } from './owner.js';
import { MAX_HEAD, MAX_LINE, MAX_TAIL, PageText } from './page-text.js';
import { pinyinSignal } from './pinyin.js';
import { scriptSignal } from './script.js';
import { isAlteration, type Signal } from './signal.js';

export { alterations, remarks } from './signal.js';

/** What the heading and the provenance tell. */
export interface TrustContext {
  /** Address that the page came from; null where it is not known. */
  readonly url: string | null;
  readonly title: string | null;
  readonly issuer: string | null;
  readonly region: Region | null;
  readonly year: number | null;
}

export type Trust = NonNullable<ReportRecord['source']['trust']>;

/**
 * Judges a copy of a report.
 *
 * `altered`: at least one signal cites a replacement or an injection. `official`: from *.gov.cn, and no signal.
 * `copy`: from another host, and no change can be shown. `unknown`: all else.
 * Signals are one a code, alterations first. At most 320 Ki characters of a page's text are looked at; that more was there
 * is a signal too.
 */
export function assessTrust(page: Page, context: TrustContext): Trust {
  const text = new PageText(page);
  const host = hostOf(context.url);
  const isGovernment = host !== null && isGovernmentHost(host);
  const owners = ownersOf(text);
  const identifiers = identifiersOf(page, text);
  // A region that the issuer's name spells out; 北京路街道 is not Beijing's.
  const region = context.region && context.issuer?.includes(context.region.name) ? context.region : null;
  const replaced = replacedOwner(text, owners, identifiers);
  const found: (Signal | null)[] = [
    replaced,
    nameSignal(text, owners, context.title),
    titleSignal(page),
    firstLineSignal(text),
    pinyinSignal(text),
    writesTraditional(context) ? null : scriptSignal(text, isGovernment),
    hostSignal(text, host, context.year),
    host !== null && !isGovernment
      ? { code: 'host_not_government', message: `${host} is no host under gov.cn`, cite: null }
      : null,
    ...regionSignals(identifiers, region),
    replaced ? null : unknownOwner(text, owners, identifiers, region),
    limitSignal(text),
  ];
  const signals = found
    .filter((signal) => signal !== null)
    .sort((a, b) => Number(isAlteration(b)) - Number(isAlteration(a)));
  return { verdict: verdictOf(signals, host, isGovernment), signals };
}

function limitSignal({ isWhole }: PageText): Signal | null {
  if (isWhole) return null;
  const message = `the page is too long to be looked at whole: ${MAX_HEAD + MAX_TAIL} characters, lines of ${MAX_LINE}`;
  return { code: 'scan_limit', message, cite: null };
}

function verdictOf(signals: readonly Signal[], host: string | null, isGovernment: boolean): Trust['verdict'] {
  if (signals.some(isAlteration)) return 'altered';
  if (host !== null && !isGovernment) return 'copy';
  return isGovernment && signals.length === 0 ? 'official' : 'unknown';
}

// Hong Kong, Macao and Taiwan write Traditional characters.
function writesTraditional({ region, issuer, title }: TrustContext): boolean {
  return /^(?:71|81|82)/.test(region?.code ?? '') || /^(?:香港|澳[门門]|[台臺][湾灣])/.test(issuer ?? title ?? '');
}
