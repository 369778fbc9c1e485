import { expect, it } from 'vitest';
import { scriptedDocuments } from '../../src/crawl/scripted.js';

const of = (html: string, contentType = 'text/html; charset=utf-8') =>
  scriptedDocuments({ bytes: Buffer.from(html), contentType });
const table = '<table class="a"><tr><td>年</td></tr></table>';
const escaped = (html: string) => JSON.stringify(html).replaceAll('<', '\\u003C').replaceAll('>', '\\u003E');

it('puts a string that holds a table in the place of its script', () => {
  for (const string of [escaped(table), JSON.stringify(table)])
    expect(of(`<h1>一</h1>\n<script>var a = {b: ${string}};</script><p>二</p>`)).toEqual([
      `<h1>一</h1>\n${table}<p>二</p>`,
    ]);
  expect(of(`<script type="application/json">{"b":${escaped(table)}}</script>`)).toEqual([table]);
  expect(of(`<script>a("it's", "${'x'.repeat(9)}\\"", ${escaped(table)})</script>`)).toEqual([table]);
});

it('gives each string its own document', () => {
  const [one, other] = [`<p>1</p>${table}`, `<p>2</p>${table}`];
  expect(of(`<script>a=${escaped(one)};b=${escaped(other)}</script>`)).toEqual([one, other]);
});

it('gives nothing where there are many, for they would make as many pages', () => {
  const script = `<script>a=${escaped(table)}</script>`;
  expect(of(script.repeat(4))).toHaveLength(4);
  expect(of(script.repeat(5))).toEqual([]);
});

it.each([
  ['no table', `<script>a="${'x'.repeat(50)}"</script>`],
  ['a table in the page', table],
  ['a template', `<script type="text/x-template">${escaped(table)}</script>`],
  ['a script that is called from elsewhere', `<script src="/a.js">a=${escaped(table)}</script>`],
  ['a comment', `<!-- <script>a=${escaped(table)}</script> -->`],
  ['a template element', `<template><script>a=${escaped(table)}</script></template>`],
  ['what is no JSON', `<script>a="\\x3ctable\\x3e"</script>`],
  ['an open string', `<script>a="<table>\n</script>`],
])('gives nothing for %s', (_what, html) => {
  expect(of(html)).toEqual([]);
});

it('gives nothing for a page past the limits, and does not go over a script twice', () => {
  expect(of(`${'<div>'.repeat(600)}<script>a=${escaped(table)}</script>`)).toEqual([]);
  const long = `<script>${'\\"'.repeat(400_000)}<table></script>`;
  expect(of(long)).toEqual([]);
});
