import { z } from 'zod';
import { codeOf } from '../code-list/code-list.ts';
import { orderStatusList } from '../code-list/order-status.ts';
import { orderTypeList } from '../code-list/order-type.ts';
import { figureFields } from '../dashboard/schema.ts';
import { regionCode } from '../region/schema.ts';
import { freeText } from '../shared/schema.ts';
import { workItemKind } from '../work-item/schema.ts';

/** What the inbox can be narrowed to. */
const inboxCriteria = z
  .strictObject({ kind: workItemKind.exactOptional(), show: z.enum(['open', 'mine', 'claimed']).exactOptional().meta({ title: '签收情况' }) })
  .meta({ title: '待办筛选' });

/** What a search can be narrowed to, the conditions of a dashboard's figure among it. Numbers, phones and names are no filter, and personal values are not to be kept here. */
const searchCriteria = z
  .strictObject({
    types: z.array(codeOf(orderTypeList)).min(1).exactOptional().meta({ title: '工单类型' }),
    statuses: z.array(codeOf(orderStatusList)).min(1).exactOptional().meta({ title: '状态' }),
    problemCategories: z.array(z.int().min(1).max(24)).min(1).exactOptional().meta({ title: '问题类别' }),
    regionCode: regionCode.exactOptional().meta({ title: '区划编码' }),
    ...figureFields,
  })
  .meta({ title: '查询筛选' });

/** The names of saved filters, up to 30 characters. */
const filterName = freeText(30).meta({ title: '名称' });

const isDefault = z.boolean().meta({ title: '默认', description: '打开页面时自动使用；每个页面至多一个' });

/** A filter to be saved, for the page it belongs to (P9.2). */
export const filterContent = z
  .discriminatedUnion('page', [
    z.strictObject({ page: z.literal('inbox'), name: filterName, criteria: inboxCriteria, isDefault }),
    z.strictObject({ page: z.literal('search'), name: filterName, criteria: searchCriteria, isDefault }),
  ])
  .meta({ title: '筛选' });

/** What can be changed of a saved filter. */
export const filterChange = z.strictObject({ name: filterName, isDefault }).meta({ title: '修改筛选' });

export type FilterContent = z.output<typeof filterContent>;
export type FilterChange = z.output<typeof filterChange>;
