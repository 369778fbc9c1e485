import { readFileSync } from 'node:fs';
import type file from './divisions.json';
export const d = JSON.parse(readFileSync(new URL('./divisions.json', import.meta.url), 'utf8')) as typeof file;
