// Divisions by what they lie in, for those who ask for a whole province or for all of China.
import { divisions, isWithin, levelOf, parentOf, type Region } from './divisions.js';

/**
 * A division and what stands directly under it: of a province its prefectures and the counties that it governs itself
 * (仙桃市), of a municipality its districts, of a prefecture its counties.
 */
export function membersOf(code: string): readonly Region[] {
  return [...divisions().byCode.values()].filter(
    (region) => isWithin(region.code, code) && (region.code === code || parentOf(region.code)?.code === code),
  );
}

/** The prefectures and the municipalities of China, the latter as a whole. */
export function prefecturesAndMunicipalities(): readonly Region[] {
  return [...divisions().byCode.values()].filter(
    ({ code, name }) => levelOf(code) === 'prefecture' || (levelOf(code) === 'province' && name.endsWith('市')),
  );
}
