// docs/record.md and docs/codebook.md against the schema, the forms, and a report that is read here.
import { describe, expect, it } from 'vitest';
import { extractReport } from '../../src/extract/index.js';
import { decodeBytes, readPage } from '../../src/page/index.js';
import { codebook, type FormId, forms } from '../../src/report/index.js';
import { expectSample, readDocument, sampleIn, tableOf } from './documents.js';

const text = readDocument('docs/record.md');

/** Every property name and enumerated word of a JSON Schema. */
function wordsOf(schema: unknown, words = new Set<string>()): Set<string> {
  if (typeof schema !== 'object' || schema === null) return words;
  for (const [key, inner] of Object.entries(schema)) {
    if (key === 'properties') for (const name of Object.keys(inner)) words.add(name);
    if (key === 'enum') for (const word of inner) words.add(word);
    wordsOf(inner, words);
  }
  return words;
}

describe('docs/record.md', () => {
  const record = extractReport(readPage({ bytes: Buffer.from(sampleIn('docs/record.md', 'document')) }));
  const statuses = tableOf(text, 'status');
  const code = (cell = '') => cell.replaceAll('`', '');

  it('mentions every field and word of the schema', () => {
    const words = [...wordsOf(JSON.parse(readDocument('schema/record.json')))];
    expect(words.length).toBeGreaterThan(50);
    const mentioned = new Set([...text.matchAll(/`([^`\n]+)`/g)].flatMap(([, span = '']) => span.split('.')));
    expect(words.filter((word) => !mentioned.has(word))).toEqual([]);
  });

  it('shows the record that its document gives', () => {
    const shown = new Set(statuses.map(([, id]) => code(id)));
    const excerpt = {
      ...record,
      values: Object.fromEntries(Object.entries(record.values).filter(([id]) => shown.has(id))),
      sections: record.sections.slice(0, 1),
      checks: record.checks.filter(({ holds }) => holds !== null).slice(0, 1),
    };
    expectSample('docs/record.md', 'record', `${JSON.stringify(excerpt, null, 2)}\n`);
    expect(Object.keys(record.values)).toHaveLength(198);
    expect(record.sections).toHaveLength(2);
    expect(record.checks).toHaveLength(40);
  });

  it('names a value of each status', () => {
    for (const [status, id] of statuses) expect(record.values[code(id)]?.status, id).toBe(code(status));
    expect(statuses).toHaveLength(5);
  });

  it('gives the 18 codes as they are decoded', () => {
    const rows = tableOf(text, 'bytes').map(([bytes = '', characters = '']) => {
      const [first = '', last] = bytes.split(' to ');
      const codes = last === undefined ? bytes.split(', ') : [];
      if (last !== undefined)
        for (let at = Number.parseInt(first, 16); at <= Number.parseInt(last, 16); at++) codes.push(at.toString(16));
      return { codes, characters: characters.split(', ') };
    });
    expect(rows.flatMap(({ codes }) => codes)).toHaveLength(18);
    for (const { codes, characters } of rows) {
      const decoded = [...decodeBytes(Buffer.from(codes.join(''), 'hex'), 'gbk')];
      expect(decoded.map((one) => `U+${one.codePointAt(0)?.toString(16).toUpperCase()}`)).toEqual(characters);
    }
  });

  it('lists the fields that may be absent as optional, and no others', () => {
    const { properties, required } = JSON.parse(readDocument('schema/record.json')).properties.values
      .additionalProperties;
    const optional = Object.keys(properties).filter((name) => !required.includes(name));
    const part = text.slice(text.indexOf('## `values`'), text.indexOf('## `cite`'));
    const marked = tableOf(part, 'field').flatMap(([name, type = '']) => (/optional/.test(type) ? [code(name)] : []));
    expect(marked.sort()).toEqual(optional.sort());
  });
});

describe('docs/codebook.md', () => {
  const page = readDocument('docs/codebook.md');
  const rows = ['row', 'column', 'id'].flatMap((head) => tableOf(page, head));
  const hasRow = (name: string, label: string) => rows.some(([first, second]) => first === name && second === label);

  it('has every row and column of every form with its label', () => {
    for (const { tables } of Object.values(forms))
      for (const table of tables)
        for (const block of table.blocks) {
          const isList = table.id === 'pre2019';
          for (const { id, label, ids } of block.rows)
            expect(hasRow(`\`${isList ? ids[0] : `${table.id}.${id}`}\``, label), label).toBe(true);
          if (!isList) for (const { id, label } of block.columns) expect(hasRow(`\`${id}\``, label), label).toBe(true);
        }
  });

  it('has no id that no form has', () => {
    const known = Object.keys(forms).flatMap((form) => [...codebook(form as FormId).keys()]);
    const named = [...page.matchAll(/`((?:disclosure|requests|review_litigation|pre2019)\.[\w.]+)`/g)];
    expect(named.length).toBeGreaterThan(90);
    for (const [, id = ''] of named)
      expect(
        known.some((one) => one === id || one.startsWith(`${id}.`)),
        id,
      ).toBe(true);
  });

  it('counts the values of each form', () => {
    for (const [form = '', , notice, count] of tableOf(page, 'form')) {
      const id = form.replaceAll('`', '') as FormId;
      expect(notice).toBe(forms[id].notice);
      expect(codebook(id).size).toBe(Number(count));
    }
  });
});
