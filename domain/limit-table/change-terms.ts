import { chinaDayOf } from '../shared/instant.ts';
import type { Reserve } from '../calendar/explanation.ts';
import type { OpenDue, OpenOrder } from '../due/open-dues.ts';
import type { DueTerms } from '../due/terms.ts';
import { levelNames, type HandlingLevel } from '../unit/unit.ts';
import { chooseRow, type LimitQuestion } from './row-cases.ts';
import type { LimitTableId, LimitTableRow } from './schema.ts';

/** Two states of a table, and how an explanation names the later one. */
export type TableChange = { table: LimitTableId; before: readonly LimitTableRow[]; after: readonly LimitTableRow[]; versionText: string };

const tableOf = (name: OpenDue['name']): LimitTableId | undefined => {
  if (name === 'supervision') return undefined;
  return name === 'unit' || name === 'review' || name === 'initialReview' ? 'levelBudgets' : 'timeLimits';
};

const isSameLimit = (one: LimitTableRow | undefined, other: LimitTableRow | undefined) =>
  one?.amount === other?.amount && one?.unit === other?.unit && one?.startRule === other?.startRule;

/**
 * The terms of an open due under a changed table (P5.2): its own limit, and the reserves of the reviews above it. The same
 * terms where the change doesn't touch it: 12345 gave the date, it comes from the other table, both states answer alike,
 * or no row answers any more (it then keeps what it has).
 */
export function changedTerms(change: TableChange, order: OpenOrder, due: OpenDue): DueTerms {
  const own = tableOf(due.name) === change.table ? withOwnLimit(change, order, due) : due.terms;
  return change.table === 'levelBudgets' && own.reserves !== null ? withReserves(change, order, due, own, own.reserves) : own;
}

function withOwnLimit({ table, before, after, versionText }: TableChange, order: OpenOrder, due: OpenDue): DueTerms {
  const { terms } = due;
  if (!('limit' in terms.period) || terms.basis === undefined) return terms;
  const question = questionOf(order, due, due.level);
  const [old, row] = [chooseRow(table, before, question), chooseRow(table, after, question)];
  if (row === undefined || isSameLimit(old, row)) return terms;
  const startsAt = old && old.startRule !== row.startRule && due.name !== 'order' ? startOf(row, order, due) : terms.startsAt;
  return { ...terms, startsAt, period: { limit: { amount: row.amount, unit: row.unit } }, basis: { clause: row.clause, tableVersion: versionText } };
}

/** When the work reached the unit is known of a delegation; else the clock began with it. */
const reachedAt = ({ delegatedAt, terms, name }: OpenDue) => (name === 'unit' && delegatedAt ? delegatedAt.toISOString() : terms.startsAt);
const startOf = ({ startRule }: LimitTableRow, order: OpenOrder, due: OpenDue) => (startRule === 'accepted' && order.runNo === 1 ? order.acceptedAt.toISOString() : reachedAt(due));

function questionOf(order: OpenOrder, due: OpenDue, level: HandlingLevel | null, step?: string): LimitQuestion {
  const isOrder = due.name === 'order';
  return {
    provinceCode: order.provinceCode.slice(0, 2),
    source: order.source,
    orderType: order.type,
    serviceType: isOrder ? order.serviceType : null,
    level,
    step: step ?? (isOrder && order.runNo > 1 ? 'rehandling' : due.name),
    startedOn: chinaDayOf(new Date(isOrder ? due.terms.startsAt : reachedAt(due))),
  };
}

function withReserves({ before, after }: TableChange, order: OpenOrder, due: OpenDue, terms: DueTerms, reserves: readonly Reserve[]): DueTerms {
  const changed = reserves.map((reserve): Reserve => {
    const level = (['province', 'city', 'county'] as const).find((one) => reserve.name.startsWith(levelNames[one]));
    if (level === undefined) return reserve;
    const question = questionOf(order, due, level, 'review');
    const [old, row] = [chooseRow('levelBudgets', before, question), chooseRow('levelBudgets', after, question)];
    return row === undefined || isSameLimit(old, row) ? reserve : { ...reserve, limit: { amount: row.amount, unit: row.unit } };
  });
  return changed.some((reserve, index) => reserve !== reserves[index]) ? { ...terms, reserves: changed } : terms;
}
