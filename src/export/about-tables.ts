// What an export says of itself: its columns, where it comes from, and what could not be exported.
import type { Column, FixedTable, Row, Table } from './table.js';

const text = (name: string, about: string, aboutZh: string): Column => ({
  name,
  type: 'text',
  isRequired: true,
  about,
  aboutZh,
});

const columns: Omit<FixedTable, 'rows'> = {
  name: 'columns',
  title: 'what each column of each table means',
  titleZh: '各表各列说明',
  columns: [
    text('table_name', 'name of the table', '表名'),
    text('column_name', 'name of the column', '列名'),
    text('type', 'text, integer, number, boolean, date (YYYY-MM-DD) or time (ISO 8601, UTC)', '数据类型'),
    text('about', 'what stands in it', '英文说明'),
    text('about_zh', 'the same in Chinese', '中文说明'),
  ],
  key: ['table_name', 'column_name'],
};

/** The columns of `tables` and its own. */
export function columnsTable(tables: readonly Table[]): FixedTable {
  const rows = [...tables, columns].flatMap((table) =>
    table.columns.map((column): Row => [table.name, column.name, column.type, column.about, column.aboutZh]),
  );
  return { ...columns, rows };
}

/** Facts of the export as a whole; `Provenance` makes its rows. */
export const about: Table = {
  name: 'about',
  title: 'where this export comes from',
  titleZh: '导出说明',
  columns: [
    text('name', 'name of the fact', '事项'),
    { name: 'fact', type: 'text', about: 'the fact itself; null where there is none', aboutZh: '内容' },
  ],
  key: ['name'],
};

/** Record files that hold no record that could be exported. */
export const leftOut: Table = {
  name: 'left_out',
  title: 'record files that could not be exported',
  titleZh: '未能导出的记录文件',
  columns: [
    text('record', 'the file, relative to the folder that was exported', '记录文件'),
    text('reason', 'what is wrong with it', '原因'),
  ],
  key: ['record'],
};
