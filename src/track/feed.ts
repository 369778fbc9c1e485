// feed.json: the latest changes as a JSON Feed (version 1.1, https://www.jsonfeed.org/version/1.1/).
import { join } from 'node:path';
import { writeWhole } from '../dataset/index.js';
import type { Change, ChangeKind, SideOfValue } from './change.js';

const FEED = 'feed.json';
const MAX_ITEMS = 500;

/** What each kind of change is called. */
export const kindNames: Readonly<Record<ChangeKind, { readonly en: string; readonly zh: string }>> = {
  published: { en: 'published', zh: '已发布' },
  added: { en: 'another document', zh: '新增文本' },
  moved: { en: 'moved', zh: '地址变更' },
  revised: { en: 'revised', zh: '内容修改' },
  withdrawn: { en: 'withdrawn', zh: '已撤下' },
  returned: { en: 'returned', zh: '重新发布' },
  overdue: { en: 'overdue', zh: '逾期未发布' },
  needs_look: { en: 'needs a look', zh: '需人工核查' },
};

/** Writes the feed, the newest change first; older ones than it holds are in the history. */
export async function writeFeed(folder: string, changes: readonly Change[]): Promise<void> {
  const items = changes.slice(-MAX_ITEMS).reverse().map(itemOf);
  const feed = {
    version: 'https://jsonfeed.org/version/1.1',
    title: 'nianbao: 政府信息公开工作年度报告',
    language: 'zh-CN',
    items,
  };
  await writeWhole(join(folder, FEED), `${JSON.stringify(feed, null, 2)}\n`);
}

function itemOf(change: Change) {
  const { id, kind, body, year, url, seenAt, detail, values } = change;
  const { en, zh } = kindNames[kind];
  return {
    id,
    ...(url === null ? {} : { url }),
    title: `${body}${year}年报告：${zh} (${en})`,
    content_text: [detail, ...values.map(valueSaid)].join('\n'),
    date_published: seenAt,
    tags: [kind],
    _nianbao: change,
  };
}

/** One value before and after, with the official label. */
export function valueSaid({ id, label, before, after }: Change['values'][number]): string {
  return `${id} ${label}: ${sideSaid(before)} → ${sideSaid(after)}`;
}

function sideSaid({ value, status, cite }: SideOfValue): string {
  return `${value ?? status}${cite ? ` (${cite.start}–${cite.end})` : ''}`;
}
