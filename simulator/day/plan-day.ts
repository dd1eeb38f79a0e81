import type { OrderCase } from '../cases.ts';
import type { PlatformCredentials } from '../credentials.ts';
import type { Manner, Otherwise } from '../play-item.ts';
import { planBatch, type PlannedPush } from '../push-batch.ts';
import { pushFaultNames, type PushFault } from '../push-faults.ts';
import type { MessageCommand } from '../send-message.ts';
import type { DeskAct } from './desk-acts.ts';
import { createDice, type Dice } from './dice.ts';

/**
 * What 12345 says, or people of 12317 do of their own accord, once the handlers have taken this many steps; `rehandle`
 * once it is completed. `byHolder`: asked by the unit that has the work, not by the province.
 */
export type Happening = { say: MessageCommand | DeskAct; afterSteps: number; byHolder?: boolean };

/** 接口调用, 页面调用, 话务转接; registered by 12317's own people: 来信, 来访, 电子邮件, 国家局转办. */
export type DayArrival = 'interface' | 'page' | 'call' | 'letter' | 'visit' | 'email' | 'national';

/** One order of the day and everything that will happen to it. */
export type DayOrder = {
  push: PlannedPush;
  arrival: DayArrival;
  /** What the seat agent makes of a transferred call; `calledBack`: dropped first, then submitted. */
  callEnds: 'submitted' | 'answered' | 'outOfScope' | 'calledBack';
  /** A petition that a city registers for itself. */
  atCity: boolean;
  withFile: boolean;
  fault: PushFault | undefined;
  manner: Manner;
  happenings: Happening[];
};

/** Whether the order is 12345's: it may say something about it, is told its result and holds a copy. */
export const isFrom12345 = ({ arrival }: Pick<DayOrder, 'arrival'>): boolean => arrival === 'interface' || arrival === 'page';

/** The orders of each part of the day, in the order in which they come. */
export type DayPlan = { seed: number; batchId: string; waves: DayOrder[][] };

const callEnds = ['submitted', 'calledBack', 'answered', 'outOfScope'] as const;
const channels = ['letter', 'visit', 'email'] as const;
const shareOf = {
  page: 0.15, call: 0.16, petition: 0.09, national: 0.05, wrong: 0.06, fault: 0.25, file: 0.08,
  remind: 0.15, supplement: 0.08, cancel: 0.08, rehandle: 0.06, withdrawal: 0.1, extension: 0.12, supervise: 0.04, close: 0.02,
  sendBack: 0.15, atProvince: 0.12, atCity: 0.5, byHolder: 0.5,
}; // prettier-ignore
const shareOtherwise: Readonly<Record<Otherwise, number>> = {
  askSupplement: 0.05, declineOrder: 0.1, declineEndorsing: 0.2, declineSending: 0.15, agreeWithdrawal: 0.4, refuseExtension: 0.4, returnResult: 0.3,
}; // prettier-ignore
const waveCount = 6;

/** 补录: its call lies days back and its due too, so nobody types it from a call that is going on now. */
const isBackdated = ({ body }: OrderCase) => typeof body['finishBy'] === 'string' && body['finishBy'].startsWith('{{today-');

/** 贪污腐败: handled by the province, which is why no city registers it (P3.8). */
const isProvincial = ({ body }: OrderCase) => Number(body['problemCategory']) === 8;

/** Calls only where the province takes them; of the demo's it is 湖南, which is migrating (P6.3). */
function arrivalOf(dice: Dice, { orderCase, platform }: PlannedPush): DayArrival {
  if (isBackdated(orderCase)) return 'interface';
  if (dice.hits(shareOf.petition)) return dice.pick(channels);
  if (dice.hits(shareOf.national)) return 'national';
  if (dice.hits(shareOf.page)) return 'page';
  return platform.provinceCode.startsWith('43') && dice.hits(shareOf.call) ? 'call' : 'interface';
}

/** 12345 says something about its own orders only. */
function happeningsOf(dice: Dice, arrival: DayArrival): Happening[] {
  const often = (share: number, say: Happening['say']): Happening[] => (dice.hits(share) ? [{ say, afterSteps: dice.between(0, 5) }] : []);
  const asked = [...often(shareOf.withdrawal, 'askWithdrawal'), ...often(shareOf.extension, 'askExtension')].map((each) => ({ ...each, byHolder: dice.hits(shareOf.byHolder) }));
  const ours = [...asked, ...often(shareOf.supervise, 'supervise'), ...often(shareOf.close, 'close')];
  const theirs = isFrom12345({ arrival }) ? [...often(shareOf.remind, 'remind'), ...often(shareOf.supplement, 'supplement'), ...often(shareOf.cancel, 'cancel')] : [];
  const after: Happening[] = isFrom12345({ arrival }) && dice.hits(shareOf.rehandle) ? [{ say: 'rehandle', afterSteps: Number.MAX_SAFE_INTEGER }] : [];
  return [...[...theirs, ...ours].sort((one, other) => one.afterSteps - other.afterSteps), ...after];
}

function mannerOf(dice: Dice, arrival: DayArrival): Manner {
  const otherwise = (Object.keys(shareOtherwise) as Otherwise[]).filter((act) => dice.hits(shareOtherwise[act]));
  // 12345's orders are accepted at 初审, or given back as 退单: only what we register ourselves can be declined (P3.8).
  const once = otherwise.filter((act) => act !== 'declineOrder' || !isFrom12345({ arrival }));
  return { sendBack: dice.hits(shareOf.sendBack), handleAtProvince: dice.hits(shareOf.atProvince), once: new Set(once) };
}

function orderOf(dice: Dice, push: PlannedPush): DayOrder {
  const isRight = push.orderCase.expected === 'accepted';
  const arrival = isRight ? arrivalOf(dice, push) : 'interface';
  const isPushed = isRight && arrival === 'interface';
  return {
    push,
    arrival,
    callEnds: dice.pick(callEnds),
    atCity: dice.hits(shareOf.atCity) && !isProvincial(push.orderCase),
    withFile: isPushed && dice.hits(shareOf.file),
    fault: isPushed && dice.hits(shareOf.fault) ? dice.pick(pushFaultNames as [PushFault, ...PushFault[]]) : undefined,
    manner: mannerOf(dice, arrival),
    happenings: isRight ? happeningsOf(dice, arrival) : [],
  };
}

/**
 * Plans a day of `count` orders from a seed: which case, by which way, with which fault, handled in which manner, and what
 * 12345 says meanwhile. Cases that repeat another's number are left to `batch`, which minds their sequence.
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
  const orders = pushes.map((push) => orderOf(dice, push));
  const perWave = Math.ceil(orders.length / waveCount);
  const waves = Array.from({ length: waveCount }, (_, index) => orders.slice(index * perWave, (index + 1) * perWave)).filter((wave) => wave.length > 0);
  return { seed: day.seed, batchId: day.batchId, waves };
}
