import { z } from 'zod';
import { codeOf } from '../../../domain/code-list/code-list.ts';
import { unitLevelList } from '../../../domain/code-list/unit-level.ts';

const unitFacts = z
  .strictObject({
    id: z.string().meta({ title: '单位编码' }),
    name: z.string().meta({ title: '单位名称' }),
    level: codeOf(unitLevelList),
    provinceCode: z.string().nullable().meta({ title: '省级区划编码' }),
    parentId: z.string().nullable().meta({ title: '上级单位' }),
    inUse: z.boolean().meta({ title: '在用' }),
  })
  .meta({ title: '单位' });

/** A unit of the own subtree with those directly below it and its people. */
export const unitPage = z
  .strictObject({
    unit: unitFacts,
    below: z.array(unitFacts).meta({ title: '直接下级单位' }),
    staff: z
      .array(z.strictObject({ id: z.uuid(), name: z.string(), duty: z.string(), unitId: z.string(), rights: z.array(z.string()) }))
      .meta({ title: '人员' }),
  })
  .meta({ title: '单位信息' });
