// Columns about a report: whose it is, and the document that it was read from.
import { failedSums } from '../report/index.js';
import type { ColumnOf, Entry } from './table.js';

/** Which report a row is about; the first columns of every table of reports, values and checks. */
export const identity: readonly ColumnOf<Entry>[] = [
  {
    name: 'record',
    type: 'text',
    isRequired: true,
    about: 'file of the record, relative to the folder that was exported; no two records share it',
    aboutZh: '记录文件，相对于导出的文件夹；每条记录唯一',
    of: ({ path }) => path,
  },
  {
    name: 'report',
    type: 'text',
    isRequired: true,
    about: 'id of the report: region code or x, issuer, year; the same for every copy and revision of it',
    aboutZh: '报告标识：区划代码（或x）、发布机关、年份；同一报告的各副本、修订版相同',
    of: ({ record }) => record.report.id,
  },
  {
    name: 'is_primary',
    type: 'boolean',
    isRequired: true,
    about: 'whether this record stands for its report; false for another copy or revision: count only true',
    aboutZh: '是否为该报告的主记录；副本或修订版为否，统计时只取“是”',
    of: ({ isPrimary }) => isPrimary,
  },
  {
    name: 'region',
    type: 'text',
    about: 'code of the division whose body issued the report, six digits of GB/T 2260; it is text, not a number',
    aboutZh: '发布机关所属行政区划代码，GB/T 2260六位数字；为文本',
    of: ({ record }) => record.report.issuer.region?.code ?? null,
  },
  {
    name: 'region_name',
    type: 'text',
    about: 'name of that division',
    aboutZh: '行政区划名称',
    of: ({ record }) => record.report.issuer.region?.name ?? null,
  },
  {
    name: 'issuer',
    type: 'text',
    about: 'the body that issued the report, as its title names it',
    aboutZh: '发布机关，以报告标题为准',
    of: ({ record }) => record.report.issuer.name,
  },
  {
    name: 'issuer_kind',
    type: 'text',
    words: ['government', 'office', 'department', 'town'],
    about: 'which body of the division it is: government, office, department or town; null where that is not sure',
    aboutZh: '发布机关种类：government政府、office政府办公室、department部门、town乡镇街道；不能确定则为空',
    of: ({ record }) => record.report.issuer.kind ?? null,
  },
  {
    name: 'year',
    type: 'integer',
    about: 'year that the report is about, not the year in which it was published',
    aboutZh: '报告所属年度，非发布年份',
    of: ({ record }) => record.report.year,
  },
  {
    name: 'form',
    type: 'text',
    words: ['pre2019', '2019', '2021'],
    about: 'national form that its tables are on',
    aboutZh: '报告表格所用的全国统一格式',
    of: ({ record }) => record.report.form,
  },
];

export const address: ColumnOf<Entry> = {
  name: 'url',
  type: 'text',
  isLink: true,
  about: 'address of the document that was read, redirects followed',
  aboutZh: '所读文件的网址（跳转后）',
  of: ({ record }) => record.source.url,
};

export const trust: ColumnOf<Entry> = {
  name: 'trust',
  type: 'text',
  words: ['official', 'copy', 'altered', 'unknown'],
  about: 'whether the document is what the body published: official, copy, altered or unknown',
  aboutZh: '文件是否为机关原始发布：official官方、copy转载、altered被改动、unknown不明',
  of: ({ record }) => record.source.trust?.verdict ?? null,
};

/** Where the document is and how it is decoded. */
export const source: readonly ColumnOf<Entry>[] = [
  address,
  {
    name: 'fetched_at',
    type: 'time',
    about: 'when the document was asked for, UTC',
    aboutZh: '抓取时间，UTC',
    of: ({ record }) => record.source.fetchedAt,
  },
  {
    name: 'charset',
    type: 'text',
    about: 'encoding that the document was decoded with',
    aboutZh: '文件解码所用编码',
    of: ({ record }) => record.source.charset,
  },
  {
    name: 'digest',
    type: 'text',
    isRequired: true,
    about: 'SHA-256 of the document',
    aboutZh: '文件的SHA-256摘要',
    of: ({ record }) => record.source.digest,
  },
  {
    name: 'capture_file',
    type: 'text',
    about: 'web archive (WARC) file that holds the document, relative to the folder that was exported',
    aboutZh: '存档（WARC）文件，相对于导出的文件夹',
    of: ({ record }) => record.source.snapshot?.file ?? null,
  },
  {
    name: 'capture_offset',
    type: 'integer',
    about: 'byte at which the capture begins in that file',
    aboutZh: '存档记录在文件中的起始字节',
    of: ({ record }) => record.source.snapshot?.offset ?? null,
  },
  {
    name: 'capture_record',
    type: 'text',
    about: 'WARC-Record-ID of the capture',
    aboutZh: '存档记录的WARC-Record-ID',
    of: ({ record }) => record.source.snapshot?.recordId ?? null,
  },
  trust,
];

const countOf = (status: string) => ({
  name: `values_${status}`,
  type: 'integer' as const,
  isRequired: true as const,
  about: `values of status ${status}`,
  aboutZh: `状态为${status}的数值个数`,
  of: ({ values }: Entry) => values.filter(({ value }) => value.status === status).length,
});

/** What the table of reports has besides. */
export const particulars: readonly ColumnOf<Entry>[] = [
  {
    name: 'title',
    type: 'text',
    about: 'title of the report as printed',
    aboutZh: '报告标题原文',
    of: ({ record }) => record.report.title,
  },
  {
    name: 'period_start',
    type: 'date',
    about: 'first day that the report says it covers',
    aboutZh: '报告所称统计期起始日',
    of: ({ record }) => record.report.period?.start ?? null,
  },
  {
    name: 'period_end',
    type: 'date',
    about: 'last day that the report says it covers',
    aboutZh: '报告所称统计期截止日',
    of: ({ record }) => record.report.period?.end ?? null,
  },
  {
    name: 'published_on',
    type: 'date',
    about: 'day of publication as the page gives it; after a move of the site this may be a later day',
    aboutZh: '页面所示发布日期；网站迁移后可能偏晚',
    of: ({ record }) => record.report.publishedOn,
  },
  {
    name: 'source_file',
    type: 'text',
    about: 'file that was read, where the document did not come from the web',
    aboutZh: '所读本地文件（非网络来源时）',
    of: ({ record }) => record.source.file,
  },
  {
    name: 'media_type',
    type: 'text',
    isRequired: true,
    about: 'kind of document, such as text/html',
    aboutZh: '文件类型，如text/html',
    of: ({ record }) => record.source.mediaType,
  },
  {
    name: 'charset_from',
    type: 'text',
    about: 'what the encoding was chosen by',
    aboutZh: '编码判定依据',
    of: ({ record }) => record.source.charsetFrom ?? null,
  },
  {
    name: 'trust_signals',
    type: 'text',
    about: 'codes of what the trust verdict rests on, with blanks between; null where there are none',
    aboutZh: '可信度判定依据代码，以空格分隔；没有则为空',
    of: ({ record }) => wordsOf(record.source.trust?.signals ?? []),
  },
  {
    name: 'problem_codes',
    type: 'text',
    about: 'codes of what a person should look at in the record, with blanks between; null where there are none',
    aboutZh: '需人工查看的问题代码，以空格分隔；没有则为空',
    of: ({ record }) => wordsOf(record.problems),
  },
  ...['read', 'inferred', 'blank', 'ambiguous', 'missing'].map(countOf),
  {
    name: 'checks_failed',
    type: 'integer',
    isRequired: true,
    about: 'sums of the form that do not hold',
    aboutZh: '不成立的勾稽关系个数',
    of: ({ record }) => failedSums(record.checks).length,
  },
  {
    name: 'schema_version',
    type: 'text',
    isRequired: true,
    about: 'version of the record format',
    aboutZh: '记录格式版本',
    of: ({ record }) => record.schemaVersion,
  },
];

function wordsOf(coded: readonly { readonly code: string }[]): string | null {
  return coded.length === 0 ? null : [...new Set(coded.map(({ code }) => code))].join(' ');
}
