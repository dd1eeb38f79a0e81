import { describe, expect, it } from '@jest/globals';
import { assertMayAct, assertMayReassign, assertMayWork, mayAct, mayWork } from '../../../domain/access/authorise.ts';
import { orderActions, type OrderAction } from '../../../domain/access/order-actions.ts';
import { rightList, type Right } from '../../../domain/user/right.ts';
import { workItemKindList, workItemKinds } from '../../../domain/work-item/kinds.ts';
import { units } from '../../builders/organisation.ts';
import { aDelegation, aUser, someFacts } from '../../builders/user-facts.ts';

const actions = Object.keys(orderActions) as OrderAction[];
const inLiuyang = someFacts({ delegations: [aDelegation('hunan', 'changsha'), aDelegation('changsha', 'liuyang')] });
const returned = someFacts({ delegations: [aDelegation('hunan', 'changsha', { endKind: 'handed_back' })] });
const business = rightList.filter((right) => !right.endsWith('Admin'));
const codeOf = (run: () => void): string | undefined => {
  try {
    run();
    return undefined;
  } catch (error) {
    return (error as { code: string }).code;
  }
};

/** Which rights do which act on an order as a whole, at the unit that may. */
const expected: Record<OrderAction, readonly Right[]> = {
  view: ['handler', 'reviewer', 'supervisor', 'operator', 'unseal', 'seatAgent', 'nationalHandler'],
  reveal: ['handler', 'reviewer', 'supervisor', 'unseal', 'nationalHandler'],
  openFile: ['handler', 'reviewer', 'supervisor', 'unseal', 'nationalHandler'],
  unseal: ['unseal'],
  print: ['handler', 'reviewer', 'supervisor', 'unseal', 'nationalHandler'],
  recall: ['handler', 'supervisor'],
  logContact: ['handler'],
  askWithdrawal: ['handler'],
  askExtension: ['handler'],
  nameAccused: ['handler', 'reviewer', 'supervisor'],
  releaseCase: ['supervisor'],
  closeOrder: ['operator'],
  unlinkOrder: ['handler', 'reviewer'],
  moveInnerDue: ['handler', 'supervisor'],
  issueSupervision: ['supervisor'],
  remindHolder: ['supervisor', 'nationalHandler'],
};

describe('acts on an order as a whole', () => {
  it.each(actions.flatMap((action) => rightList.map((right) => [action, right] as const)))('%s with the right %s at the province', (action, right) => {
    expect(mayAct(aUser('hunan', right), action, inLiuyang)).toBe(expected[action].includes(right));
  });

  it.each(actions)('%s is for the levels it names', (action) => {
    const atCounty = mayAct(aUser('liuyang', business), action, inLiuyang);
    const atNation = mayAct(aUser('national', business), action, inLiuyang);

    expect([atCounty, atNation]).toEqual({
      view: [true, true],
      reveal: [true, true],
      openFile: [true, true],
      unseal: [false, true],
      print: [true, true],
      recall: [false, false],
      logContact: [true, false],
      askWithdrawal: [true, false],
      askExtension: [true, false],
      nameAccused: [false, false],
      releaseCase: [false, false],
      closeOrder: [false, true],
      unlinkOrder: [false, false],
      moveInnerDue: [false, false],
      issueSupervision: [false, true],
      remindHolder: [false, true],
    }[action]);
  });

  it.each(actions)('%s with a part only', (action) => {
    expect(mayAct(aUser('changsha', business), action, returned)).toBe(action === 'view');
  });

  it('answers not-found out of scope and right-required within it', () => {
    expect(codeOf(() => assertMayAct(aUser('guangdong', 'supervisor'), 'recall', inLiuyang))).toBe('not-found');
    expect(codeOf(() => assertMayAct(aUser('hunan', 'reviewer'), 'recall', inLiuyang))).toBe('right-required');
    expect(codeOf(() => assertMayAct(aUser('hunan'), 'recall', undefined))).toBe('not-found');
    expect(codeOf(() => assertMayAct(aUser('hunan'), 'recall', inLiuyang))).toBeUndefined();
  });
});

describe('work on an item', () => {
  it.each(workItemKindList.flatMap((kind) => rightList.map((right) => [kind, right] as const)))('%s with the right %s in its unit', (kind, right) => {
    const rights: readonly Right[] = workItemKinds[kind].rights;

    expect(mayWork(aUser('liuyang', right), { kind, unitId: units.liuyang }, inLiuyang)).toBe(rights.includes(right));
  });

  it('is for the item’s own unit only, also for units above', () => {
    const item = { kind: 'investigation', unitId: units.liuyang } as const;

    expect(codeOf(() => assertMayWork(aUser('changsha'), item, inLiuyang))).toBe('right-required');
    expect(codeOf(() => assertMayWork(aUser('ningxiang'), item, inLiuyang))).toBe('not-found');
    expect(codeOf(() => assertMayWork(aUser('liuyang'), item, inLiuyang))).toBeUndefined();
  });

  it('is over for a unit that gave the order back', () => {
    const item = { kind: 'city-intake', unitId: units.changsha } as const;

    expect(codeOf(() => assertMayWork(aUser('changsha'), item, returned))).toBe('right-required');
  });

  it('is reassigned by the unit’s own supervisor only', () => {
    const item = { unitId: units.liuyang };

    expect(codeOf(() => assertMayReassign(aUser('liuyang', 'supervisor'), item, inLiuyang))).toBeUndefined();
    expect(codeOf(() => assertMayReassign(aUser('liuyang'), item, inLiuyang))).toBe('right-required');
    expect(codeOf(() => assertMayReassign(aUser('changsha', 'supervisor'), item, inLiuyang))).toBe('right-required');
  });
});
