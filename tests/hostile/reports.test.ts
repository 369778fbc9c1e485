// Hostile tables, and what looks like a report without end: which limit answers.
import { judgePages } from './judge.js';
import { reports, tables } from './pages.js';

judgePages('tables', tables);
judgePages('reports', reports);
