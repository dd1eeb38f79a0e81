import { codesOf } from '../code-list/code-list.ts';
import { handlingLevelList } from '../code-list/handling-level.ts';
import { orderSourceList } from '../code-list/order-source.ts';
import { orderTypeList } from '../code-list/order-type.ts';
import { serviceType } from '../code-list/service-type.ts';
import type { LimitTableId, LimitTableRow } from './schema.ts';

/** The lists of a row, each with the input column of the file that it stands in. */
export const listColumns = { sources: 'source', orderTypes: 'orderType', serviceTypes: 'serviceType', levels: 'level', steps: 'step' } as const satisfies Partial<Record<keyof LimitTableRow, string>>;
export type ListField = keyof typeof listColumns;

/** The input column of the validity, as the file asks for it. */
export const startColumn = 'date(startedOn)';
/** The input columns of each table in order; the first is the province. */
export const listFieldsOf = {
  timeLimits: ['sources', 'orderTypes', 'serviceTypes', 'steps'],
  levelBudgets: ['sources', 'orderTypes', 'levels', 'steps'],
} as const satisfies Record<LimitTableId, readonly ListField[]>;

/** The output columns, the same in both. */
export const outputColumns = ['amount', 'unit', 'startRule', 'clause', 'validFrom', 'validTo'] as const;

/** The file of `processes/` that holds each table. */
export const limitFiles = { timeLimits: 'time-limits.dmn', levelBudgets: 'level-budgets.dmn' } as const satisfies Record<LimitTableId, string>;
export const limitTableIds = Object.keys(limitFiles) as readonly LimitTableId[];

/** Every value that a question to a table can have in each column. */
export const valuesOf: Record<LimitTableId, Record<ListField, readonly string[]>> = {
  timeLimits: {
    sources: codesOf(orderSourceList),
    orderTypes: codesOf(orderTypeList),
    serviceTypes: serviceType.entries.map(({ code }) => code),
    levels: [],
    steps: ['order', 'rehandling', 'declarationAcceptance', 'householdCheck', 'determination'],
  },
  levelBudgets: {
    sources: codesOf(orderSourceList),
    orderTypes: codesOf(orderTypeList),
    serviceTypes: [],
    levels: codesOf(handlingLevelList),
    steps: ['initialReview', 'unit', 'review'],
  },
};
