// What prose states of section four: reviews and lawsuits.
import { both, cases, type Statement, state, total } from './statement.js';

const cause =
  '(?:发生|有)?(?:(?:因|由|涉及)?(?:政府)?信息公开(?:工作|申请|类)?)?(?:引发|引起|产生|而|被|申请|提起|发生|涉及|导致){0,3}的?';
const review = '行政复议(?:申请|案件|案)?';
const lawsuit = '行政诉讼(?:案件|案)?';

const results: readonly (readonly [string, string, string])[] = [
  ['(?:结果)?维持', 'upheld', 'upheld'],
  ['(?:结果)?(?:纠正|纠错)', 'corrected', 'corrected'],
  ['其他结果', 'other', ''],
  ['尚未审结', 'pending', ''],
];

const about = 'review';
const table = 'review_litigation';
// The forms since 2019 count two kinds of lawsuits, and not both together.
const lawsuits = { pre2019: ['pre2019.litigation.total'] };

export const reviewStatements: readonly Statement[] = [
  state(
    'reviews',
    `${cause}${review}${total}${cases}`,
    { ...both(`${table}.review.total`), pre2019: ['pre2019.review.total'] },
    { about },
  ),
  ...results.flatMap(([words, id, listed]) => {
    const ids = {
      ...both(`${table}.review.${id}`),
      ...(listed === '' ? {} : { pre2019: [`pre2019.review.${listed}`] }),
    };
    return [
      state('review_result', `${cause}${review}${words}${total}${cases}`, ids, { about }),
      state('review_result', `${words}${total}${cases}`, ids, { about, after: /^review/, isPart: /^review/ }),
    ];
  }),
  state('litigation', `${cause}${lawsuit}${total}${cases}`, lawsuits, { about }),
  state('litigation', `诉讼${total}${cases}`, lawsuits, { about, after: /^review/ }),
  state('litigation_direct', `未经复议直接(?:起诉|诉讼)的?${total}${cases}`, both(`${table}.litigation_direct.total`), {
    about,
    isPart: /^litigation/,
  }),
  state(
    'litigation_after_review',
    `复议后(?:起诉|诉讼)的?${total}${cases}`,
    both(`${table}.litigation_after_review.total`),
    { about, isPart: /^litigation/ },
  ),
];
