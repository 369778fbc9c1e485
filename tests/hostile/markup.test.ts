// Hostile markup and hostile lines: which limit answers.
import { judgePages } from './judge.js';
import { lines, trees } from './pages.js';

judgePages('trees', trees);
judgePages('lines', lines);
