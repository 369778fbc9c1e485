// What may stand before a statement and leaves it whole: how the work is done, by which rule, and heads that name it.

// That something is done, and how.
const doing =
  '严格|认真|切实|进一步|积极|坚持|坚决|深入|不断|全面|扎实|持续|着力|稳步|有序|有效|大力|努力|始终|充分|高度|规范|依法|依规|' +
  '贯彻|落实|执行|遵守|履行|健全|完善|建立|加强|做好|强化|提升|提高|优化|细化|深化|推进|推动|开展|加大|拓宽|畅通|明确|重视|' +
  '保障|满足|便利|方便|促进|办理|办结|答复|回复|处理|受理|审核|详见下表|如下表|如下|现将';
// What it is done to. None of these words narrows what is counted: no field, no body, no time, no kind of applicant.
const work =
  '政府信息公开|政务公开|信息公开|依申请公开|主动公开|政府|政务|信息|公开|申请人|申请|条例|法律顾问|法律法规|法规|法定|规定|制度|机制|' +
  '工作|业务|流程|程序|渠道|方式|力度|职责|职能|义务|质量|质效|水平|效率|时限|期限|目录|内容|标准|审查|监督|管理|人民|群众|' +
  '社会公众|向社会|公众|知情权|参与权|表达权|监督权|需求|合法|权益|建设|运行|平台|网站|新媒体|栏目|专栏|常态|例外|原则|各项|各类|有关|相关|' +
  '情况|意识|责任|能力|培训|会议|透明度|及时|准确|按时|按期|逐件|逐一|全部|均|已|成立|领导|修订|新|中华人民共和国|不|以|为|的|了|地|' +
  '和|与|及|并|、|等';
// Done so many times, it is all of its clause: 更新栏目135次.
const times = /\d+余?(?:人次|次|场|期)$/;
const events = '更新|召开|举办|组织|参加|接待|来访';
// What the heads of such reports say beside.
const titles =
  '总体|基本|概述|概况|总述|综述|收到|提交|行政复议|行政诉讼|复议|诉讼|规章|行政规范性文件|规范性文件|行政许可|行政处罚|行政强制|' +
  '行政执法|行政事业性收费|收费|政府集中采购|集中采购|决定|数据|统计|年度|全年|报告|取得|成效|主要|做法|具体';

// 政府网站 alone is a channel, 监督管理 a field.
const subject = /公开|申请|复议|诉讼|规章|文件|情况|工作|概[述况]|[总综]述|总体|行政|收费|采购|数据|统计|成效|做法/;

// A word that another begins with comes after it.
const anyOf = (...lists: readonly string[]) =>
  new RegExp(
    lists
      .flatMap((list) => list.split('|'))
      .sort((a, b) => b.length - a.length)
      .join('|'),
    'g',
  );
// 社会保障 and 组织建设 are fields: what is done comes first, or after the name of this very work.
const isDoing = new RegExp(`^(?:(?:均|全部|已|为|不)*(?:${doing})|(?:各项|政府信息|政务|信息|主动|依申请)*公开工作)`);
const known = anyOf(doing, work);
const knownOfEvents = anyOf(doing, work, events);
const knownInHeads = anyOf(doing, work, titles);
const plain: readonly RegExp[] = [
  /^(?:(?:政府|政务)?信息)?(?:主动公开|依申请公开|公开申请|公开)(?:申请)?(?:工作|事项)?(?:办理)?(?:情况|方面)?$/,
  /^(?:总体|基本|工作|整体)情况$/,
  /^(?:[一二三四五六七八九十]{1,3}(?:是|、)?|第[一二三四五六七八九十])$/,
  // Whoever is named there has not done it.
  /^(?:严格|认真)?(?:按照|根据|依照|依据|遵照)[^,]{0,40}(?:要求|规定|精神|部署)$/,
  /^在[^,]{1,40}(?:领导|指导|关心|支持|监督)下$/,
  /^(?:据|根据|经)(?:初步)?统计$/,
  /^(?:按时|按期|及时)?(?:答复|办结|办理|公开|回复)率(?:均)?(?:为|达到?)?\d[\d.]*%$/,
  /^占[^,\d]{0,8}\d[\d.]*%$/,
];
// A longer clause has more than its frame.
const LONGEST = 60;

/** Whether a clause, without the words for the issuer and titles in 《》, says nothing of what the next ones count. */
export function isFrame(text: string): boolean {
  if (text === '') return true;
  if (text.length > LONGEST) return false;
  if (plain.some((one) => one.test(text))) return true;
  if (times.test(text)) return text.replace(times, '').replace(knownOfEvents, '') === '';
  return isDoing.test(text) && text.replace(known, '') === '';
}

/** Whether a head, without its number and the words for the issuer, says only that such work is told of. */
export function isPlainHead(text: string): boolean {
  return text.split(/[,:。;\s]/).every((part) => isFrame(part) || isOfReport(part));
}

function isOfReport(part: string): boolean {
  return part.length <= LONGEST && subject.test(part) && part.replace(knownInHeads, '') === '';
}
