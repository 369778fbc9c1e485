// A portal carries the marks that it declares, and none that has been taken out. Portals are asked without a server
// here, for there are as many of them as there are marks.
import { expect, test } from 'vitest';
import { build, type Served } from './build.js';
import { deployments } from './families/index.js';
import type { Portal } from './types.js';

const ROOT = 'http://127.30.0.1/';
const marked = deployments.filter(({ marks }) => marks.length > 0);

/** All that a portal sends for its home page, its column, a list's rows and a report. */
function sentBy({ portal, headers, answer }: Served): string {
  const get = (path: string) => answer({ method: 'GET', path: path.replace(/#.*/, ''), body: '' }).body;
  const column = get(portal.column);
  const sent = [JSON.stringify(headers), get('/'), column, get(portal.reports[0]?.path ?? '/')];
  // The rows of this one, and the mark on them, come with the call alone.
  const query = /queryData="([^"]+)"/.exec(column)?.[1];
  if (query !== undefined) {
    const parameters = JSON.parse(query.replaceAll("'", '"')) as Record<string, string>;
    sent.push(get(`/api-gateway/jpaas-publish-server/front/page/build/unit?${new URLSearchParams(parameters)}`));
  }
  return sent.join('\n');
}

test.each(marked)('$name: each mark is found', (deployment) => {
  const served = build(deployment, ROOT, undefined);
  const sent = sentBy(served);
  expect(served.portal.marks).toEqual(deployment.marks);
  for (const mark of deployment.marks) expect(sent.includes(mark), mark).toBe(true);
});

function pathsOf({ column, reports, others, siblings }: Portal): string[] {
  return [column, ...[...reports, ...others, ...siblings].map(({ path }) => path)];
}

test.each(marked)('$name: one mark or all can be taken out, and paths stay', (deployment) => {
  const { family, marks } = deployment;
  const paths = pathsOf(build(deployment, ROOT, undefined).portal);
  for (const mark of [...marks, 'all']) {
    const served = build(deployment, ROOT, { family, mark });
    const sent = sentBy(served);
    const left = mark === 'all' ? [] : marks.filter((one) => one !== mark);
    expect(served.portal.marks).toEqual(left);
    expect(pathsOf(served.portal)).toEqual(paths);
    for (const one of marks) expect(sent.includes(one), `${one} without ${mark}`).toBe(left.includes(one));
  }
});

test("another family's portals keep their marks", () => {
  for (const deployment of marked)
    expect(build(deployment, ROOT, { family: 'none', mark: 'all' }).portal.marks).toEqual(deployment.marks);
});
