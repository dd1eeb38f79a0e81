import type { Right } from '../user/right.ts';
import type { UnitLevel } from '../unit/unit.ts';
import type { Relation } from './relation.ts';

type Rule = {
  /** One of these is needed; an empty list asks for none beyond the relation. */
  rights: readonly Right[];
  relation: Exclude<Relation, 'none'>;
  /** Only users of units of these levels. */
  levels?: readonly UnitLevel[];
};

/** What can be done with an order as a whole, apart from its work items: right × relation × level. */
export const orderActions = {
  view: { rights: [], relation: 'part' },
  /** A file of the order, audited. */
  openFile: { rights: ['handler', 'reviewer', 'supervisor', 'unseal', 'nationalHandler'], relation: 'whole' },
  /** One personal field, with a reason, audited. */
  reveal: { rights: ['handler', 'reviewer', 'supervisor', 'unseal', 'nationalHandler'], relation: 'whole' },
  /** The same on a sealed order (P1.4). */
  unseal: { rights: ['unseal'], relation: 'whole', levels: ['national', 'province'] },
  /** The order on paper, audited (P9.2). */
  print: { rights: ['handler', 'reviewer', 'supervisor', 'unseal', 'nationalHandler'], relation: 'whole' },
  recall: { rights: ['handler', 'supervisor'], relation: 'whole', levels: ['province', 'city'] },
  logContact: { rights: ['handler'], relation: 'whole', levels: ['province', 'city', 'county'] },
  /** P4.1, P4.2: at any level that holds the order. */
  askWithdrawal: { rights: ['handler'], relation: 'whole', levels: ['province', 'city', 'county'] },
  askExtension: { rights: ['handler'], relation: 'whole', levels: ['province', 'city', 'county'] },
  /** 指明回避 outside of 初审, where the order began (P3.1). */
  nameAccused: { rights: ['handler', 'reviewer', 'supervisor'], relation: 'whole', levels: ['province', 'city'] },
  /** Category 8 may leave the province from now on (P3.1). */
  releaseCase: { rights: ['supervisor'], relation: 'whole', levels: ['province'] },
  /** 人工关闭 (P3.6). */
  closeOrder: { rights: ['operator'], relation: 'whole', levels: ['national', 'province'] },
  /** 取消并单 (P1.7). */
  unlinkOrder: { rights: ['reviewer', 'handler'], relation: 'whole', levels: ['province'] },
  /** 督办单 to the unit below that holds it; of 国家局 to the province (P5.4). */
  issueSupervision: { rights: ['supervisor'], relation: 'whole', levels: ['national', 'province', 'city'] },
  /** 催办 to whoever holds it, of an upper supervisor or 国家局 (P5.4). */
  remindHolder: { rights: ['supervisor', 'nationalHandler'], relation: 'whole', levels: ['national', 'province', 'city'] },
  /** The inner due of the unit below (P4.4). */
  moveInnerDue: { rights: ['handler', 'supervisor'], relation: 'whole', levels: ['province', 'city'] },
} as const satisfies Record<string, Rule>;

/** An action on an order as a whole. */
export type OrderAction = keyof typeof orderActions;

/** The rule of an action, in its general type. */
export function ruleOf(action: OrderAction): Rule {
  return orderActions[action];
}
