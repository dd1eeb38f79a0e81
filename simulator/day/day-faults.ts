import type { CallbackFault } from '../fault-modes.ts';
import type { Dice } from './dice.ts';

/** Faults that heal by coming again. */
const healing = ['error500', 'tooMany429', 'businessError', 'slow', 'reset', 'lostReceipt', 'redirect302'] as const;

type PlannedFault = Partial<CallbackFault>;

function shuffled<T>(dice: Dice, list: readonly T[]): T[] {
  const left = [...list];
  return list.flatMap(() => left.splice(dice.between(0, left.length - 1), 1));
}

/**
 * The faults of one part of a day, in the order in which they come: each healing one for a few callbacks. With
 * `deadLetter` the last result of it is refused for good (410): only a person brings it on its way again.
 */
export function faultsOfWave(dice: Dice, deadLetter: boolean): PlannedFault[] {
  const faults = shuffled(dice, healing).map((mode): PlannedFault => ({ mode, times: dice.between(2, 4), seconds: 1 }));
  return deadLetter ? [...faults, { mode: 'gone410', times: 1, kinds: ['result'] }] : faults;
}
