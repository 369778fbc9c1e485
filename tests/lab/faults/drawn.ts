// Pages that only a script draws; without a browser they are `browser_missing`.
import { renderPage } from '../../../src/portal/render.js';
import { always, respond } from '../answer.js';
import { document, type Fault } from './fault.js';

const drawing = (path: string) =>
  `<script>fetch("${path}/data.json").then(function (answer) { return answer.json(); }).then(function (data) { document.getElementById("zoom").innerHTML = data.content; });</script>`;

export const drawnFaults: readonly Fault[] = [
  {
    name: 'fetched',
    what: 'a script that fetches the report as JSON',
    outcome: 'ok',
    serve: ({ report, html }) => {
      const content = html.toString().replace(/^[\s\S]*<div id="zoom">|<\/div>\s*<div class="footer">[\s\S]*$/g, '');
      const title = `${report.city}${report.year}年政府信息公开工作年度报告`;
      return (turn) =>
        turn.rest === ''
          ? respond(turn, {
              body: document(title, `<h1>${title}</h1><div id="zoom">正在加载</div>${drawing(turn.path)}`),
            })
          : respond(turn, { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ content }) });
    },
  },
  {
    name: 'written',
    what: 'a script that holds the report itself',
    outcome: 'ok',
    serve: ({ report }) => always({ body: renderPage({ ...report, rendering: 'script', charset: 'utf-8' }) }),
  },
];
