// Figures that a report's text states about the subjects of its tables (docs/reading.md). What is not sure is left out.
import { foldSpaces, type Page, type Piece, visibleText } from '../../page/index.js';
import {
  type Claim,
  compareClaim,
  type FormId,
  type Problem,
  type ReportValue,
  readStated,
  type SectionKey,
} from '../../report/index.js';
import { MAX_CLAIMS, MAX_CLAUSES } from '../limits.js';
import type { OpenSection } from '../sections.js';
import { citeOf } from '../values.js';
import { type Clause, clausesOf } from './clauses.js';
import { Context, type Reported } from './context.js';
import { disclosures } from './disclosure.js';
import { Self } from './lead.js';
import { linePieceOf, type Paragraph, paragraphsOf } from './paragraphs.js';
import { TablePlaces } from './places.js';
import { requestStatements } from './requests.js';
import { reviewStatements } from './review.js';
import { hasFigure, type Statement } from './statement.js';

/** What the report's tables say. */
export interface Tables {
  readonly form: FormId | null;
  readonly values: Readonly<Record<string, ReportValue>>;
  readonly problems: readonly Problem[];
}

interface Found {
  /** Null where the clause is none. */
  readonly statement: Statement | null;
  readonly from: number;
  readonly to: number;
}

// Of several that fit a clause the first holds.
const statements: readonly Statement[] = [...disclosures, ...requestStatements, ...reviewStatements];
// A longer clause is no statement.
const MAX_CLAUSE = 200;

export interface ClaimReading {
  /** In page order. */
  readonly claims: Claim[];
  /** Whether the text goes on past what is gone through. */
  readonly isCut: boolean;
}

/** The claims of a report, none of them from a table. */
export function readClaims(
  page: Page,
  sections: readonly OpenSection[],
  { year, issuer }: { readonly year: number | null; readonly issuer: string | null },
  tables: Tables,
): ClaimReading {
  const claims: Claim[] = [];
  const reported = { year, self: new Self(issuer) };
  const places = new TablePlaces(tables.values, tables.problems);
  let clauses = 0;
  let isCut = false;
  for (const { section, paragraph } of paragraphsIn(sections)) {
    for (const { statement, from, to } of statementsOf(paragraph, section, reported, tables.form)) {
      clauses++;
      isCut = clauses > MAX_CLAUSES || claims.length >= MAX_CLAIMS;
      if (isCut) break;
      const found = statement && linePieceOf(paragraph, from, to);
      if (!found || places.hold(found.line, found.piece)) continue;
      const claim = claimOf(page, section, found.piece, statement, tables);
      if (claim) claims.push(claim);
    }
    if (isCut) break;
  }
  return { claims: claims.sort((a, b) => a.cite.start - b.cite.start), isCut };
}

function* paragraphsIn(
  sections: readonly OpenSection[],
): Generator<{ readonly section: SectionKey; readonly paragraph: Paragraph }> {
  for (const { key, blocks } of sections)
    for (const paragraph of paragraphsOf(blocks)) yield { section: key, paragraph };
}

/** Each clause of a paragraph, with the statement that it is. */
function* statementsOf(
  { text, head }: Paragraph,
  section: SectionKey,
  reported: Reported,
  form: FormId | null,
): Generator<Found> {
  const context = new Context(reported, section, head);
  for (const clause of clausesOf(text)) {
    const lead = reported.self.lead(clause.text);
    context.open(clause, lead);
    const found = matchOf(clause, lead.words.length, form, (statement, said) =>
      context.allows(statement, said, clause, lead),
    );
    if (found) {
      context.state(found.statement, found.said);
      const from = clause.from + lead.words.length;
      yield { statement: found.statement, from, to: from + found.said.length };
    } else {
      context.pass(clause, lead);
      yield { statement: null, from: clause.from, to: clause.from };
    }
  }
}

function matchOf(
  { text }: Clause,
  at: number,
  form: FormId | null,
  allows: (statement: Statement, said: string) => boolean,
): { readonly statement: Statement; readonly said: string } | null {
  if (text.length > MAX_CLAUSE || !hasFigure.test(text)) return null;
  for (const statement of statements) {
    if (statement.needsCell && !(form && statement.ids[form])) continue;
    statement.pattern.lastIndex = at;
    const said = statement.pattern.exec(text)?.[0];
    if (said !== undefined && allows(statement, said)) return { statement, said };
  }
  return null;
}

function claimOf(page: Page, section: SectionKey, piece: Piece, statement: Statement, tables: Tables): Claim | null {
  const raw = foldSpaces(piece.text);
  const stated = readStated(raw);
  if (!stated) return null;
  const cite = citeOf(page, piece);
  // A footnote's mark in the source may be one digit more.
  if (/[<&]/.test(cite.quote) && visibleText(cite.quote, page.mediaType) !== raw) return null;
  const compared = compareClaim(stated, (tables.form && statement.ids[tables.form]) ?? [], tables.values);
  if (!compared) return null;
  const { value, unit, printedUnit } = stated;
  return {
    subject: statement.subject,
    section,
    value,
    unit,
    ...(printedUnit === undefined ? {} : { printedUnit }),
    raw,
    cite,
    ...compared,
  };
}
