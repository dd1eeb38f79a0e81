import type { ProvinceCalendars } from '../due/ports.ts';
import type { AnonymityRule } from '../order/anonymity-rule.ts';
import type { OrderIntake } from '../order/intake-ports.ts';
import { readOrderState, type OrderState, type OrderStates } from '../order/read-order-state.ts';
import { assertMaySubmit } from '../platform/assert-may-submit.ts';
import type { Platforms } from '../platform/ports.ts';
import type { Clock } from '../shared/clock.ts';
import { DomainError } from '../shared/domain-error.ts';
import { findCallOrder, type Fingerprint } from './call-order.ts';
import { defaultFinishBy, nationalFinishLimit, type FinishLimits } from './finish-limit.ts';
import { draftKeyOf, launchLimits, type Launch, type LaunchedCall } from './launch.ts';
import type { PageDrafts } from './ports.ts';

/** What a page begins with: the locked fields, what holds for this platform, and what was there before. */
export type PageView = {
  launch: Launch;
  platformName: string;
  provinceCode: string;
  anonymityRule: AnonymityRule;
  /** 办结日期 to begin a complaint with, and the clause it follows from (P2.2). */
  finishBy: { on: string; clause: string } | undefined;
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
  limits: Pick<FinishLimits, 'find'>;
  calendars: ProvinceCalendars;
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
  return { ...shared, order, draft: order ? undefined : await draftOf(deps, launch, purpose), finishBy: await finishByOf(deps, platform.provinceCode, purpose) };
}

async function finishByOf({ limits, calendars }: Deps, provinceCode: string, { orderType, calledAt }: LaunchedCall): Promise<PageView['finishBy']> {
  if (orderType !== 'complaint') return undefined;
  const { limit, clause } = (await limits.find(provinceCode.slice(0, 2))) ?? nationalFinishLimit;
  const { calendar } = await calendars.ofProvince(provinceCode);
  return { on: defaultFinishBy(new Date(calledAt), calendar, limit), clause };
}

function draftOf({ drafts, wallClock }: Deps, launch: Launch, call: LaunchedCall): ReturnType<PageDrafts['find']> {
  return drafts.find(draftKeyOf(launch, call), new Date(wallClock.now().getTime() - launchLimits.draftMs));
}
