// Names and words that pages on hijacked domains put where a body's name stood.

const words = (list: string) => list.split(/\s+/);

/**
 * Betting and porn names that a report prints for one reason only: to say that they were fought. Names that a hotel, a
 * village or a dance hall may bear are not among them (金沙, 永利, 皇冠), nor what stands inside ordinary words (必威 in 势必威胁).
 */
export const brands = words(
  `威廉希尔 新葡京 澳门葡京 葡京娱乐 葡京赌场 美高梅娱乐城 美高梅赌场 美高梅平台 美高梅网址 金沙赌场 永利赌场 太阳城赌场 威尼斯人赌场
   皇冠体育 皇冠投注 亚博体育 开云体育 必威体育 万博体育 乐鱼体育 华体会体育 米兰体育 伟德体育 明升体育 沙巴体育 九游会
   申博娱乐 申博太阳城 爱游戏官网 六合宝典 六宝典 六合彩资料 六合彩开奖 香港马会资料 白小姐中特 欧洲杯买球 世界杯买球
   买球平台 买球官网 买球app 真人百家乐 真人荷官 时时彩平台 时时彩计划 北京赛车pk10 注册送彩金 开户送彩金
   无码视频 无码专区 亚洲无码 国产自拍视频 一级毛片 麻豆传媒 草榴社区`,
);

export const latinBrands = words('bet365 365bet 188bet betway betvictor manbetx dafabet fun88 18luck pornhub xvideos');

/** Words of the trade. A report may speak of it, so they count only where a body's name belongs. */
export const tradeWords = words(
  '娱乐城 赌场 博彩网 博彩平台 博彩官网 博彩公司 百家乐 老虎机 六合彩 时时彩 赌球 即时比分 葡京 美高梅 威尼斯人 送彩金 成人电影 成人色情 久久精品 精品久久 裸聊',
);

/** A brand that one of these follows is the name of a house or a place. */
export const venues = words(
  '馆 館 场 場 公园 公園 广场 廣場 中心 健身 休闲 设施 用品 器材 学校 学院 酒店 度假 饭店 大厦 大廈 村 社区',
);

/** Simplified and Traditional characters of the words above in turn: mirrors convert the script of what they put in, too. */
export const scriptPairs =
  '乐樂亚亞会會传傳伟偉发發国國场場娱娛宝寶尔爾开開户戶机機欧歐游遊爱愛码碼网網线線华華计計视視频頻级級资資赌賭赛賽车車鱼魚门門马馬体體万萬专專区區产產电電时時银銀册冊无無阳陽划劃买買台臺';

/** A sentence with one of these tells of gambling, porn or a break-in as of something that was fought. */
export const enforcement =
  /打[击擊]|赌博|賭博|涉[赌賭]|涉黄|涉黃|[扫掃][黄黃]|禁[赌賭]|查[处處封获獲]|取[缔締]|[侦偵破][破获獲办辦]|[诈詐][骗騙]|收[缴繳]|捣毁|搗毀|抓[获獲]|清除|封堵|[关關]停|篡改|植入|挂马|掛馬|非法/;

/** What follows a body's name in a report, and never the name of a game. */
export const office =
  /^(?:公司|集[团團])?(?:人民政府|[省市县縣区區](?:政府|人民)|[省市县縣区區]委|[办辦]公[厅廳室]|公[报報]|(?:门户|門戶)(?:网|網)|[省市县縣区區](?:教育|民政|[财財]政|公安|司法|审计|審計|水[务務利]|[统統][计計])局)/;
