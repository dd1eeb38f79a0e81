import type { AuditTrail } from '../audit/ports.ts';
import type { Deliveries } from '../delivery/ports.ts';
import { releasedFlag } from '../handling/delegation-rules.ts';
import { levelOf, provinceOf } from '../region/code.ts';
import type { RegionLevel } from '../region/level.ts';
import type { RegionLookup } from '../region/read-region-text.ts';
import { reachesCounty } from '../region/route.ts';
import { resolveRegionText } from '../region/resolve-region-text.ts';
import type { Settings } from '../setting/settings.ts';
import type { Clock } from '../shared/clock.ts';
import { DomainError } from '../shared/domain-error.ts';
import type { InTransaction } from '../shared/in-transaction.ts';
import { chinaDayOf } from '../shared/instant.ts';
import type { OrderLocks, OrderRouting } from './ports.ts';
import { hasEnded } from './status.ts';

/** What registering needs of an order beside its routing. */
export type RegistrationFacts = {
  /** 区划文本 as submitted; absent where a code was given. */
  regionText: string | undefined;
  /** Whether the platform wants the callback `accepted` (setting, P8.1). */
  sendsAccepted: boolean;
  /** 服务类型 of a consultation. */
  serviceType: string | undefined;
  /** The unit that holds the order first: the province, or a city with a petition of its own (P3.8). */
  startUnitId: string;
};

export type Registrations = {
  facts(orderId: string): Promise<RegistrationFacts>;
  openFirstDelegation(order: { orderId: string; runNo: number; unitId: string; at: Date }): Promise<void>;
};

/** What the region allows to decide at 初审: values of the process variables. */
export type RegionJudgement = {
  /** Two digits, as the decision tables of `processes/` name a province. */
  provinceCode: string;
  regionLevel: RegionLevel | 'unresolved';
  withinProvince: boolean;
  reviewFlags: string[];
};

/** Beside it what the limit table asks for: 咨询的服务类型, and the day from which the limit counts in China (P5.2, P5.3). */
export type Registration = RegionJudgement & { serviceType: string | null; startedOn: string };

export type RegisterOrderRepositories = {
  orders: OrderLocks;
  registrations: Registrations;
  regions: RegionLookup;
  deliveries: Deliveries;
  settings: Settings;
  audit: AuditTrail;
};

/**
 * 登记工单: resolves the region, notes what 初审 must look at (P1.5, P5.3), opens the province's holding of the order and
 * tells the platform where it asked for it. `undefined` when the order has ended meanwhile. Error: `not-found`.
 */
export async function registerOrder(
  deps: { inTransaction: InTransaction<RegisterOrderRepositories>; clock: Clock },
  input: { orderId: string; runNo: number },
): Promise<Registration | undefined> {
  return deps.inTransaction(async (repositories) => {
    const order = await repositories.orders.lock(input.orderId);
    if (!order) throw new DomainError('not-found', '工单不存在。');
    if (hasEnded(order.status)) return undefined;
    const now = deps.clock.now();
    const facts = await repositories.registrations.facts(order.id);
    const region = await locate(repositories.regions, order, facts.regionText);
    const { orderDueStart } = await repositories.settings.ofProvince(order.provinceUnitId);
    const startsAt = input.runNo === 1 && orderDueStart === 'accepted' ? order.acceptedAt : now;
    const registration = { ...judge(order, region.code, now), serviceType: facts.serviceType ?? null, startedOn: chinaDayOf(startsAt) };
    await repositories.orders.change(order.id, {
      flags: order.flags.includes(releasedFlag) ? [...registration.reviewFlags, releasedFlag] : registration.reviewFlags,
      ...(region.code === undefined ? {} : { regionCode: region.code, regionConfidence: region.confidence }),
    });
    await repositories.registrations.openFirstDelegation({
      orderId: order.id,
      runNo: input.runNo,
      unitId: facts.startUnitId,
      at: now,
    });
    if (facts.sendsAccepted && input.runNo === 1)
      await repositories.deliveries.enqueue({ orderId: order.id, kind: 'accepted', data: { receivedAt: order.acceptedAt.toISOString(), status: 'pending_review' } });
    await repositories.audit.record({
      action: 'order.registered',
      actor: { kind: 'system', id: 'order.registerOrder' },
      orderId: order.id,
      runNo: input.runNo,
      detail: { regionLevel: registration.regionLevel, flags: registration.reviewFlags },
    });
    return registration;
  });
}

async function locate(
  regions: RegionLookup,
  order: OrderRouting,
  text: string | undefined,
): Promise<{ code: string | undefined; confidence: number }> {
  // In a later round what 初审 put right stays.
  if (text === undefined || (order.runNo > 1 && order.regionCode !== null)) return { code: order.regionCode ?? undefined, confidence: 1 };
  const { best } = await resolveRegionText({ regions }, { text, provinceCode: order.provinceCode });
  return { code: best?.region.code, confidence: best?.confidence ?? 0 };
}

/** The flags of P1.5 and P5.3; pure. */
export function judge(order: Pick<OrderRouting, 'provinceCode' | 'finishBy'>, code: string | undefined, now: Date): RegionJudgement {
  // 东莞 and the other cities without counties are where a delegation ends, so they count as reaching the county.
  const regionLevel = code === undefined ? 'unresolved' : reachesCounty(code) && levelOf(code) === 'city' ? 'county' : levelOf(code);
  const withinProvince = code !== undefined && provinceOf(code) === order.provinceCode;
  const flags: [string, boolean][] = [
    ['regionUnresolved', regionLevel === 'unresolved'],
    ['regionAboveCounty', code !== undefined && !reachesCounty(code)],
    ['regionOutsideProvince', code !== undefined && !withinProvince],
    ['finishByPassed', order.finishBy !== null && order.finishBy < chinaDayOf(now)],
  ];
  return { provinceCode: order.provinceCode.slice(0, 2), regionLevel, withinProvince, reviewFlags: flags.filter(([, raised]) => raised).map(([flag]) => flag) };
}
