// Addresses of real reports: what their shape says, and that it says nothing of a copy on another domain.
import { expect, it } from 'vitest';
import { makeOfAddress } from '../../extractors/makes.js';

const trs = 'TRS WCM or made like it';
const addresses: readonly (readonly [url: string, make: string | null])[] = [
  ['http://www.laifeng.gov.cn/xxgk/gknb/xzbm/xzwj/202201/t20220124_1239406.shtml', trs],
  ['http://www.gztongzi.gov.cn/zwgk/zfxxgk/zfxxgknb/2022n/202302/t20230218_78246924.html', trs],
  ['http://hunan.gov.cn/hnszf/xxgk/zfxxgknb/szbm_97944/202101/t20210129_14303990.html', trs],
  ['http://zwgk.changchun.gov.cn/jk/qzfzcbm/jjjskfqwjj/zfxxgknb/202103/t20210326_2777045.html', trs],
  ['http://js.changchun.gov.cn/zcbm/styjrswj/ndbg/202401/t20240115_3271106.html', trs],
  ['http://zwgk.changchun.gov.cn/lhs/djqzfzcbm/zclhsstlydjqswj/zfxxgknb/202104/t20210402_2787053.html', trs],
  ['https://www.huangpi.gov.cn/jxzl/slqj_jxzl/zfxxgkndbg_slqj/202101/t20210127_1618961.html', trs],
  ['http://www.kaiyang.gov.cn/zwgk/zfxxgk/xxgknb_5784164/2020_123/202101/t20210127_66550802.html', trs],
  ['http://rongchang.gov.cn/jz/hbz/zwgk_70755/zfxxgknb_70772/202101/t20210129_8843764.html', trs],
  [
    'https://www.tjbc.gov.cn/zwgk/zfxxgk/xxgk_zjyq/zjyq_xxgk_jrlj/xxgk_zfxxgknb_jrlj/202201/t20220123_5786521.html',
    trs,
  ],
  ['http://www.dttz.gov.cn/dttzx/zfzcbm2021/202202/973157410ae049d281a6121607fc4bfd.shtml', 'UCAP'],
  ['https://www.hainan.gov.cn/hainan/zfxxgknb/202503/ca118def9c9a46af91ac36f073546e00.shtml', 'UCAP'],
  ['http://www.xjnlk.gov.cn/xjnlk/c112945/202401/46aba5e181454bc798b5443c493da056.shtml', 'UCAP'],
  ['http://www.bjtzh.gov.cn/tzzfxxgk/c109617/202009/1314868.shtml', 'UCAP'],
  ['http://fg.gov.cn/info/1648/47211.htm', 'VSB'],
  ['https://www.xjwq.gov.cn/info/1050/64208.htm', 'VSB'],
  ['http://www.lishui.gov.cn/module/xxgk/xxgkAnnualReport.jsp?fbtime=2017&area=113325000026455663', 'Hanweb'],
  ['http://www.fufeng.gov.cn/art/2021/1/26/art_16061_1342479.html', 'Hanweb'],
  ['https://www.jiande.gov.cn/art/2022/1/14/art_1229615157_58741.html', 'Hanweb'],
  ['https://dxzzzx.gov.cn/dxx/zfxxgk/zfxxgknb/art/2022/art_bb868db643a943508aff45b89949d4b3.html', 'Hanweb'],
  ['https://www.ah.gov.cn/public/1681/565412321.html', 'Lonsun'],
  ['http://whly.gd.gov.cn/gkmlpt/annualreport#2629', 'gkmlpt'],
  ['http://www.suixi.gov.cn/zwgk/xxgknb/content/post_2147681.html', 'NFCMS'],
  ['http://www.lw.gov.cn/zwgkk/qmtjjczwgkbzhgfhgz/gjd/nyj/content/post_7033012.html', 'NFCMS'],
  // Of no make that is known.
  ['https://shanghai.gov.cn/nw12344/20230331/4a03b5fa47ae4c73b7ec42801de6be66.html', null],
  ['https://www.scanju.gov.cn/gongkai/show/1d4f2cdda192404cbe3b072cb7b24818.html', null],
  ['http://hengnan.gov.cn/zwgk/bmxxgkml/xzfgzbm/xwsjkj/xxgknb/20201231/i2264297.html', null],
  ['http://www.sxjiaxian.gov.cn/zwgk/zfxxgkzl/xtjdbnb/ct/49959.htm', null],
  ['http://www.leiyang.gov.cn/xxgk/bmxxgkml/gxzjdbsc/msz/xxgkndbg/20200214/i1180025.html', null],
  ['http://www.xypingqiao.gov.cn/2018/02-25/482962.html', null],
  ['http://www.qianan.gov.cn/single/29/71869.html', null],
  ['http://wasg.jmsqjq.gov.cn/e/action/ShowInfo.php?classid=174&id=7841&tempid=14', null],
  [
    'http://www.sjzqx.gov.cn/columns/841725bf-e99b-41f7-826a-121bc6b18a93/202202/09/c9aa51fa-a7ef-4c85-9d43-8874fc10b890.html',
    null,
  ],
  ['http://taojiang.gov.cn/25076/25112/37254/37255/content_1500366.html', null],
  ['http://www.xiangtan.gov.cn/109/213/215/17922/18225/content_1005107.html', null],
  ['http://www.xixianxinqu.gov.cn/xwzx/ztzl/zfxxgknb/2022/gzj/tpz/63d48a80f8fd1c4c213ab9ff.html', null],
  ['https://jyj.yangling.gov.cn/zfxxgk/zfxxgknb/1426057137083166722.html', null],
  ['https://zizhou.gov.cn/zwgk/zfxxgknb/gbmxxgknb/2021nb/1484355094259007489.html', null],
];

it.each(addresses)('%s', (url, make) => {
  expect(makeOfAddress(url)).toBe(make);
});

// The paths of these are those of victims, whose hosts they are not.
it.each([
  ...addresses.map(([url]) => `https://tjj.copy.example${new URL(url).pathname}`),
  'http://copy-on-another-domain.example/dyxxxgk/c101310/202101/faa776808b964cca8408b45693e6b297.shtml',
  'http://copy-on-another-domain.example/art/2021/1/20/art_16078_3634215.html',
  'http://copy-on-another-domain.example/xxgk/zfxxgknb/gknb2022/202302/t20230222_667391.html',
  'http://gov.cn.copy.example/info/1648/47211.htm',
  'http://www.fakegov.cn/info/1648/47211.htm',
])('says nothing of %s', (url) => {
  expect(makeOfAddress(url)).toBeNull();
});
