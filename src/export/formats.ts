// The formats; each is loaded when it is asked for.
import type { Format } from './sink.js';
import type { Table } from './table.js';

export const formatNames = ['csv', 'xlsx', 'parquet', 'sqlite', 'datapackage'] as const;
export type FormatName = (typeof formatNames)[number];

const namesOf = (tables: readonly Table[]) => tables.map(({ name }) => name);
const never = () => Promise.resolve(false);

const loaders: Readonly<Record<FormatName, () => Promise<Format>>> = {
  async csv() {
    const { csvName, openCsv } = await import('./csv.js');
    return { isFolder: true, namesFor: (tables) => tables.map(csvName), isOwnFile: never, open: openCsv };
  },
  async xlsx() {
    const [{ openXlsx }, { isOwnXlsx }] = await Promise.all([import('./xlsx.js'), import('./xlsx-read.js')]);
    return { isFolder: false, namesFor: namesOf, isOwnFile: isOwnXlsx, open: openXlsx };
  },
  async parquet() {
    const { openParquet, parquetName } = await import('./parquet.js');
    return { isFolder: true, namesFor: (tables) => tables.map(parquetName), isOwnFile: never, open: openParquet };
  },
  async sqlite() {
    const { isOwnSqlite, openSqlite } = await import('./sqlite.js');
    return { isFolder: false, namesFor: namesOf, isOwnFile: isOwnSqlite, open: openSqlite };
  },
  async datapackage() {
    const [{ csvName }, { DESCRIPTOR, openDataPackage }] = await Promise.all([
      import('./csv.js'),
      import('./datapackage.js'),
    ]);
    return {
      isFolder: true,
      namesFor: (tables) => [...tables.map(csvName), DESCRIPTOR],
      isOwnFile: never,
      open: openDataPackage,
    };
  },
};

export function loadFormat(name: FormatName): Promise<Format> {
  return loaders[name]();
}
