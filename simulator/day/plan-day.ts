import type { OrderCase } from '../cases.ts';
import type { PlatformCredentials } from '../credentials.ts';
import type { Manner } from '../play-item.ts';
import { planBatch, type PlannedPush } from '../push-batch.ts';
import { pushFaultNames, type PushFault } from '../push-faults.ts';
import type { MessageCommand } from '../send-message.ts';
import { createDice, type Dice } from './dice.ts';
import type { Asking } from './negotiate.ts';

/** What 12345 says, or the province asks of it, once the handlers have taken this many steps; `rehandle` once it is completed. */
export type Happening = { say: MessageCommand | Asking; afterSteps: number };

/** One order of the day and everything that will happen to it. */
export type DayOrder = {
  push: PlannedPush;
  /** 接口调用, 页面调用 or 话务转接. */
  arrival: 'interface' | 'page' | 'call';
  /** What the seat agent makes of a transferred call. */
  callEnds: 'submitted' | 'answered' | 'outOfScope';
  fault: PushFault | undefined;
  manner: Manner;
  happenings: Happening[];
};

/** The orders of each part of the day, in the order in which they come. */
export type DayPlan = { seed: number; batchId: string; waves: DayOrder[][] };

const callEnds = ['submitted', 'submitted', 'answered', 'outOfScope'] as const;
const shareOf = { page: 0.15, call: 0.08, wrong: 0.06, fault: 0.25, sendBack: 0.15, atProvince: 0.12, remind: 0.15, supplement: 0.08, cancel: 0.08, rehandle: 0.06, withdrawal: 0.07, extension: 0.09 };
const waveCount = 6;

/** Calls only where the province takes them; of the demo's it is 湖南, which is migrating (P6.3). */
function arrivalOf(dice: Dice, { platform }: PlannedPush): DayOrder['arrival'] {
  if (dice.hits(shareOf.page)) return 'page';
  return platform.provinceCode.startsWith('43') && dice.hits(shareOf.call * 2) ? 'call' : 'interface';
}

function happenings(dice: Dice): Happening[] {
  const often = (share: number, say: Happening['say']): Happening[] => (dice.hits(share) ? [{ say, afterSteps: dice.between(0, 5) }] : []);
  const during = [...often(shareOf.remind, 'remind'), ...often(shareOf.supplement, 'supplement'), ...often(shareOf.cancel, 'cancel'), ...often(shareOf.withdrawal, 'askWithdrawal'), ...often(shareOf.extension, 'askExtension')];
  const after: Happening[] = dice.hits(shareOf.rehandle) ? [{ say: 'rehandle', afterSteps: Number.MAX_SAFE_INTEGER }] : [];
  return [...during.sort((one, other) => one.afterSteps - other.afterSteps), ...after];
}

/**
 * Plans a day of `count` orders from a seed: which case, at which platform, with which fault, handled in which manner, and
 * what 12345 says meanwhile. Cases that repeat another's number are left to `batch`, which minds their sequence.
 */
export function planDay(cases: readonly OrderCase[], platforms: readonly PlatformCredentials[], day: { count: number; seed: number; batchId: string }): DayPlan {
  const dice = createDice(day.seed);
  const alone = cases.filter(({ sameNumberAs, provinceCode }) => sameNumberAs === undefined && platforms.some((each) => each.provinceCode.startsWith(provinceCode)));
  const [right, wrong] = [alone.filter(({ expected }) => expected === 'accepted'), alone.filter(({ expected }) => expected !== 'accepted')];
  if (right.length === 0) throw new Error('没有可推送的案例。');
  const drawn = Array.from({ length: day.count }, () => {
    const from = wrong.length > 0 && dice.hits(shareOf.wrong) ? wrong : right;
    return dice.pick(from as [OrderCase, ...OrderCase[]]);
  });
  const { pushes } = planBatch(drawn, platforms, { count: day.count, batchId: day.batchId });
  const orders = pushes.map((push): DayOrder => {
    const isRight = push.orderCase.expected === 'accepted';
    const arrival = isRight ? arrivalOf(dice, push) : 'interface';
    return {
      push,
      arrival,
      callEnds: dice.pick(callEnds),
      fault: isRight && arrival === 'interface' && dice.hits(shareOf.fault) ? dice.pick(pushFaultNames as [PushFault, ...PushFault[]]) : undefined,
      manner: { sendBack: dice.hits(shareOf.sendBack), handleAtProvince: dice.hits(shareOf.atProvince) },
      // A call's order is none of 12345's: it says nothing about it.
      happenings: isRight && arrival !== 'call' ? happenings(dice) : [],
    };
  });
  const perWave = Math.ceil(orders.length / waveCount);
  const waves = Array.from({ length: waveCount }, (_, index) => orders.slice(index * perWave, (index + 1) * perWave)).filter((wave) => wave.length > 0);
  return { seed: day.seed, batchId: day.batchId, waves };
}
