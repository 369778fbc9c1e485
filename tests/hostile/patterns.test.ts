// Strings that a careless pattern would never come back from.
import { judgePages } from './judge.js';
import { patternPages } from './patterns.js';

judgePages('patterns', patternPages);
