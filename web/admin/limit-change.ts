import { limitsText } from '../text/limits.ts';
import type { LimitChange, LimitRow, RowDraft } from './limit-queries.ts';

const text = limitsText.dialog;

/** What is being done to a table. */
export type LimitEdit = { kind: 'add' } | { kind: 'change' | 'end'; row: LimitRow };
/** What the form holds; fields that aren't shown, or were cleared, are missing. */
export type LimitValues = Partial<RowDraft> & { lastDay?: string };

const empty: RowDraft = {
  provinceCode: null, sources: [], orderTypes: [], serviceTypes: [], levels: [], steps: [], amount: 0, unit: 'workingDay', startRule: 'accepted', clause: '', origin: '',
  validFrom: null, validTo: null,
}; // prettier-ignore

/** The change that the form's values are. */
export function changeOf(edit: LimitEdit, { lastDay, ...values }: LimitValues): LimitChange {
  if (edit.kind === 'end') return { kind: 'end', rowId: edit.row.id, lastDay: edit.row.provinceCode === null ? null : (lastDay ?? null) };
  const fields = Object.keys(empty) as (keyof RowDraft)[];
  const row = Object.fromEntries(fields.map((field) => [field, values[field] ?? empty[field]])) as RowDraft;
  // Its field is only shown beside consultations.
  if (row.orderTypes.join() !== 'consultation') row.serviceTypes = [];
  return edit.kind === 'add' ? { kind: 'add', row } : { kind: 'change', rowId: edit.row.id, row };
}

/** What the form begins with. */
export const initialOf = (edit: LimitEdit, provinceCode: string | null) =>
  edit.kind === 'change' ? edit.row : { sources: [], orderTypes: [], serviceTypes: [], levels: [], steps: [], unit: 'workingDay', startRule: 'accepted', provinceCode };

/** The dialog's title. */
export function titleOf(edit: LimitEdit): string {
  if (edit.kind !== 'end') return text[edit.kind];
  return edit.row.provinceCode === null ? text.remove : text.end;
}
