// Names of divisions: what of one is said, and what only tells its kind.
const peoples =
  '蒙古|回|藏|维吾尔|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|拉祜|水|东乡|纳西|景颇|柯尔克孜|土|达斡尔|仫佬|羌|布朗|撒拉|毛南|仡佬|锡伯|阿昌|普米|怒|鄂温克|德昂|保安|裕固|独龙|鄂伦春|各';
const kinds = '特别行政区|自治区|自治州|自治县|自治旗|地区|林区|新区|省|市|盟|县|区|旗';
// 新疆维吾尔自治区 and 伊犁哈萨克自治州 name their peoples without 族; in 内蒙古自治区 it belongs to the name.
const suffix = new RegExp(`(?:(?:(?:${peoples})族)*|(?<=..)(?:维吾尔|哈萨克|蒙古|柯尔克孜))(?:${kinds})$`);

/** The name without the words for its kind, whatever is left. */
export function stemOf(name: string): string {
  return name.replace(suffix, '');
}

/** The name without the words for its kind, where two characters or more are left: 辽阳 of 辽阳市, but 沙县. */
export function shortName(name: string): string {
  const stem = stemOf(name);
  return stem.length >= 2 ? stem : name;
}
