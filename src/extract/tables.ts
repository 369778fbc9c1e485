// From recognised rows to the values of the form: placing by layout, then by arithmetic, then honesty.

import { foldSpaces, type Page } from '../page/index.js';
import {
  codebook,
  type Form,
  type FormBlock,
  type FormColumn,
  type Problem,
  type ReportValue,
} from '../report/index.js';
import { alignedPlacings } from './alignment.js';
import type { Atom } from './atoms.js';
import { drawnPlacings } from './columns.js';
import { habitsOf } from './habits.js';
import { printedOrder, strangeTables, unknownLinesOf } from './heads.js';
import { type PlacedRow, placeRow } from './place.js';
import type { Placing } from './placing.js';
import { type Hit, type Recognised, recognise, type Stray } from './recognise.js';
import { reviewRows } from './review.js';
import { searchPlacings } from './search.js';
import { type CellContext, citeOf, figureOf, missing, openValue, placedValue, printedLabel } from './values.js';
import { vocabularyOf } from './vocabulary.js';

export interface TableReading {
  readonly values: Record<string, ReportValue>;
  readonly problems: Problem[];
  /** Rows of the form that the page prints with something after them. */
  readonly rows: number;
}

interface Candidate {
  readonly hit: Hit;
  /** For each printed column its index among the row's ids. */
  readonly order: readonly number[];
  readonly columns: readonly FormColumn[];
  readonly placed: PlacedRow;
}

/** Reads the tables of a page on the given form. Every value of the form is there, with its status. */
export function readTables(page: Page, atoms: readonly Atom[], form: Form): TableReading {
  const recognised = recognise(atoms, vocabularyOf(form));
  const reading: TableReading = { values: {}, problems: [], rows: 0 };
  for (const id of codebook(form.id).keys()) reading.values[id] = missing;
  const candidates = candidatesOf(page, recognised, form, atoms);
  const open: Candidate[] = [];
  let rows = 0;
  for (const group of candidates.values()) {
    const chosen = choose(group);
    if (chosen.some(({ placed }) => placed.figures.length > 0 || placed.placings.length > 0)) rows++;
    const [first] = chosen;
    if (!first) continue;
    if (chosen.length > 1) contradict(page, chosen, reading);
    else if (first.placed.split) splitRow(page, first, reading);
    else if (first.placed.placings.length === 1) settle(page, first, 0, 'read', reading);
    else if (first.placed.placings.length > 1) open.push(first);
    else unplaced(page, first, reading);
    const settled = new Set(chosen);
    for (const other of group) if (!settled.has(other)) repeated(page, other, reading);
  }
  for (const table of new Set(open.map(({ hit }) => hit.table)))
    settleOpen(
      page,
      form,
      open.filter(({ hit }) => hit.table === table),
      reading,
    );
  for (const stray of recognised.strays) strayProblem(page, stray, reading);
  return { ...reading, rows };
}

function candidatesOf(
  page: Page,
  recognised: Recognised,
  form: Form,
  atoms: readonly Atom[],
): Map<string, Candidate[]> {
  const habits = habitsOf(recognised.hits, atoms);
  const drawn = drawnPlacings(recognised.hits);
  const aligned =
    page.mediaType === 'text/plain' ? alignedPlacings(recognised.hits, page.text) : new Map<Hit, Placing>();
  const unknownLines = unknownLinesOf(recognised);
  const strange = strangeTables(recognised, unknownLines);
  const knownOf = (hit: Hit) =>
    strange.has(hit.table.id) ? [] : (drawn.get(hit) ?? (aligned.has(hit) ? [aligned.get(hit) ?? []] : undefined));
  const groups = new Map<string, Candidate[]>();
  const add = (hit: Hit, block: FormBlock, known = knownOf(hit)) => {
    const order = printedOrder(
      hit,
      block.columns.map(({ id }) => id),
      unknownLines,
    );
    const columns = order.flatMap((index) => block.columns[index] ?? []);
    const name = `${hit.table.id}.${hit.row.id}`;
    const candidate = {
      hit,
      order,
      columns,
      placed: placeRow(hit, columns, habits(hit), order.length === hit.row.ids.length ? known : undefined),
    };
    const group = groups.get(name);
    if (group) group.push(candidate);
    else groups.set(name, [candidate]);
  };
  for (const hit of recognised.hits) add(hit, hit.block);
  const review = form.tables.find((table) => table.id === 'review_litigation');
  if (review)
    for (const { hit, block, known } of reviewRows(recognised.review, review)) add(hit, block, known ?? knownOf(hit));
  return groups;
}

/** Of the places where a row is printed, the one that holds it whole; several only if they contradict each other. */
function choose(group: readonly Candidate[]): Candidate[] {
  const whole = group.filter(({ placed }) => placed.placings.length === 1);
  const printed = whole.length > 0 ? whole : group.filter(({ placed }) => placed.figures.length > 0 || placed.split);
  const [first] = printed.length > 0 ? printed : group;
  if (!first) return [];
  const text = (candidate: Candidate) => candidate.placed.figures.map((figure) => figure.piece.text.trim()).join(' ');
  const own = text(first);
  const rivals = whole.filter((other) => other.placed.figures.length > 0 && text(other) !== own);
  if (own === '' && rivals.length > 0) return choose(rivals);
  return [first, ...rivals];
}

function contextOf(page: Page, { hit, columns }: Candidate, index: number): CellContext {
  const column = columns[index];
  if (!column) throw new Error(`row ${hit.row.id} has no column ${index}`);
  const rowLabel = hit.label.length > 0 ? printedLabel(hit) : undefined;
  const head =
    hit.heads.filter((head) => head.columns.includes(column.id))[
      columns.slice(0, index).filter((other) => other.id === column.id).length
    ] ?? hit.heads.find((head) => head.columns.includes(column.id));
  return { page, row: hit.row, column, rowLabel, columnLabel: head?.text };
}

function idAt({ hit, order }: Candidate, index: number): string {
  return hit.row.ids[order[index] ?? index] ?? '';
}

function settle(page: Page, row: Candidate, placing: number, status: 'read' | 'inferred', reading: TableReading): void {
  for (const [index, atom] of (row.placed.placings[placing] ?? []).entries())
    reading.values[idAt(row, index)] = placedValue(atom, status, contextOf(page, row, index));
}

/** The figures of all placings of a row, as the search takes them. A cell stands in a column in many of them and is read once. */
function figuresOf(page: Page, row: Candidate): Float64Array {
  const { placings } = row.placed;
  const width = row.columns.length;
  const figures = new Float64Array(placings.length * width);
  for (const column of row.columns.keys()) {
    const context = contextOf(page, row, column);
    const known = new Map<Atom | null, number>([[null, Number.NaN]]);
    for (const [placing, atoms] of placings.entries()) {
      const atom = atoms[column] ?? null;
      let figure = known.get(atom);
      if (figure === undefined) {
        figure = figureOf(atom, context) ?? Number.NaN;
        known.set(atom, figure);
      }
      figures[placing * width + column] = figure;
    }
  }
  return figures;
}

// Rows of one table that the layout leaves open are settled together, as the sums tie them to each other.
function settleOpen(page: Page, form: Form, open: readonly Candidate[], reading: TableReading): void {
  const rows = open.map((row) => ({
    ids: row.columns.map((_, index) => idAt(row, index)),
    placings: row.placed.placings,
    figures: figuresOf(page, row),
  }));
  const openIds = new Set(rows.flatMap((row) => row.ids));
  const known = new Map<string, number | null>();
  for (const [id, { status, value }] of Object.entries(reading.values))
    if (!openIds.has(id) && (status === 'read' || status === 'blank')) known.set(id, value);
  const { possible, confirmed, solved, exhausted } = searchPlacings(rows, known, form.sums);
  if (exhausted)
    reading.problems.push({
      code: 'search_limit',
      message: `${open.length} rows of ${open[0]?.hit.table.title ?? ''} could be filled in too many ways to try them all`,
    });
  for (const [index, row] of open.entries()) {
    const all = row.placed.placings;
    const kept = solved && !exhausted && confirmed[index] ? [...(possible[index] ?? [])] : [];
    for (const [column] of row.columns.entries()) {
      const context = contextOf(page, row, column);
      const byLayout = new Set<Atom | null>();
      for (const placing of all) byLayout.add(placing[column] ?? null);
      const bySums = new Set<Atom | null>();
      for (const placing of kept) bySums.add(all[placing]?.[column] ?? null);
      const [only] = byLayout.size === 1 ? byLayout : bySums.size === 1 ? bySums : [];
      reading.values[idAt(row, column)] =
        only !== undefined
          ? placedValue(only, byLayout.size === 1 ? 'read' : 'inferred', context)
          : openValue(
              [...byLayout].filter((atom): atom is Atom => atom?.kind === 'figure'),
              context,
            );
    }
    if (row.columns.some((_, column) => reading.values[idAt(row, column)]?.status === 'ambiguous'))
      reading.problems.push(
        problemAt(
          page,
          row.hit.label[0] ?? row.placed.figures[0],
          'open_row',
          `${nameOf(row)}: ${row.placed.figures.length} figures for ${row.columns.length} columns, and the sums do not decide which is which`,
        ),
      );
  }
}

function splitRow(page: Page, row: Candidate, reading: TableReading): void {
  const width = row.columns.length;
  const { figures } = row.placed;
  for (const [index] of row.columns.entries()) {
    const own = figures.length % width === 0 ? figures.filter((_, position) => position % width === index) : [];
    reading.values[idAt(row, index)] = openValue(own, contextOf(page, row, index));
  }
  reading.problems.push(
    problemAt(page, row.hit.label[0], 'split_row', `${nameOf(row)} is printed as several rows: ${texts(figures)}`),
  );
}

function unplaced(page: Page, row: Candidate, reading: TableReading): void {
  const { figures } = row.placed;
  if (figures.length === 0) return;
  for (const [index] of row.columns.entries()) {
    const context = contextOf(page, row, index);
    reading.values[idAt(row, index)] = { ...openValue([], context) };
  }
  reading.problems.push(
    problemAt(
      page,
      row.hit.label[0] ?? figures[0],
      'unplaced_row',
      `${nameOf(row)}: ${figures.length} figures cannot be placed in ${row.columns.length} columns: ${texts(figures)}`,
    ),
  );
}

function contradict(page: Page, rows: readonly Candidate[], reading: TableReading): void {
  const [first] = rows;
  if (!first) return;
  for (const [index] of first.columns.entries()) {
    const atoms = rows.flatMap((row) => row.placed.placings[0]?.[index] ?? []);
    const context = contextOf(page, first, index);
    const values = new Set(atoms.map((atom) => figureOf(atom, context)));
    const [only] = atoms;
    reading.values[idAt(first, index)] =
      values.size === 1 && only ? placedValue(only, 'read', context) : openValue(atoms, context);
  }
  reading.problems.push(
    problemAt(
      page,
      rows[1]?.hit.label[0],
      'contradicting_rows',
      `${nameOf(first)} is printed ${rows.length} times with different figures`,
    ),
  );
}

function repeated(page: Page, row: Candidate, reading: TableReading): void {
  if (row.placed.figures.length === 0 || row.placed.placings.length === 1) return;
  reading.problems.push(
    problemAt(
      page,
      row.hit.label[0],
      'repeated_row',
      `${nameOf(row)} is printed again with ${texts(row.placed.figures)}`,
    ),
  );
}

function strayProblem(page: Page, { label, items }: Stray, reading: TableReading): void {
  const figures = items.filter((item) => item.kind === 'figure');
  if (figures.length === 0) return;
  const name = label ? foldSpaces(label.piece.text) : 'a row without a label';
  reading.problems.push(
    problemAt(
      page,
      label ?? figures[0],
      label ? 'unknown_row' : 'unlabelled_figures',
      `${name.slice(0, 80)}: ${texts(figures)}`,
    ),
  );
}

function problemAt(page: Page, atom: Atom | undefined | null, code: string, message: string): Problem {
  return { code, message, ...(atom ? { cite: citeOf(page, atom.piece) } : {}) };
}

function nameOf({ hit }: Candidate): string {
  return hit.label.length > 0 ? printedLabel(hit).slice(0, 60) : hit.row.label;
}

function texts(figures: readonly Atom[]): string {
  const shown = figures.slice(0, 20).map((figure) => foldSpaces(figure.piece.text));
  return shown.join(', ') + (figures.length > 20 ? ' …' : '');
}
