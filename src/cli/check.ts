// nianbao check: the reports of a dataset held against all rules, and against each other.
import {
  type Finding,
  familyOf,
  type Language,
  review,
  ruleFamilies,
  type Verdict,
  verdicts,
} from '../review/index.js';
import { csvHeads, csvRow } from './check-csv.js';
import { type CheckOptions, filterOf, languageOf, verdictsOf } from './check-options.js';
import { bodyLines, countLines, verdictWords } from './check-table.js';
import { complain, EXIT_OK, EXIT_PROBLEM, print, UsageError } from './run.js';
import { startSteps } from './steps.js';
import { alignColumns } from './terminal.js';

export type { CheckOptions };

/** Prints the findings that are asked for; 1 if a sum fails or a file could not be used. */
export async function check(folder: string, options: CheckOptions): Promise<number> {
  if (options.json && options.csv) throw new UsageError('one of --json and --csv');
  const language = languageOf(options.lang, process.env);
  if (options.listRules) return listRules(language, options);
  const filter = await filterOf(options);
  const shown = verdictsOf(options);
  const { bodies, copies, results } = await review(folder, filter);
  const write = await writerOf(options, language);
  const counts = new Map<string, Record<Verdict, number>>();
  let reports = 0;
  let problems = 0;
  const steps = startSteps(bodies, 'bodies');
  try {
    for await (const result of results) {
      reports += result.reports;
      problems += result.problems.length;
      const findings = result.findings.filter(({ verdict }) => shown.has(verdict));
      if (findings.length + result.problems.length > 0) steps.clear();
      for (const { path, message } of result.problems) complain(`${path}: ${message}`);
      for (const { rule, verdict } of result.findings) {
        const name = familyOf(rule)?.rule ?? rule;
        const count = counts.get(name) ?? { failed: 0, warning: 0, passed: 0, not_assessable: 0 };
        count[verdict]++;
        counts.set(name, count);
      }
      await write(findings);
      steps.done();
    }
  } finally {
    steps.clear();
  }
  if (reports + problems === 0) throw new Error(`${folder}: no report of what is asked for in it`);
  const sum = (verdict: Verdict) => [...counts.values()].reduce((all, count) => all + count[verdict], 0);
  if (!options.json && !options.csv) {
    const all = verdicts.map((verdict) => `${verdictWords[verdict]}: ${sum(verdict)}`).join(', ');
    const left = copies > 0 ? [`records of copies left out: ${copies}; nianbao compare tells how they differ`] : [];
    await print(`${[...countLines(counts), '', `reports: ${reports}; ${all}`, ...left].join('\n')}\n`);
  }
  return sum('failed') + problems > 0 ? EXIT_PROBLEM : EXIT_OK;
}

type Write = (findings: readonly Finding[]) => Promise<void>;

async function writerOf({ json, csv }: CheckOptions, language: Language): Promise<Write> {
  if (json)
    return async (findings) => {
      for (const finding of findings) await print(`${JSON.stringify(inJson(finding))}\n`);
    };
  if (!csv)
    return async (findings) => {
      if (findings.length > 0) await print(`${bodyLines(findings, language).join('\n')}\n\n`);
    };
  const { csvOf } = await import('./csv.js');
  await print(csvOf([csvHeads]));
  return (findings) => print(csvOf(findings.map(csvRow)));
}

function inJson({ verdict, rule, why, ...finding }: Finding): object {
  const { scope = null } = familyOf(rule) ?? {};
  return { verdict, scope, rule, ...finding, why: why && { code: why.code, ...why.text } };
}

async function listRules(language: Language, { json, csv }: CheckOptions): Promise<number> {
  if (csv) throw new UsageError('--list-rules has a table and --json, and no --csv');
  const rows = ruleFamilies.map(({ rule, scope, broken, forms, formula }) => [
    rule,
    scope,
    broken,
    forms.join(' '),
    formula[language],
  ]);
  const heads = ['rule', 'scope', 'broken', 'forms', 'formula'];
  const lines = json
    ? ruleFamilies.map((family) => JSON.stringify(family))
    : alignColumns([heads, ...rows], ['start', 'start', 'start', 'start', 'start']);
  await print(`${lines.join('\n')}\n`);
  return EXIT_OK;
}
