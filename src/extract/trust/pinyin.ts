// Readings in parentheses after characters, 政(zheng)府(fǔ): a machine put them in.
import type { PageText } from './page-text.js';
import { andMore, type Signal } from './signal.js';

const gloss = String.raw`[(（][^\S\n]?[a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüɑɡ\u0300-\u030c]{1,8}[^\S\n]?[)）]`;
const glosses = new RegExp(`${gloss}(?:[^\\S\\n]?${gloss})*`, 'g');

// Readings of characters that every reader of a report knows: nobody adds them. Characters with another reading in some
// place's name (台州, 六安, 长子) are not among them, for there it is added.
const common = `政zheng 府fu 信xin 息xi 公gong 开開kai 工gong 作zuo 年nian 度du 报報bao 告gao 行xing 管guan 理li 机機ji 关關guan
国國guo 务務wu 院yuan 办辦ban 厅廳ting 条條tiao 例li 规規gui 定ding 范範fan 文wen 件jian 法fa 律lu 主zhu 动動dong 申shen 请請qing
处處chu 数數shu 量liang 网網wang 站zhan 门門men 部bu 单單dan 位wei 情qing 况況kuang 总總zong 体體ti 领領ling 导導dao 组組zu
织織zhi 制zhi 完wan 善shan 监監jian 督du 保bao 障zhang 审審shen 查cha 发發fa 布佈bu 服fu 民min 群qun 众眾zhong 社she 会會hui
经經jing 济濟ji 财財cai 预預yu 算suan 决決jue 收shou 费費fei 许許xu 可ke 罚罰fa 强強qiang 项項xiang 目mu 区區qu 划劃hua 县縣xian
市shi 省sheng 镇鎮zhen 乡鄉xiang 局ju 委wei 员員yuan 科ke 学學xue 教jiao 育yu 卫衛wei 生sheng 建jian 设設she 业業ye 企qi 村cun
农農nong 加jia 重zhong 中zhong 新xin 闻聞wen 媒mei 平ping 实實shi 施shi 结結jie 果guo 问問wen 题題ti 改gai 进進jin 措cuo 其qi 他ta
事shi 据據ju 时時shi 日ri 月yue 编編bian 全quan 面mian 内內nei 容rong 依yi 按an 照zhao 与與yu 及ji 和he 对對dui 通tong 过過guo 解jie
读讀du 回hui 应應ying 培pei 训訓xun 提ti 高gao 推tui 深shen 化hua 责責ze 任ren 执執zhi 权權quan 人ren 是shi 在zai 本ben
为為wei 传傳chuan 调調diao 调調tiao 相xiang 将將jiang 更geng 参參can 参參shen 系xi 间間jian 分fen 得de 地di 地de 的de 的di 降jiang
创創chuang 当當dang 便bian 率lu 供gong 切qie 载載zai 没沒mei 还還hai 还還huan 累lei 号號hao 种種zhong 转轉zhuan 着zhe 论論lun
答da 校xiao 校jiao 行hang 数數shuo 传傳zhuan 系ji 说說shuo 了le 着zhao 只zhi 给給gei 给給ji 假jia 量liang 少shao 共gong`;

const known = new Set<string>();
for (const [, characters = '', reading = ''] of common.matchAll(/(\p{Script=Han}+)([a-z]+)/gu))
  for (const character of characters) known.add(character + reading);

const syllable =
  /^(?:(?:zh|ch|sh|[bpmfdtnlgkhjqxzcsryw])(?:a|ai|an|ang|ao|e|ei|en|eng|i|ia|ian|iang|iao|ie|in|ing|iong|iu|o|ong|ou|u|ua|uai|uan|uang|ue|ui|un|uo)|a[ino]|ang|ei|en|er|ou)$/;

// So many different characters with so many different readings are no help for rare names any more.
const MANY = 10;

interface Place {
  readonly from: number;
  readonly to: number;
}

/** Readings added to a text; null where there are none, or only such as a rare name may need. */
export function pinyinSignal(page: PageText): Signal | null {
  const { text } = page;
  const characters = new Set<string>();
  const added = new Set<string>();
  let proof: Place | null = null;
  let first: Place | null = null;
  let places = 0;
  for (const { index, 0: found } of text.matchAll(glosses)) {
    const syllables = found.split(/[)）]/).slice(0, -1).map(plain);
    const [reading = ''] = syllables;
    if (!syllables.every((each) => syllable.test(each))) continue;
    const base = /(\p{Script=Han})[^\S\n]?$/u.exec(text.slice(Math.max(0, index - 3), index));
    if (!base?.[1]) continue;
    const place = { from: index - base[0].length, to: index + found.length };
    const isRepeated = syllables.length > 1 && syllables.every((each) => each === reading);
    if (isRepeated || known.has(base[1] + reading)) proof ??= place;
    characters.add(base[1]);
    added.add(reading);
    first ??= place;
    places++;
  }
  const cited = proof ?? (Math.min(characters.size, added.size) >= MANY ? first : null);
  if (!cited) return null;
  const shown = text.slice(cited.from, cited.to);
  return {
    code: 'pinyin_injected',
    message: `readings are put into the text, as in ${shown.slice(0, 40)}${andMore(places)}`,
    cite: page.cite(cited.from, cited.to),
  };
}

/** A syllable without its tone. */
function plain(text: string): string {
  const letters = text.replace(/[\s(（]/g, '');
  if (/^[a-z]*$/.test(letters)) return letters;
  return letters
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replaceAll('ɑ', 'a')
    .replaceAll('ɡ', 'g');
}
