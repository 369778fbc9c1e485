// The parts of a workbook that are not sheets, and the texts of all: Office Open XML (ECMA-376), part 1.
import type { Maker } from './provenance.js';
import type { Table } from './table.js';

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
export const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
export const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPES = 'application/vnd.openxmlformats-officedocument';

/** Styles of cells, by their place in the part of styles. */
export const styles = { plain: 0, head: 1, text: 2 } as const;

const named: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const special = /[&<>"]/g;
// What XML cannot hold, and the carriage return, which a reader of XML would make a line feed.
const unprintable = /[\u0000-\u0008\u000b-\u001f\ufffe\uffff]/g;
// A text that looks like the escape of such a character is escaped itself, also where only the next one would make it so.
const escapeLike = /_(?=x[\da-f]{4})/gi;

/** A text as it stands in XML of a workbook: spreadsheets read `_x0001_` as the character of that code. */
export function xmlText(text: string): string {
  return text
    .replace(escapeLike, '_x005F_')
    .replace(unprintable, (found) => `_x${found.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`)
    .replace(special, (found) => named[found] ?? found);
}

/** Relations of a part: what each is, and where it leads. */
export function relationsPart(
  relations: readonly { readonly type: string; readonly target: string; readonly isOutside?: boolean }[],
): string {
  const lines = relations.map(
    ({ type, target, isOutside }, index) =>
      `<Relationship Id="rId${index + 1}" Type="${type}" Target="${xmlText(target)}"${isOutside ? ' TargetMode="External"' : ''}/>`,
  );
  return `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${lines.join('')}</Relationships>`;
}

/** The beginning of a sheet, up to its rows: the head stays in sight. */
export function sheetStart({ columns }: Table): string {
  const widths = columns.map(({ type }, index) => {
    const at = index + 1;
    return `<col min="${at}" max="${at}" width="${type === 'text' ? 18 : 12}" customWidth="1"/>`;
  });
  return `${HEAD}<worksheet xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${widths.join('')}</cols><sheetData>`;
}

/** The parts beside the sheets, by their names, in the order in which they stand in the file. */
export function workbookParts(tables: readonly Table[], maker: Maker): readonly (readonly [string, string])[] {
  const sheets = tables.map(({ name }, index) => ({ name, at: index + 1 }));
  const sheetTypes = sheets.map(
    ({ at }) =>
      `<Override PartName="/xl/worksheets/sheet${at}.xml" ContentType="${TYPES}.spreadsheetml.worksheet+xml"/>`,
  );
  const listed = sheets.map(({ name, at }) => `<sheet name="${xmlText(name)}" sheetId="${at}" r:id="rId${at}"/>`);
  return [
    [
      '[Content_Types].xml',
      `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPES}.spreadsheetml.sheet.main+xml"/>${sheetTypes.join('')}<Override PartName="/xl/styles.xml" ContentType="${TYPES}.spreadsheetml.styles+xml"/><Override PartName="/docProps/app.xml" ContentType="${TYPES}.extended-properties+xml"/></Types>`,
    ],
    [
      '_rels/.rels',
      relationsPart([
        { type: `${RELATIONS}/officeDocument`, target: 'xl/workbook.xml' },
        { type: `${RELATIONS}/extended-properties`, target: 'docProps/app.xml' },
      ]),
    ],
    [
      'docProps/app.xml',
      `${HEAD}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>${xmlText(`${maker.name} ${maker.version}`)}</Application></Properties>`,
    ],
    [
      'xl/workbook.xml',
      `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>${listed.join('')}</sheets></workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      relationsPart([
        ...sheets.map(({ at }) => ({ type: `${RELATIONS}/worksheet`, target: `worksheets/sheet${at}.xml` })),
        { type: `${RELATIONS}/styles`, target: 'styles.xml' },
      ]),
    ],
    // Number format 49 is text: what looks like a formula or a number stays text also when a person edits the cell.
    [
      'xl/styles.xml',
      `${HEAD}<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs></styleSheet>`,
    ],
  ];
}
