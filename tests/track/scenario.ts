// Three years of four cities: what happens on each day, and what has to be told of it.
import type { City, CityPortal } from './portals.js';

export interface Day {
  readonly day: string;
  /** What has happened since the day before. */
  readonly happens: (portals: Record<City, CityPortal>) => void;
  readonly code: number;
  /** Kind, division and year of each change, with the values of `revised`. */
  readonly told: readonly string[];
  /** Cities and years that could not be looked at. */
  readonly failed: readonly string[];
}

// The cell of a total, and that of one of its parts.
export const edited = (html: string) =>
  html.replace('<td>71</td>', '<td>73</td>').replace('<td>64</td>', '<td>66</td>');

export const scenario: readonly Day[] = [
  {
    day: '2020-02-10',
    happens: ({ 济南市, 太原市, 杭州市 }) => {
      for (const portal of [济南市, 太原市, 杭州市]) portal.publish(2019, '2020-01-29');
    },
    code: 10,
    told: ['published 140100 2019', 'published 330100 2019', 'published 370100 2019'],
    failed: [],
  },
  { day: '2020-04-02', happens: () => undefined, code: 10, told: ['overdue 130400 2019'], failed: [] },
  {
    day: '2020-05-06',
    happens: ({ 济南市, 邯郸市 }) => {
      邯郸市.publish(2019, '2020-05-05');
      // A new footer and another date of posting are no change.
      济南市.edit(2019, (html) => html.replace('仅供演示', '仅供参考').replaceAll('2020-01-29', '2020-03-01'));
    },
    code: 10,
    told: ['published 130400 2019'],
    failed: [],
  },
  {
    day: '2021-02-01',
    happens: (portals) => {
      for (const portal of Object.values(portals)) portal.publish(2020, '2021-01-29');
      portals.太原市.isDown = true;
    },
    code: 10,
    told: ['published 130400 2020', 'published 330100 2020', 'published 370100 2020'],
    failed: ['太原市 2019', '太原市 2020'],
  },
  {
    day: '2021-02-08',
    happens: () => undefined,
    code: 1,
    told: [],
    failed: ['太原市 2019', '太原市 2020'],
  },
  {
    day: '2021-03-05',
    happens: ({ 济南市, 太原市 }) => {
      太原市.isDown = false;
      济南市.edit(2019, edited);
    },
    code: 10,
    told: [
      'published 140100 2020',
      'revised 370100 2019: requests.received.natural_person 64 → 66, requests.received.total 71 → 73',
    ],
    failed: [],
  },
  {
    day: '2021-07-01',
    happens: ({ 邯郸市, 杭州市 }) => {
      杭州市.withdraw(2019);
      邯郸市.move(2019, '/nb/archive/r.html');
    },
    code: 10,
    told: ['moved 130400 2019', 'withdrawn 330100 2019'],
    failed: [],
  },
  {
    day: '2022-02-02',
    happens: ({ 济南市, 邯郸市, 太原市, 杭州市 }) => {
      for (const portal of [济南市, 邯郸市, 杭州市]) portal.publish(2021, '2022-01-29');
      太原市.isRemade = true;
    },
    code: 11,
    told: [
      'needs_look 140100 2019',
      'needs_look 140100 2020',
      'needs_look 140100 2021',
      'published 130400 2021',
      'published 330100 2021',
      'published 370100 2021',
    ],
    failed: [],
  },
  {
    day: '2022-04-02',
    happens: ({ 太原市, 杭州市 }) => {
      太原市.isRemade = false;
      杭州市.publish(2019, '2020-01-29');
    },
    code: 10,
    told: ['overdue 140100 2021', 'returned 330100 2019'],
    failed: [],
  },
];

/** All that has to be told, each change behind its day. */
export const expected = scenario.flatMap(({ day, told }) => told.map((change) => `${day} ${change}`)).sort();

/** Division, year, presence, timeliness, and whether it was revised, in the end. */
export const ledgerInTheEnd = [
  '130400 2019 published late',
  '130400 2020 published on_time',
  '130400 2021 published on_time',
  '140100 2019 published on_time',
  '140100 2020 published on_time',
  '140100 2021 not_found',
  '330100 2019 published on_time',
  '330100 2020 published on_time',
  '330100 2021 published on_time',
  '370100 2019 published on_time revised',
  '370100 2020 published on_time',
  '370100 2021 published on_time',
];
