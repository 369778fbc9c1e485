import type { Site } from '../src/site/index.js';
import { staticList } from './families/static-list.js';

// The province publishes its cities' reports in one column, a folder a year.
export const liaoning: Site = {
  name: 'liaoning',
  title: '辽宁省人民政府门户网站',
  region: '210000',
  root: 'https://www.ln.gov.cn/',
  family: staticList,
  columns: (year) => [`/web/zwgkx/zfxxgk1/2010zfxxgk_148535/${year}/index.shtml`],
  seen: null,
};
