import type { AnonymityRule } from '../order/anonymity-rule.ts';
import type { OrderIntake } from '../order/intake-ports.ts';
import { readOrderState, type OrderState, type OrderStates } from '../order/read-order-state.ts';
import { assertMaySubmit } from '../platform/assert-may-submit.ts';
import type { Platforms } from '../platform/ports.ts';
import type { Clock } from '../shared/clock.ts';
import { DomainError } from '../shared/domain-error.ts';
import { findCallOrder, type Fingerprint } from './call-order.ts';
import { draftKeyOf, launchLimits, type Launch, type LaunchedCall } from './launch.ts';
import type { PageDrafts } from './ports.ts';

/** What a page begins with: the locked fields, what holds for this platform, and what was there before. */
export type PageView = {
  launch: Launch;
  platformName: string;
  provinceCode: string;
  anonymityRule: AnonymityRule;
  /** 办结日期 to begin a complaint with (P2.2). */
  finishBy: string | undefined;
  draft: { content: string; savedAt: Date } | undefined;
  /** The order that was asked about, or that this call has become. */
  order: OrderState | undefined;
};

type Deps = {
  platforms: Platforms;
  drafts: PageDrafts;
  orderStates: OrderStates;
  intake: Pick<OrderIntake, 'findByPlatformOrderNo'>;
  fingerprint: Fingerprint;
  /** 办结日期 by the limit table, counted from the call. */
  defaultFinishBy: (calledAt: Date) => string;
  wallClock: Clock;
};

/** Everything a launched page shows when it opens or is loaded again (P2.2). Errors: `platform-not-live`, `mode-not-enabled`. */
export async function readPage(deps: Deps, launch: Launch): Promise<PageView> {
  const platform = await deps.platforms.find(launch.platformId);
  if (!platform) throw new DomainError('page-session-over', '平台已停用，请联系平台管理员。');
  const anonymityRule = assertMaySubmit(platform, 'page');
  const { purpose } = launch;
  const shared = { launch, platformName: platform.name, provinceCode: platform.provinceCode, anonymityRule };
  if (purpose.kind === 'progress') return { ...shared, finishBy: undefined, draft: undefined, order: await readOrderState(deps, { platformId: platform.id, acceptanceNo: purpose.acceptanceNo }) };
  const order = await findCallOrder(deps, launch, purpose);
  return { ...shared, order, draft: order ? undefined : await draftOf(deps, launch, purpose), finishBy: purpose.orderType === 'complaint' ? deps.defaultFinishBy(new Date(purpose.calledAt)) : undefined };
}

function draftOf({ drafts, wallClock }: Deps, launch: Launch, call: LaunchedCall): ReturnType<PageDrafts['find']> {
  return drafts.find(draftKeyOf(launch, call), new Date(wallClock.now().getTime() - launchLimits.draftMs));
}
