import type { Actor } from '../audit/ports.ts';
import type { OrderRouting } from '../order/ports.ts';
import type { Settings } from '../setting/settings.ts';
import { changeDues, type ChangeRepositories } from './change-dues.ts';
import type { OrderDue } from './ports.ts';
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

/** What was awaited has come: the clocks that stood still for it go on, later by as long as they stood. */
export async function resumeDues(repositories: PauseRepositories, order: OrderRouting, reason: PauseReason, given: { at: Date; actor: Actor }): Promise<void> {
  const stood = (await repositories.dues.openOf(order.id, order.runNo)).filter(({ paused }) => paused?.reason === pauseReasons[reason]);
  if (stood.length === 0) return;
  for (const { id } of stood) await repositories.dues.update(id, { paused: null });
  await changeDues(repositories, order, {
    cause: 'pauseEnded',
    actor: given.actor,
    terms: ({ id, terms }) => {
      const paused = stood.find((due) => due.id === id)?.paused;
      return paused ? { ...terms, pauses: [...terms.pauses, { from: paused.at, until: given.at.toISOString(), reason: paused.reason }] } : terms;
    },
  });
  await recheckClocks(repositories, order);
}
