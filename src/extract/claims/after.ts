// What follows a statement may take it back, bound it or widen it.
import type { Self } from './lead.js';
import type { Statement } from './statement.js';
import { ofDisclosure, otherBody } from './words.js';

// 均与公开无关, （一审）.
const takesBack =
  /无关|(?:不|没有|未|无一件?)涉及|不属于(?!本|我)|并非|均非|剔除|扣除|除去|实际(?:受理|有效|收到)|^\([^)]{0,12}(?:一审|二审|再审)/;
// What the figure is said to be: not how it was dealt with, or came in.
const isSaidToBe =
  /^,(?:均|全部|都)?(?:为|系|是)(?!按[时期]|依法|及时|自然人|公民|个人|网络|网上|线上|当面|信函|(?:政府)?信息公开|依申请)/;
// What stands in brackets after it may bound it, unless it compares.
const bracket = /^\((?!同比|环比|比|较|相比|与|占)([^)]*)/;
const bounds = /不含|不包括|仅|只|目标|计划|代拟|截[至止]|20\d\d年|月/;
const remits = /免除|减免|免收|免征|退还|清退/;
const withCarriedIn = /(?:其中|含|包括|\()[^。;]*结转(?!至|到|入|为|下|次年)/;

/**
 * Whether the rest of its sentence leaves a statement unsure.
 *
 * @param rest from the mark after the statement on
 */
export function isTakenBack({ about, subject }: Statement, said: string, rest: string, self: Self): boolean {
  if (takesBack.test(rest) || isSaidToBe.test(rest)) return true;
  const inBrackets = bracket.exec(rest)?.[1] ?? '';
  if (bounds.test(inBrackets) || otherBody.test(self.without(inBrackets))) return true;
  if (subject === 'fees_amount' && remits.test(rest)) return true;
  if (subject === 'requests_received' && withCarriedIn.test(rest)) return true;
  // Of all reviews those on disclosure are only a part.
  return about === 'review' && !ofDisclosure.test(said) && ofDisclosure.test(rest);
}
