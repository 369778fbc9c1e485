// The cities of the portals, with the counties and districts under them.

export interface City {
  readonly name: string;
  readonly code: string;
  readonly counties: readonly string[];
}

function city(code: string, name: string, counties: string): City {
  return { name, code, counties: counties.split(' ') };
}

export const yangquan = city('140300', '阳泉市', '城区 矿区 郊区 平定县 盂县');
export const handan = city(
  '130400',
  '邯郸市',
  '丛台区 复兴区 肥乡区 永年区 临漳县 成安县 大名县 涉县 磁县 魏县 武安市',
);
export const yingkou = city('210800', '营口市', '站前区 西市区 鲅鱼圈区 老边区 盖州市 大石桥市');
export const hegang = city('230400', '鹤岗市', '向阳区 工农区 南山区 兴安区 东山区 兴山区 萝北县 绥滨县');
export const yangzhou = city('321000', '扬州市', '广陵区 邗江区 江都区 宝应县 仪征市 高邮市');
export const lianyungang = city('320700', '连云港市', '连云区 海州区 赣榆区 东海县 灌云县 灌南县');
export const taizhou = city('321200', '泰州市', '海陵区 高港区 姜堰区 兴化市 靖江市 泰兴市');
export const shaoxing = city('330600', '绍兴市', '越城区 柯桥区 上虞区 新昌县 诸暨市 嵊州市');
export const quzhou = city('330800', '衢州市', '柯城区 衢江区 常山县 开化县 龙游县 江山市');
export const zhoushan = city('330900', '舟山市', '定海区 普陀区 岱山县 嵊泗县');
export const huainan = city('340400', '淮南市', '大通区 田家庵区 谢家集区 八公山区 潘集区 凤台县 寿县');
export const jingdezhen = city('360200', '景德镇市', '昌江区 珠山区 浮梁县 乐平市');
export const weihai = city('371000', '威海市', '环翠区 文登区 荣成市 乳山市');
export const ezhou = city('420700', '鄂州市', '梁子湖区 华容区 鄂城区');
export const huaihua = city('431200', '怀化市', '鹤城区 中方县 沅陵县 辰溪县 溆浦县 会同县 芷江侗族自治县 洪江市');
export const jiangmen = city('440700', '江门市', '蓬江区 江海区 新会区 台山市 开平市 鹤山市 恩平市');
export const beihai = city('450500', '北海市', '海城区 银海区 铁山港区 合浦县');
export const yuxi = city('530400', '玉溪市', '红塔区 江川区 通海县 华宁县 易门县 新平彝族傣族自治县 澄江市');
export const tongchuan = city('610200', '铜川市', '王益区 印台区 耀州区 宜君县');
export const baoji = city(
  '610300',
  '宝鸡市',
  '渭滨区 金台区 陈仓区 凤翔区 岐山县 扶风县 眉县 陇县 千阳县 麟游县 太白县',
);
