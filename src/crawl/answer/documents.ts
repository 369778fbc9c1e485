// Documents that a page with a report has attached.
import { namesFile } from './address.js';
import type { Answer } from './answer.js';
import { viewOf } from './view.js';

/** Addresses of the documents attached to a page's article, by their names; a page that names none is not parsed again. */
export function documentsIn(answer: Answer): readonly string[] {
  return namesFile(answer.body.toString('latin1')) ? viewOf(answer).documents : [];
}
