import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { isWithin, nationCode } from '../../domain/region/code.ts';
import { regionRecord } from '../../domain/region/schema.ts';
import { checkFields } from '../../domain/shared/field-problems.ts';
import { readCsv, type CsvLine } from './csv.ts';
import { RegionListError, type RegionEdition, type RegionFact } from './region-edition.ts';

/** What a person says of a file: where it is from, the day it describes, and whether it names all there is. */
export type RegionFileDescription = { source: string; sourceOn: string; isComplete?: boolean };

const header = ['code', 'parent', 'name'];
const decoder = new TextDecoder('utf-8', { fatal: true });

/**
 * A newer list of regions in a file: CSV in UTF-8, first line `code,parent,name` (区划编码, 父节编码, 区划名称 of 表10),
 * codes of 2, 4, 6, 9 or 12 digits, the provinces' parent twelve zeros. Reading it throws `RegionListError`, which names
 * every wrong line.
 */
export async function regionFile(path: string, description: RegionFileDescription): Promise<RegionEdition> {
  const content = await readFile(path).catch(() => {
    throw new RegionListError([`读不到文件 ${path}。`]);
  });
  return regionList(content, description);
}

/** The same with the file's content at hand. */
export function regionList(content: Uint8Array, description: RegionFileDescription): RegionEdition {
  const { source, sourceOn, isComplete = false } = description;
  return {
    source,
    sourceOn,
    isComplete,
    digest: createHash('sha256').update(`${source}\n${sourceOn}\n`).update(content).digest('hex'),
    read: () => Promise.resolve(factsOf(textOf(content))),
  };
}

function textOf(content: Uint8Array): string {
  try {
    return decoder.decode(content);
  } catch {
    throw new RegionListError(['文件不是 UTF-8 编码；从 Excel 另存时请选“CSV UTF-8”。']);
  }
}

function factsOf(text: string): RegionFact[] {
  const [first, ...lines] = readCsv(text);
  if (first?.fields.map((field) => field.trim().toLowerCase()).join() !== header.join())
    throw new RegionListError([`第 1 行应为表头 ${header.join(',')}。`]);

  const facts = new Map<string, RegionFact>();
  const reasons: string[] = [];
  for (const line of lines) {
    const result = readLine(line);
    if ('reason' in result) reasons.push(result.reason);
    else if (facts.has(result.code)) reasons.push(`第 ${line.line} 行：区划编码 ${result.code} 在第 ${facts.get(result.code)?.line ?? 0} 行已出现。`);
    else facts.set(result.code, result);
  }
  if (lines.length === 0) reasons.push('文件中没有区划。');
  if (reasons.length > 0) throw new RegionListError(reasons);
  return [...facts.values()];
}

function readLine({ line, fields }: CsvLine): RegionFact | { reason: string } {
  if (fields.length !== header.length) return { reason: `第 ${line} 行：应有 ${header.length} 列（${header.join(',')}），引号须成对。` };
  const [code, parentCode, name] = fields.map((field) => field.trim());
  const checked = checkFields(regionRecord, { code, parentCode, name });
  if (!checked.ok) return { reason: `第 ${line} 行：${checked.problems.map(({ detail }) => detail).join('')}` };
  const record = checked.value;
  const isBelow = record.code !== record.parentCode && isWithin(record.code, record.parentCode);
  if (!isBelow || (record.parentCode === nationCode && !record.code.endsWith('0000000000')))
    return { reason: `第 ${line} 行：${record.code} 不可能在上级 ${record.parentCode} 之下。` };
  return { code: record.code, name: record.name, line };
}
