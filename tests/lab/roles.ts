// The hosts that differ from the others: by their robots.txt, or by how they treat whoever asks.
import { type Answer, always } from './answer.js';
import { home, missing } from './pages.js';

export interface Role {
  /** The answer to /robots.txt. */
  readonly robots: Answer;
  /** Whether plain good pages may lie there too. */
  readonly isOpen: boolean;
  /** Pages of its own: how many, and what must become of them. */
  readonly pages?: {
    readonly count: number;
    readonly folder: string;
    readonly what: string;
    readonly outcome: string | readonly string[];
    /** Whether robots.txt forbids them. */
    readonly isDisallowed?: boolean;
    /** What stands in the place of the report; the report itself where it is left out. */
    readonly answer?: Answer;
  };
  /** Every second connection is reset before a byte, and each that is not takes one request. */
  readonly isHalf?: boolean;
}

const rules = (...lines: readonly string[]) =>
  always({ headers: { 'Content-Type': 'text/plain' }, body: ['User-agent: *', ...lines, ''].join('\n') });

export const ordinary: Role = { robots: rules('Disallow: /search/'), isOpen: true };

const down = always({ status: 503, body: '<p>维护中</p>' });

/** By number of the host; all others are ordinary. */
export const roles: ReadonlyMap<number, Role> = new Map<number, Role>([
  [
    13,
    {
      robots: rules('Disallow: /closed/'),
      isOpen: true,
      pages: {
        count: 4,
        folder: '/closed',
        what: 'a folder that robots.txt forbids',
        outcome: 'robots_disallowed',
        isDisallowed: true,
      },
    },
  ],
  [14, { robots: home, isOpen: true }],
  [15, { robots: missing, isOpen: true }],
  [
    16,
    {
      robots: rules('Disallow: /'),
      isOpen: false,
      pages: {
        count: 4,
        folder: '/shut',
        what: 'a host that robots.txt forbids',
        outcome: 'robots_disallowed',
        isDisallowed: true,
      },
    },
  ],
  [
    17,
    {
      robots: rules('Crawl-delay: 0.2'),
      isOpen: false,
      pages: { count: 5, folder: '/slow', what: 'a host with a crawl delay of 200 ms', outcome: 'ok' },
    },
  ],
  [
    18,
    {
      robots: down,
      isOpen: false,
      pages: {
        count: 4,
        folder: '/unknown',
        what: 'a host whose robots.txt is 503',
        outcome: 'robots_disallowed',
        isDisallowed: true,
      },
    },
  ],
  [
    19,
    {
      robots: rules(),
      isOpen: false,
      pages: {
        count: 12,
        folder: '/down',
        what: 'a host where all is 503 but robots.txt',
        outcome: ['host_given_up', 'http_error'],
        answer: down,
      },
    },
  ],
  [
    20,
    {
      robots: rules(),
      isOpen: false,
      isHalf: true,
      pages: { count: 4, folder: '/half', what: 'a host that resets every second connection', outcome: 'ok' },
    },
  ],
]);
