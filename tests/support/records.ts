// Small records and lines of an index, for tests of datasets.
import type { OutcomeLine } from '../../src/dataset/index.js';
import type { ReportRecord } from '../../src/report/index.js';

type Verdict = NonNullable<ReportRecord['source']['trust']>['verdict'];

/** A record with `read` values read, from a document whose digest is the letter repeated. */
export function record(
  letter: string,
  read: number,
  id = '211000-辽阳市-2019',
  year: number | null = 2019,
  verdict?: Verdict,
): ReportRecord {
  const values = Object.fromEntries(
    Array.from({ length: 4 }, (_, index) => [
      `disclosure.row.${index}`,
      index < read
        ? {
            value: index,
            status: 'read' as const,
            raw: `${index}`,
            cite: { start: index, end: index + 1, quote: `${index}` },
          }
        : { value: null, status: 'missing' as const, raw: null, cite: null },
    ]),
  );
  return {
    schemaVersion: '1.0.0',
    report: {
      id,
      title: null,
      issuer: { name: '辽阳市', region: null },
      year,
      form: '2019',
      period: null,
      publishedOn: null,
    },
    source: {
      url: `http://127.0.0.1/${letter}`,
      file: null,
      fetchedAt: null,
      mediaType: 'text/html',
      charset: 'utf-8',
      digest: `sha256:${letter.repeat(64)}`,
      snapshot: null,
      ...(verdict ? { trust: { verdict, signals: [] } } : {}),
    },
    values,
    sections: [],
    checks: [],
    problems: [],
  };
}

export function line(over: Partial<OutcomeLine>): OutcomeLine {
  return {
    id: null,
    city: '辽阳市',
    region: '211000',
    year: 2019,
    outcome: 'ok',
    detail: '',
    url: null,
    record: null,
    digest: null,
    fetchedAt: null,
    snapshot: null,
    ...over,
  };
}
