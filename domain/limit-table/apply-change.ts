import type { AdminScope } from '../admin/scope.ts';
import { DomainError, type FieldProblem } from '../shared/domain-error.ts';
import { jsonPointer } from '../shared/json-pointer.ts';
import { listFieldsOf, valuesOf, type ListField } from './columns.ts';
import { rowText } from './row-text.ts';
import { isWithin, overlap } from './row-cases.ts';
import type { LimitRowDraft, LimitTableChange, LimitTableId, LimitTableRow } from './schema.ts';

const refuse = (problems: readonly FieldProblem[]) =>
  new DomainError('validation-failed', `共有 ${problems.length} 处不符合要求，未保存任何内容。`, { problems });
const at = (field: string, code: string, detail: string): FieldProblem => ({ pointer: jsonPointer(['change', ...field.split('.')]), code, detail });

/** Whether an administrator of this scope looks after a row: a province its own, 国家局 all and the national default. */
export const isOwnRow = ({ provinceCode }: AdminScope, row: Pick<LimitTableRow, 'provinceCode'>): boolean => provinceCode === null || row.provinceCode === provinceCode.slice(0, 2);

/**
 * The rows after a change, in the order in which the table must have them: provinces before the national default, of two
 * rows that fit the same case the narrower first. `today` is the business day in China; `id` names an added row. Errors:
 * `not-found` for a row out of scope; `validation-failed` for a row that couldn't be told from another, would never be
 * taken, has no valid period, or leaves a case without any national row.
 */
export function applyChange(table: LimitTableId, rows: readonly LimitTableRow[], change: LimitTableChange, context: { scope: AdminScope; today: string; id: string }): LimitTableRow[] {
  const before = change.kind === 'add' ? undefined : rows.find(({ id }) => id === change.rowId);
  if (change.kind !== 'add' && (!before || !isOwnRow(context.scope, before))) throw new DomainError('not-found', '这一行不存在或不在您的权限范围内。');
  const others = rows.filter((row) => row !== before);
  if (change.kind === 'end' && before) return withCoverage(table, rows, ended(rows, before, change.lastDay, context.today));
  if (change.kind === 'end') return [...rows];
  const row: LimitTableRow = { id: before?.id ?? context.id, ...change.row };
  const problems = problemsOf(table, others, row, context.scope);
  if (problems.length > 0) throw refuse(problems);
  return withCoverage(table, rows, placed(table, others, row));
}

/** A province's row keeps its past; one that hasn't begun by then, and a national one, goes. */
function ended(rows: readonly LimitTableRow[], row: LimitTableRow, lastDay: string | null, today: string): LimitTableRow[] {
  if (row.provinceCode === null) return rows.filter((other) => other !== row);
  if (lastDay === null) throw refuse([at('lastDay', 'required', '最后适用日：必填。')]);
  if (lastDay < today && (row.validTo === null || row.validTo >= today)) throw refuse([at('lastDay', 'too-early', '最后适用日：不早于今天；已经按它计算的期限不受影响。')]);
  if (row.validTo !== null && lastDay >= row.validTo) throw refuse([at('lastDay', 'out-of-range', `最后适用日：这一行到 ${row.validTo} 已经失效。`)]);
  if (row.validFrom !== null && lastDay <= row.validFrom) return rows.filter((other) => other !== row);
  return rows.map((other) => (other === row ? { ...row, validTo: lastDay } : other));
}

function problemsOf(table: LimitTableId, others: readonly LimitTableRow[], row: LimitTableRow, scope: AdminScope): FieldProblem[] {
  const group = others.filter(({ provinceCode }) => provinceCode === row.provinceCode);
  const twin = group.find((other) => overlap(table, other, row) && isWithin(table, other, row) === isWithin(table, row, other));
  const same = twin !== undefined && isWithin(table, twin, row);
  return [
    ...(isOwnRow(scope, row) ? [] : [at('row.provinceCode', 'not-in-list', scope.provinceCode === null ? '省份：不存在。' : '省份：只能维护本省的行；全国默认由国家局维护。')]),
    ...unknownValues(table, row),
    ...validityProblems(row),
    ...(twin === undefined ? [] : [at('row', 'duplicate', same ? `与“${rowText(table, twin)}”条件相同，永远取不到其中一行；请改那一行。` : `与“${rowText(table, twin)}”部分重叠，分不清取哪一行；请使一行的条件（来源、类型、环节、有效期）完全包含另一行，或互不相交。`)]),
  ]; // prettier-ignore
}

/** Values that the table's columns don't have; steps of the one table don't belong into the other. */
function unknownValues(table: LimitTableId, row: LimitRowDraft): FieldProblem[] {
  const fields = Object.keys(valuesOf[table]) as ListField[];
  const wrong = fields.filter((field) => row[field].some((value) => !valuesOf[table][field].includes(value)));
  const problems = wrong.map((field) => at(`row.${field}`, 'not-in-list', (listFieldsOf[table] as readonly string[]).includes(field) ? '有不属于这张表的取值。' : '这张表没有这一列，应为空。'));
  const isConsultation = row.orderTypes.length === 1 && row.orderTypes[0] === 'consultation';
  if (row.serviceTypes.length > 0 && !isConsultation) problems.push(at('row.serviceTypes', 'invalid', '服务类型：只有工单类型为咨询的行可以填。'));
  return problems;
}

function validityProblems({ provinceCode, validFrom, validTo }: LimitRowDraft): FieldProblem[] {
  if (provinceCode === null) return validFrom === null && validTo === null ? [] : [at('row.validFrom', 'invalid', '有效期：全国默认长期有效，不填施行和失效。')];
  if (validFrom === null) return [at('row.validFrom', 'required', '施行：省级行必填。')];
  return validTo === null || validFrom < validTo ? [] : [at('row.validTo', 'too-early', '失效：必须晚于施行。')];
}

/** Before the first row that contains it, else behind the last of its province, or of the national ones. */
function placed(table: LimitTableId, others: readonly LimitTableRow[], row: LimitTableRow): LimitTableRow[] {
  const wider = others.findIndex((other) => other.provinceCode === row.provinceCode && isWithin(table, row, other));
  const lastOwn = others.findLastIndex(({ provinceCode }) => provinceCode === row.provinceCode);
  const firstNational = others.findIndex(({ provinceCode }) => provinceCode === null);
  const behind = lastOwn >= 0 ? lastOwn + 1 : row.provinceCode === null || firstNational < 0 ? others.length : firstNational;
  return others.toSpliced(wider >= 0 ? wider : behind, 0, row);
}

type Case = { sources: [string]; orderTypes: [string]; levels: [string] | []; serviceTypes: []; steps: [string] };

/** Every case that the table can be asked about, without province and day. */
function* casesOf(table: LimitTableId): Generator<Case> {
  const { sources, orderTypes, levels, steps } = valuesOf[table];
  for (const source of sources)
    for (const orderType of orderTypes)
      for (const level of levels.length > 0 ? levels : [undefined])
        for (const step of steps) yield { sources: [source], orderTypes: [orderType], levels: level === undefined ? [] : [level], serviceTypes: [], steps: [step] };
}

/** A case that a national row answered must still have one: without it an order would have no due (P5.3). */
function withCoverage(table: LimitTableId, before: readonly LimitTableRow[], after: LimitTableRow[]): LimitTableRow[] {
  const answers = (rows: readonly LimitTableRow[], one: Case) =>
    rows.some((row) => row.provinceCode === null && listFieldsOf[table].every((field) => row[field].length === 0 || (one[field].length > 0 && one[field].every((value) => (row[field] as readonly string[]).includes(value)))));
  const lost = [...casesOf(table)].find((one) => answers(before, one) && !answers(after, one));
  if (lost === undefined) return after;
  const cases = rowText(table, lost);
  throw new DomainError('validation-failed', `“${cases}”将没有全国默认时限，工单无法计算期限；请先增加覆盖它的全国默认行。`, {
    problems: [at('kind', 'invalid', `全国默认不能缺“${cases}”。`)],
  });
}
