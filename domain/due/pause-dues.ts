import type { Actor } from '../audit/ports.ts';
import type { OrderRouting } from '../order/ports.ts';
import type { Settings } from '../setting/settings.ts';
import { changeDues, type ChangeRepositories } from './change-dues.ts';
import type { OrderDue } from './ports.ts';
import { orderDueOf } from './set-due.ts';
import { recheckClocks } from './tell-clock.ts';

export type PauseRepositories = ChangeRepositories & { settings: Settings };

/** What may stop the clocks, only where the province has set it so (P5.3). */
export const pauseReasons = { supplement: '等待12345补正', extension: '等待12345延期批复' } as const;
export type PauseReason = keyof typeof pauseReasons;

const settingOf = { supplement: 'pausesForSupplement', extension: 'pausesForExtension' } as const;

/** A supervisor's date and a clock that stands already are left as they are. */
const mayPause = ({ name, paused }: OrderDue): boolean => name !== 'supervision' && paused === null;

/**
 * Something is awaited from 12345: by setting every open clock of the locked order stands still from `at` on, and no card is
 * issued. Without the setting, the default, nothing happens (P5.3).
 */
export async function pauseDues(repositories: PauseRepositories, order: OrderRouting, reason: PauseReason, at: Date): Promise<void> {
  const settings = await repositories.settings.ofProvince(order.provinceUnitId);
  if (!settings[settingOf[reason]]) return;
  for (const due of await repositories.dues.openOf(order.id, order.runNo))
    if (mayPause(due)) await repositories.dues.update(due.id, { paused: { at: at.toISOString(), reason: pauseReasons[reason] } });
}

/**
 * What was awaited has come: the clocks that stood still for it go on, later by as long as they stood; those met meanwhile
 * keep the pause for when their work comes back. Where the other answer is still awaited they stand for that one.
 */
export async function resumeDues(repositories: PauseRepositories, order: OrderRouting, reason: PauseReason, given: { at: Date; actor: Actor }): Promise<void> {
  const { dues } = repositories;
  const isStanding = ({ runNo, paused }: OrderDue) => runNo === order.runNo && paused?.reason === pauseReasons[reason];
  const stood = (await dues.shownOf(order.id)).filter(isStanding);
  if (stood.length === 0) return;
  for (const { id, terms, paused } of stood) {
    const pause = { from: paused?.at ?? given.at.toISOString(), until: given.at.toISOString(), reason: pauseReasons[reason] };
    await dues.update(id, { paused: null, terms: { ...terms, pauses: [...terms.pauses, pause] } });
  }
  await changeDues(repositories, order, { cause: 'pauseEnded', actor: given.actor, terms: ({ terms }) => terms });
  const other = reason === 'extension' ? 'supplement' : 'extension';
  if (await isAwaited(repositories, order, other)) await pauseDues(repositories, order, other, given.at);
  await recheckClocks(repositories, order);
}

async function isAwaited({ dues }: PauseRepositories, order: OrderRouting, reason: PauseReason): Promise<boolean> {
  if (reason === 'supplement') return order.status === 'awaiting_supplement';
  const orderDue = await orderDueOf(dues, order);
  return orderDue !== undefined && dues.hasExtensionSent(order.id, orderDue.dueAt);
}
