// Every limit and pause of a crawl, with its default and its bounds: what the command line offers and docs/cli.md lists.

export interface Setting {
  readonly unit: string;
  readonly default: number;
  readonly least: number;
  readonly most: number;
  /** Whether a fraction is admitted. */
  readonly isFraction?: boolean;
  readonly about: string;
}

const hour = 3_600_000;

export const settings = {
  delay: { unit: 'ms', default: 1000, least: 0, most: 600_000, about: 'pause between two requests to a host' },
  jitter: {
    unit: '',
    default: 0.3,
    least: 0,
    most: 1,
    isFraction: true,
    about: 'part of a pause that is added to it at random',
  },
  maxCrawlDelay: {
    unit: 'ms',
    default: 60_000,
    least: 0,
    most: hour,
    about: 'longest Crawl-delay that is kept; a site that asks for more is left alone',
  },
  hosts: { unit: '', default: 64, least: 1, most: 1000, about: 'hosts that are crawled side by side' },
  perAddress: { unit: '', default: 2, least: 1, most: 100, about: 'requests at one time to one IP address' },
  attempts: { unit: '', default: 3, least: 1, most: 20, about: 'attempts at one address' },
  backoff: {
    unit: 'ms',
    default: 1000,
    least: 0,
    most: 600_000,
    about: 'wait before another attempt, doubled each time',
  },
  maxRetryAfter: {
    unit: 'ms',
    default: hour,
    least: 0,
    most: 24 * hour,
    about: 'longest Retry-After that is kept; a host that asks for more is given up',
  },
  restAfter: {
    unit: '',
    default: 5,
    least: 1,
    most: 1000,
    about: 'addresses of a host that fail one after the other before it is rested, or given up if it never answered',
  },
  rest: { unit: 'ms', default: 300_000, least: 0, most: 24 * hour, about: 'how long a failing host is rested' },
  rests: { unit: '', default: 2, least: 0, most: 100, about: 'rests before a failing host is given up' },
  timeout: { unit: 'ms', default: 60_000, least: 1, most: hour, about: 'bound on one request and its whole answer' },
  headerTimeout: { unit: 'ms', default: 45_000, least: 1, most: hour, about: 'bound on the head of an answer' },
  connectTimeout: { unit: 'ms', default: 20_000, least: 1, most: hour, about: 'bound on a connection' },
  maxBody: {
    unit: 'bytes',
    default: 32 * 1024 * 1024,
    least: 1,
    most: 64 * 1024 * 1024,
    about: 'bound on a body, as sent and as decoded',
  },
  maxHead: { unit: 'bytes', default: 65_536, least: 1024, most: 1024 * 1024, about: 'bound on the head of an answer' },
  redirects: { unit: '', default: 5, least: 0, most: 20, about: 'redirects that are followed' },
  listPages: { unit: '', default: 200, least: 1, most: 10_000, about: 'pages of one list' },
  drawTimeout: {
    unit: 'ms',
    default: 180_000,
    least: 1,
    most: hour,
    about: 'bound on drawing a page with its scripts',
  },
  drawPages: { unit: '', default: 2, least: 1, most: 16, about: 'pages that are drawn at one time' },
  warcSize: {
    unit: 'bytes',
    default: 1_000_000_000,
    least: 1000,
    most: 100_000_000_000,
    about: 'size past which a new WARC file is begun',
  },
} as const satisfies Record<string, Setting>;

export type SettingName = keyof typeof settings;
export type Settings = Readonly<Record<SettingName, number>>;

/** A setting that is not admitted; the message is one line for a person. */
export class SettingError extends Error {
  override readonly name = 'SettingError';
}

/** The name of a setting on the command line: `maxBody` is `max-body`. */
export function flagOf(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/**
 * All settings, those that are not given at their defaults.
 *
 * @throws {SettingError} for a number out of bounds
 */
export function settingsOf(given: Partial<Record<SettingName, number | undefined>> = {}): Settings {
  const names = Object.keys(settings) as SettingName[];
  return Object.fromEntries(
    names.map((name) => {
      const { default: usual, least, most, unit, isFraction = false }: Setting = settings[name];
      const value = given[name] ?? usual;
      if (!(value >= least && value <= most) || (!isFraction && !Number.isInteger(value)))
        throw new SettingError(
          `--${flagOf(name)} ${value}: ${isFraction ? 'a number' : 'a whole number'}${unit === '' ? '' : ` of ${unit}`} from ${least} to ${most}`,
        );
      return [name, value];
    }),
  ) as Settings;
}
