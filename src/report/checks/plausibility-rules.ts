// The rules behind the warnings, each with its reason; docs/checks.md lists them.

/** How the two sides of a rule must stand to each other for nothing to be odd. */
export type Relation = 'at_most' | 'not_the_same_unless_0';

/** A rule on the columns of one row: the columns of each side are added up. */
export interface ColumnRule {
  readonly rule: string;
  readonly left: readonly string[];
  readonly relation: Relation;
  readonly right: readonly string[];
  /** What the right side is multiplied by. */
  readonly times?: number;
  /** What is odd where the rule is broken. */
  readonly reason: string;
}

/**
 * Yuan for one purchase above which 元 has been printed as 万元. The one slip known stands at 236,000,000 for an item;
 * the largest mean of a report that is right is below 2,000,000.
 */
export const MAX_YUAN_AN_ITEM = 100_000_000;

/** Applied to every row that has all of the columns. */
export const columnRules: readonly ColumnRule[] = [
  {
    rule: 'newly_within_total',
    left: ['newly_disclosed'],
    relation: 'at_most',
    right: ['total_disclosed'],
    reason: 'more was disclosed this year (本年新公开数量) than ever (对外公开总数量)',
  },
  {
    rule: 'made_within_total',
    left: ['made'],
    relation: 'at_most',
    right: ['total_disclosed'],
    reason:
      'more was made this year (本年新制作数量) than was ever disclosed (对外公开总数量), and all that is made of this kind has to be disclosed (第二十条第（一）项)',
  },
  {
    rule: 'newly_within_made',
    left: ['newly_disclosed'],
    relation: 'at_most',
    right: ['made'],
    reason: 'more was disclosed this year (本年新公开数量) than made (本年新制作数量)',
  },
  {
    rule: 'decisions_not_items',
    left: ['decisions'],
    relation: 'not_the_same_unless_0',
    right: ['previous_items', 'change'],
    reason:
      '处理决定数量 is just 上一年项目数量 with 本年增/减 added: the new number of items seems to stand where decisions belong',
  },
  {
    rule: 'items_not_below_0',
    left: [],
    relation: 'at_most',
    right: ['previous_items', 'change'],
    reason: '本年增/减 takes away more items than 上一年项目数量 has',
  },
  {
    rule: 'issued_within_in_force',
    left: ['issued'],
    relation: 'at_most',
    right: ['in_force', 'repealed'],
    reason:
      'more was issued this year (本年制发件数) than is in force (现行有效件数) and was repealed (本年废止件数): fewer than none would have been in force the year before',
  },
  {
    rule: 'amount_for_items',
    left: ['amount'],
    relation: 'at_most',
    right: ['items'],
    times: MAX_YUAN_AN_ITEM,
    reason:
      '采购总金额 is above 1亿元 for each of 采购项目数量: 元 may have been printed as 万元, or items may have been left out',
  },
];

/** Indicators of the list before 2019 that count a part of what another counts. */
export const partsOfList: Readonly<Record<string, readonly string[]>> = {
  'disclosed.total': [
    'disclosed.normative_documents',
    'disclosed.gazette',
    'disclosed.website',
    'disclosed.weibo',
    'disclosed.wechat',
    'disclosed.other_channels',
  ],
  'responses.press_conferences': ['responses.press_conferences_head'],
  'responses.online_interviews': ['responses.online_interviews_head'],
};

export const partReason = 'an indicator that counts a part (其中, or one of the channels) is above the whole';
export const negativeReason = 'a number below 0 in a cell that counts or holds an amount';
export const fractionReason = 'a fraction in a cell that counts';
