// What the lab declares of a report, by the ids of the codebook: its rows against the rows of the form, label by label.
import { codebook } from '../../src/report/index.js';
import type { OwnReport } from './types.js';

/** The value that each figure of a report stands for, by its id; money is in yuan. */
export function declaredValues({ form, rows, path }: OwnReport): ReadonlyMap<string, number> {
  const figures = rows.flatMap(([label, cells]) => cells.map((figure) => ({ label, figure })));
  const ids = [...codebook(form).values()];
  if (figures.length !== ids.length) throw new Error(`${path} declares ${figures.length} of ${ids.length} figures`);
  return new Map(
    ids.map(({ id, rowLabel, kind }, at) => {
      const { label = '', figure = '' } = figures[at] ?? {};
      if (label !== rowLabel) throw new Error(`${path}: ${label} stands where the form has ${rowLabel}`);
      // The forms ask for all amounts in 万元.
      const number = Number(figure.replace('万元', ''));
      return [id, kind === 'money' ? Math.round(number * 10_000) : number];
    }),
  );
}
