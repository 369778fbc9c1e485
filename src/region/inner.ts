// Words that begin with a division which the lists need not have: one that is no more, or one of several namesakes.

// Compounds that end like a division. Those of a whole word only at its beginning: 运城市 and 成都市 are divisions.
const compounds =
  /^(?:城市|都市|山区|林区|牧区|市区|特区|地区|侨乡)|(?:开发|高新|新|(?:工业|产业|科技|物流|化工|软件|农业)园|管理|示范|实验|试验|保税|保护|景|名胜|旅游|功能|度假|合作|工业|集聚|社|灌|库|老|辖|片|校|专)区|(?:上|超)市|(?:城|老)乡|(?:城|乡|村)镇|联盟/g;
// Of these none is in a division's name before the word for its kind.
const bodies = /政府|政务|公开|委员会|公司|学院|大学|医院|[局厅]|驻(?!马店)/;
// 市场, 市民, 市容, 市政, 区划, 县域 are words; 莱芜市民政局 and 莱芜市政府 have a city before.
const kinds =
  '市(?!场|容|民(?![政族宗防革建进盟])|政(?![府务协法研策]))|县(?![域级])|区(?![域划块间])|旗(?![帜渠])|盟|州';
const division = new RegExp(
  `^(?![县区旗盟州]|市(?![中南北]区)|省)(?:\\p{Script=Han}{1,6}?|\\p{Script=Han}{2,14}(?:自治|联合|族))(?:${kinds})`,
  'u',
);
const town = /^\p{Script=Han}{1,6}?(?:镇|乡|街道|苏木)(?=(?:人民)?政府|办事处|公所|党|综合|$)/u;

/** Whether words begin with what looks like a division. */
export function beginsLikeDivision(words: string): boolean {
  const name = division.exec(words.replace(compounds, '·'))?.[0];
  return name !== undefined && !bodies.test(name);
}

/** Whether words begin with a town, a township or a street office. */
export function beginsLikeTown(words: string): boolean {
  return town.test(words.replace(compounds, '·'));
}
