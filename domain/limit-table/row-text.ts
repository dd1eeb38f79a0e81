import { nameOf, type CodeList } from '../code-list/code-list.ts';
import { handlingLevelList } from '../code-list/handling-level.ts';
import { limitStepList } from '../code-list/limit-step.ts';
import { orderSourceList } from '../code-list/order-source.ts';
import { orderTypeList } from '../code-list/order-type.ts';
import { serviceType } from '../code-list/service-type.ts';
import { listFieldsOf, type ListField } from './columns.ts';
import type { LimitTableId } from './schema.ts';

const lists: Record<ListField, CodeList> = { sources: orderSourceList, orderTypes: orderTypeList, serviceTypes: serviceType, levels: handlingLevelList, steps: limitStepList };

/** When a row applies, in words: `12345工单、话务转接来电 · 投诉举报 · 整件、重办`. */
export function rowText(table: LimitTableId, row: Record<ListField, readonly string[]> & { validFrom?: string | null; validTo?: string | null }): string {
  const parts = listFieldsOf[table].map((field) => row[field].map((code) => nameOf(lists[field], code)).join('、')).filter((part) => part !== '');
  const validity = row.validFrom ? [`${row.validFrom} 起${row.validTo ? `至 ${row.validTo}` : ''}`] : [];
  return [...parts, ...validity].join(' · ');
}
