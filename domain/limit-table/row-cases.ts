import { listFieldsOf, type ListField } from './columns.ts';
import type { LimitTableId, LimitTableRow } from './schema.ts';

type Cases = Omit<LimitTableRow, 'id' | 'amount' | 'unit' | 'startRule' | 'clause' | 'origin'>;

const earliest = '0000-01-01';
const latest = '9999-12-31';

const takes = (list: readonly string[], value: string | null) => list.length === 0 || (value !== null && list.includes(value));
const within = (inner: readonly string[], outer: readonly string[]) => outer.length === 0 || (inner.length > 0 && inner.every((value) => outer.includes(value)));
const meets = (one: readonly string[], other: readonly string[]) => one.length === 0 || other.length === 0 || one.some((value) => other.includes(value));

/** What a table is asked (P5.2): one value for each column. */
export type LimitQuestion = { provinceCode: string; startedOn: string } & Record<ListFieldQuestion, string | null>;
type ListFieldQuestion = 'source' | 'orderType' | 'serviceType' | 'level' | 'step';

const asked: Record<ListField, ListFieldQuestion> = { sources: 'source', orderTypes: 'orderType', serviceTypes: 'serviceType', levels: 'level', steps: 'step' };

/**
 * The row that answers: the first that fits (hit policy FIRST). The engine answers the same for every file that
 * `readRows` accepts; a test asks both about each row and its edges.
 */
export function chooseRow(table: LimitTableId, rows: readonly LimitTableRow[], question: LimitQuestion): LimitTableRow | undefined {
  return rows.find(
    (row) =>
      (row.provinceCode === null || row.provinceCode === question.provinceCode) &&
      listFieldsOf[table].every((field) => takes(row[field], question[asked[field]])) &&
      (row.validFrom ?? earliest) <= question.startedOn &&
      question.startedOn <= (row.validTo ?? latest),
  );
}

/** Whether some question fits both rows of one province, or both national ones. */
export function overlap(table: LimitTableId, one: Cases, other: Cases): boolean {
  return (
    listFieldsOf[table].every((field) => meets(one[field], other[field])) &&
    (one.validFrom ?? earliest) <= (other.validTo ?? latest) &&
    (other.validFrom ?? earliest) <= (one.validTo ?? latest)
  );
}

/** Whether every question that fits `inner` fits `outer`. */
export function isWithin(table: LimitTableId, inner: Cases, outer: Cases): boolean {
  return (
    listFieldsOf[table].every((field) => within(inner[field], outer[field])) &&
    (outer.validFrom ?? earliest) <= (inner.validFrom ?? earliest) &&
    (inner.validTo ?? latest) <= (outer.validTo ?? latest)
  );
}
