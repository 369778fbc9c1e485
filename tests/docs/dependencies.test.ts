// docs/dependencies.md against package.json.
import { describe, expect, it } from 'vitest';
import { readDocument, tableOf } from './documents.js';

const manifest = JSON.parse(readDocument('package.json')) as {
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
};

describe('docs/dependencies.md', () => {
  const text = readDocument('docs/dependencies.md');
  const rowsUnder = (title: string) => {
    const part = text.split(/^## /m).find((section) => section.startsWith(title)) ?? '';
    return Object.fromEntries(
      tableOf(part, 'package').map(([name = '', version]) => [name.replaceAll('`', ''), version]),
    );
  };

  it('lists what package.json pins, each under its kind', () => {
    expect(rowsUnder('At run time')).toEqual(manifest.dependencies);
    expect(rowsUnder('For development')).toEqual(manifest.devDependencies);
  });

  it('names the browser that the demo fetches', () => {
    const wanted = /@sparticuz\/chromium@([\d.]+)/.exec(readDocument('src/crawl/get-browser.ts'))?.[1];
    expect(text).toContain(`\`@sparticuz/chromium\` ${wanted} `);
  });

  it('warns of packages that are there', () => {
    const traps = [...text.matchAll(/^- \*\*([^*]+)\*\*:/gm)].map(([, name = '']) => name);
    expect(traps.length).toBeGreaterThan(5);
    for (const name of traps) expect({ ...manifest.dependencies, ...manifest.devDependencies }).toHaveProperty([name]);
  });
});
