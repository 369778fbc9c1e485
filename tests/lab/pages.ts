// Pages in which nothing is wrong, sent in the ways in which servers send them.
import { gzipSync } from 'node:zlib';
import type { SampleReport } from '../../src/portal/index.js';
import { type Answer, always, connectionOf, head } from './answer.js';
import { bytesOf } from './reports.js';

/** How a good page goes over the wire: every way in turn. */
const ways: readonly ((body: Buffer, type: string) => Answer)[] = [
  (body, type) => always({ headers: { 'Content-Type': type }, body }),
  (body, type) => always({ headers: { 'Content-Type': type, 'Content-Encoding': 'gzip' }, body: gzipSync(body) }),
  (body) => always({ headers: { 'Content-Type': 'text/html' }, body }),
  (body, type) => chunked(body, type),
];

/** The answer of the nth good page. */
export function goodAnswer(report: SampleReport, nth: number): Answer {
  const charset = report.charset === 'utf-8' ? 'utf-8' : 'gbk';
  const way = ways[nth % ways.length] ?? chunked;
  return way(bytesOf(report), `text/html; charset=${charset}`);
}

function chunked(body: Buffer, type: string): Answer {
  const middle = Math.floor(body.length / 2);
  const pieces = [body.subarray(0, middle), body.subarray(middle), Buffer.alloc(0)];
  const chunks = pieces.map((piece) =>
    Buffer.concat([Buffer.from(`${piece.length.toString(16)}\r\n`), piece, Buffer.from('\r\n')]),
  );
  const headers = { 'Content-Type': type, 'Transfer-Encoding': 'chunked' };
  return (turn) => turn.write(Buffer.concat([head(200, { ...headers, Connection: connectionOf(turn) }), ...chunks]));
}

/** What a site shows at its root. */
export const home = always({
  body: '<!DOCTYPE html><html><head><meta charset="utf-8"><title>试验门户</title></head><body><h1>试验门户</h1><ul><li><a href="/zwgk/">政务公开</a></li><li><a href="/bsfw/">办事服务</a></li><li><a href="/hdjl/">互动交流</a></li></ul></body></html>',
});

/** What a site has for a path that it does not know. */
export const missing = always({
  status: 404,
  body: '<!DOCTYPE html><html><head><meta charset="utf-8"><title>404</title></head><body><p>没有这个地址。</p></body></html>',
});
