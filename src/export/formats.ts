// The formats; each is loaded when it is asked for.
import type { Format } from './sink.js';

export const formatNames = ['csv', 'xlsx', 'parquet', 'sqlite', 'datapackage'] as const;
export type FormatName = (typeof formatNames)[number];

const loaders: Readonly<Record<FormatName, () => Promise<Format>>> = {
  async csv() {
    const { csvName, openCsv } = await import('./csv.js');
    return { isFolder: true, filesFor: (tables) => tables.map(csvName), open: openCsv };
  },
  async xlsx() {
    const { openXlsx } = await import('./xlsx.js');
    return { isFolder: false, filesFor: () => [], open: openXlsx };
  },
  async parquet() {
    const { openParquet, parquetName } = await import('./parquet.js');
    return { isFolder: true, filesFor: (tables) => tables.map(parquetName), open: openParquet };
  },
  async sqlite() {
    const { openSqlite } = await import('./sqlite.js');
    return { isFolder: false, filesFor: () => [], open: openSqlite };
  },
  async datapackage() {
    const [{ csvName }, { DESCRIPTOR, openDataPackage }] = await Promise.all([
      import('./csv.js'),
      import('./datapackage.js'),
    ]);
    return { isFolder: true, filesFor: (tables) => [...tables.map(csvName), DESCRIPTOR], open: openDataPackage };
  },
};

export function loadFormat(name: FormatName): Promise<Format> {
  return loaders[name]();
}
