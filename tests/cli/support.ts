// The built command line, run as a person runs it.
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const main = fileURLToPath(new URL('../../dist/src/cli/main.js', import.meta.url));
if (!existsSync(main)) throw new Error('the command line is not built: npm run build');

export interface Run {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly input?: string | Buffer;
  readonly cwd?: string;
  readonly env?: Record<string, string>;
  /** Another build of the program. */
  readonly program?: string;
  /** Told of the process when it has begun. */
  readonly onStart?: (child: ChildProcess) => void;
}

/** Runs `nianbao` to its end. */
export function nianbao(args: readonly string[], options: RunOptions = {}): Promise<Run> {
  const { input = '', cwd, env, program = main, onStart } = options;
  const child = spawn(process.execPath, [program, ...args], { cwd, env: { ...process.env, NO_PROXY: '*', ...env } });
  onStart?.(child);
  const out = { stdout: [] as Buffer[], stderr: [] as Buffer[] };
  for (const name of ['stdout', 'stderr'] as const) child[name].on('data', (chunk: Buffer) => out[name].push(chunk));
  child.stdin.on('error', () => undefined);
  child.stdin.end(input);
  const textOf = (name: 'stdout' | 'stderr') => Buffer.concat(out[name]).toString('utf8');
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, stdout: textOf('stdout'), stderr: textOf('stderr') }));
  });
}

/** The lines of a text, without the end of the last one. */
export function linesOf(text: string): string[] {
  return text === '' ? [] : text.replace(/\n$/, '').split('\n');
}

/** The lines of a text as JSON. */
export function jsonOf(text: string): Record<string, unknown>[] {
  return linesOf(text).map((line) => JSON.parse(line) as Record<string, unknown>);
}
