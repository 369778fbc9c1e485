// Which room may import which (docs/architecture.md). A room's door is its index.ts.
const may = {
  report: [],
  page: [],
  region: [],
  extract: ['report', 'page', 'region'],
  archive: ['page', 'report'],
  site: ['report', 'page'],
  dataset: ['report'],
  settings: [],
  state: [],
  crawl: ['archive', 'settings', 'site', 'state', 'page'],
  review: ['report', 'dataset'],
  portal: ['report'],
  export: ['dataset', 'report'],
  harvest: ['archive', 'crawl', 'dataset', 'extract', 'page', 'report', 'state'],
  reextract: ['archive', 'dataset', 'extract', 'page', 'report', 'review', 'state'],
  ledger: ['dataset', 'report', 'review', 'state'],
  track: ['dataset', 'ledger', 'report', 'review', 'state'],
  survey: ['crawl', 'dataset', 'harvest', 'region', 'report', 'site'],
};

const roomRules = Object.entries(may).map(([room, others]) => ({
  name: `${room}-imports-only-${others.join('-') || 'itself'}`,
  severity: 'error',
  from: { path: `^src/${room}/` },
  to: { path: '^(src|extractors)/', pathNot: `^src/(${[room, ...others].join('|')})/` },
}));

export default {
  forbidden: [
    ...roomRules,
    {
      name: 'extractors-import-only-site',
      severity: 'error',
      from: { path: '^extractors/' },
      to: { path: '^src/', pathNot: '^src/site/' },
    },
    {
      name: 'through-the-door',
      comment: 'Other rooms import the door, not the furniture.',
      severity: 'error',
      from: { path: '^src/([^/]+)/' },
      to: { path: '^src/([^/]+)/', pathNot: ['^src/$1/', '^src/[^/]+/index\\.ts$'] },
    },
    {
      name: 'through-the-door-from-outside',
      severity: 'error',
      from: { path: '^(extractors/|src/index\\.ts)' },
      to: { path: '^src/[^/]+/', pathNot: '^src/[^/]+/index\\.ts$' },
    },
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'nobody-imports-the-command-line',
      severity: 'error',
      from: { pathNot: '^src/cli/' },
      to: { path: '^src/cli/' },
    },
    {
      name: 'no-development-packages',
      severity: 'error',
      from: { path: '^(src|extractors)/' },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg'] },
    },
    { name: 'not-to-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
};
