// What an answer is that holds no report: a block page, a missing page, a file, a page for scripts to draw, or just no report.
export type { Answer, Judgement } from './answer.js';
export { documentsIn } from './documents.js';
export { judge } from './judge.js';
export { isCode } from './view.js';
