// Pages to time: the sample portal's reports, grown to the size of real pages with navigation, prose, styles and scripts.
import iconv from 'iconv-lite';
import { type SampleReport, sampleReports } from '../src/portal/index.js';
import { renderPage } from '../src/portal/render.js';

export interface BenchPage {
  readonly name: string;
  readonly bytes: Buffer;
  readonly charset: 'utf-8' | 'gb18030';
  readonly contentType: string;
}

export const SMALLEST = 60_000;
export const LARGEST = 120_000;

/** As many different pages as asked for, the same in every run, their sizes spread over 60 to 120 KB. */
export function benchPages(count: number): BenchPage[] {
  const step = (LARGEST - SMALLEST - 4000) / Math.max(1, count - 1);
  return Array.from({ length: count }, (_, index) => benchPage(index, SMALLEST + 2000 + Math.round(index * step)));
}

function benchPage(index: number, size: number): BenchPage {
  const sample = sampleReports[index % sampleReports.length];
  if (!sample) throw new Error('the sample portal has no reports');
  const report = { ...sample, rendering: sample.rendering === 'script' ? ('tables' as const) : sample.rendering };
  return {
    name: `${report.city} ${report.year} ${report.rendering}, ${report.charset}`,
    bytes: pageOfSize(report, index + 1, size),
    charset: report.charset,
    contentType: 'text/html',
  };
}

/** The page of a report, grown to a size in bytes; not smaller than the report itself. */
export function pageOfSize(report: SampleReport, seed: number, size: number): Buffer {
  const page = renderPage(report);
  const random = randomNumbers(seed);
  const missing = () => size - iconv.encode(padded(page, padding), report.charset).length;
  const padding: Padding = { head: [], navigation: [], prose: [] };
  for (let left = missing(); left > 0; left = missing())
    // In steps, since counting bytes means encoding the page.
    for (let grown = 0; grown < Math.max(600, left / 2); ) {
      const kind =
        (['navigation', 'prose', 'navigation', 'prose', 'head'] as const)[Math.floor(random() * 5)] ?? 'prose';
      const piece = makers[kind](random);
      padding[kind].push(piece);
      grown += Buffer.byteLength(piece) * (report.charset === 'utf-8' ? 1 : 0.7);
    }
  return iconv.encode(padded(page, padding), report.charset);
}

type Padding = Readonly<Record<'head' | 'navigation' | 'prose', string[]>>;

function padded(page: string, { head, navigation, prose }: Padding): string {
  return page
    .replace('</head>', `${head.join('\n')}</head>`)
    .replace('<div class="nav">', `<ul class="menu">${navigation.join('\n')}</ul><div class="nav">`)
    .replace(/(?=<p>&nbsp;&nbsp;二、)/, prose.join('\n'));
}

const words =
  '栏目 更新 目录 检查 公开 办理 说明 登记 来信 网站 指南 机构 年度 季度 材料 编号 咨询 服务 统计 信息'.split(' ');

const makers: Readonly<Record<keyof Padding, (random: () => number) => string>> = {
  head: (random) =>
    random() < 0.5
      ? `<style>.m${Math.floor(random() * 1000)} a { color: #${Math.floor(random() * 900 + 100)}; padding: 0 ${Math.floor(random() * 9)}px }</style>`
      : `<script>var item${Math.floor(random() * 1000)} = { open: ${random() < 0.5}, width: ${Math.floor(random() * 900)}, name: "<li>" };</script>`,
  navigation: (random) =>
    `<li class="item"><a href="/col/col${Math.floor(random() * 100_000)}/index.html" title="${phrase(random, 3)}" target="_blank">${phrase(random, 3)}</a></li>`,
  prose: (random) => {
    const sentences = Array.from(
      { length: 1 + Math.floor(random() * 5) },
      () => `${phrase(random, 6)}，${phrase(random, 4)}。`,
    );
    return `<p class="MsoNormal" style="text-indent:32.0pt"><span style="font-family:仿宋">&nbsp;&nbsp;${sentences.join('</span><span lang="EN-US">')}</span></p>`;
  },
};

function phrase(random: () => number, length: number): string {
  return Array.from({ length }, () => words[Math.floor(random() * words.length)]).join('');
}

/** Numbers from 0 to 1 that are the same in every run (a linear congruential generator). */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
