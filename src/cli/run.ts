// What every verb shares: exit codes, and errors that a person can act on.
import { once } from 'node:events';
import { getSystemErrorName } from 'node:util';
import { clean } from './terminal.js';

/** All well. */
export const EXIT_OK = 0;
/** Something could not be read or fetched, or a finding was made; the rest was done. */
export const EXIT_PROBLEM = 1;
/** The command was called wrongly; nothing was done. */
export const EXIT_USAGE = 2;

/** Nothing came, because every portal refuses: by robots.txt, a challenge, or a block of this address. */
export const EXIT_REFUSED = 3;
/** Stopped before the end; the same command goes on where it was. */
export const EXIT_STOPPED = 4;
/** The disk is full; what was written is whole, and the same command goes on when there is room. */
export const EXIT_DISK_FULL = 5;
/** Another process works on the folder. */
export const EXIT_LOCKED = 6;

/** Called wrongly; the message says how to call it. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

// The reader of our output (head, less) has gone: nobody is left to tell.
let brokenPipe = (): void => process.exit(EXIT_OK);

/** What to do, in place of an end that counts as good, when nobody reads the output any more. */
export function atBrokenPipe(action: () => void): void {
  brokenPipe = action;
}

/** Ends the process as it should where its output cannot be written; to be called before anything is. */
export function guardOutput(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') return brokenPipe();
    complain(messageOf(error));
    process.exit(EXIT_PROBLEM);
  });
}

/** Runs a verb and sets the exit code; an error becomes one line, with its stack only under NIANBAO_DEBUG=1. */
export async function run(verb: () => Promise<number>): Promise<void> {
  try {
    process.exitCode = await verb();
  } catch (error) {
    complain(messageOf(error));
    if (process.env.NIANBAO_DEBUG === '1' && error instanceof Error) process.stderr.write(`${error.stack}\n`);
    process.exitCode = exitCodeFor(error);
  }
}

// A quota and a limit on a file's size leave no room either.
const fullDisk = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);

function exitCodeFor(error: unknown): number {
  if (error instanceof UsageError) return EXIT_USAGE;
  if (!(error instanceof Error)) return EXIT_PROBLEM;
  if (fullDisk.has(codeOf(error))) return EXIT_DISK_FULL;
  return error.name === 'LockedError' ? EXIT_LOCKED : EXIT_PROBLEM;
}

const SQLITE_FULL = 13;

/** The system's code for an error, also where SQLite or what wraps it tells of it in words of its own. */
function codeOf(error: Error): string {
  const { cause, code = '', errcode = 0, systemErrno = 0 } = error as SystemError;
  if (cause instanceof Error) return codeOf(cause);
  if ((errcode & 0xff) === SQLITE_FULL) return 'ENOSPC';
  return systemErrno > 0 ? getSystemErrorName(-systemErrno) : code;
}

interface SystemError extends NodeJS.ErrnoException {
  /** SQLite's own code, and what the system had said to it. */
  readonly errcode?: number;
  readonly systemErrno?: number;
}

/** One line on standard error. */
export function complain(message: string): void {
  process.stderr.write(`nianbao: ${clean(message)}\n`);
}

/** Writes to standard output and waits where the reader is slow. */
export async function print(text: string): Promise<void> {
  if (!process.stdout.write(text)) await once(process.stdout, 'drain');
}

const systemErrors: Readonly<Record<string, string>> = {
  ENOENT: 'no such file or folder',
  EACCES: 'permission denied',
  EISDIR: 'is a folder, not a file',
  ENOTDIR: 'is a file, not a folder',
  EEXIST: 'is there already and is no folder',
  ENOSPC: 'no space left on the disk; the same command goes on when there is room',
  EDQUOT: 'the quota of the disk is used up; the same command goes on when there is room',
  EFBIG: 'no file may grow so large here; the same command goes on when it may',
  EROFS: 'the file system is read-only',
};

/** An error as one line. */
export function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { path } = error as NodeJS.ErrnoException;
  const known = systemErrors[codeOf(error)];
  const text = known === undefined ? error.message : path === undefined ? known : `${path}: ${known}`;
  return text.split('\n')[0] ?? '';
}
