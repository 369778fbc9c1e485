// Report pages of about 27 KB, no two alike: the sample portal's figures under the names of the prefectures.
import { sampleReports } from '../src/portal/index.js';
import { type Region, regionByCode, regionOfIssuer } from '../src/region/index.js';
import { pageOfSize } from './pages.js';

export interface ServedPage {
  readonly bytes: Buffer;
  readonly contentType: string;
}

const SIZE = 27_000;

export function reportPages(count: number): ServedPage[] {
  const regions = prefectures();
  const samples = sampleReports.filter(({ rendering }) => rendering !== 'script');
  return Array.from({ length: count }, (_, index) => {
    const sample = samples[index % samples.length];
    const region = regions[index % regions.length];
    if (!sample || !region) throw new Error('there is no report to serve');
    const report = { ...sample, city: region.name, code: region.code, genuine: false };
    return {
      bytes: pageOfSize(report, index + 1, SIZE),
      contentType: `text/html; charset=${report.charset === 'utf-8' ? 'utf-8' : 'gbk'}`,
    };
  });
}

/** The prefectures whose names alone say which they are. */
function prefectures(): Region[] {
  const codes = Array.from({ length: 6599 - 1101 }, (_, index) => `${1101 + index}00`);
  return codes.flatMap((code) => {
    const region = code.endsWith('0000') ? null : regionByCode(code);
    return region && regionOfIssuer(region.name)?.code === code ? [region] : [];
  });
}
