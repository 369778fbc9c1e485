// The examples of docs/library.md and README.md, checked by the compiler and run against the built package.
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import ts from 'typescript';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sampleReports } from '../../src/portal/index.js';
import { renderPage } from '../../src/portal/render.js';
import { fencesOf, nianbao, readDocument, root } from './documents.js';

const run = promisify(execFile);
const examples = ['docs/library.md', 'README.md'].flatMap((document) =>
  fencesOf(readDocument(document))
    .filter(({ language }) => language === 'ts')
    .map(({ text }, index) => ({ name: `${document.replace(/\W/g, '-')}-${index}`, text })),
);

// Inside the project, because a package finds itself by its own name there.
let folder: string;
beforeAll(async () => {
  await mkdir(join(root, '.test'), { recursive: true });
  folder = await mkdtemp(join(root, '.test', 'library-'));
  const [page] = sampleReports;
  await writeFile(join(folder, 'report.html'), page ? renderPage(page) : '');
  await writeFile(join(folder, 'report.json'), (await nianbao(folder, 'extract', 'report.html')).stdout);
  for (const { name, text } of examples) await writeFile(join(folder, `${name}.ts`), text);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

it('every example has the right types and runs', async () => {
  const program = ts.createProgram(
    examples.map(({ name }) => join(folder, `${name}.ts`)),
    {
      target: ts.ScriptTarget.ES2023,
      module: ts.ModuleKind.NodeNext,
      moduleResolution: ts.ModuleResolutionKind.NodeNext,
      types: ['node'],
      strict: true,
      noUncheckedIndexedAccess: true,
      exactOptionalPropertyTypes: true,
      skipLibCheck: true,
    },
  );
  const faults = ts.getPreEmitDiagnostics(program);
  expect(faults.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'))).toEqual([]);
  program.emit();
  const output = examples.map(async ({ name }) => {
    const { stdout } = await run(process.execPath, [join(folder, `${name}.js`)], { cwd: folder });
    return [name, stdout] as const;
  });
  expect(Object.fromEntries(await Promise.all(output))).toEqual({
    'docs-library-md-0': '辽阳市2019年政府信息公开工作年度报告\n71 read 7</span><span lang=EN-US>1\n',
    'docs-library-md-1': 'true\n',
    'docs-library-md-2': '',
    'README-md-0': '辽阳市2019年政府信息公开工作年度报告 71\n',
  });
});

it('every name of docs/library.md is exported, and every exported value is named', async () => {
  const library = Object.keys(await import('../../src/index.js'));
  const text = readDocument('docs/library.md');
  expect(library.filter((name) => !new RegExp(`\\b${name}\\b`).test(text))).toEqual([]);
});
