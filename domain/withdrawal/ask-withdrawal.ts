import type { ProvinceCalendars } from '../due/ports.ts';
import { assertWithdrawalAllowed } from '../negotiation/limits.ts';
import { lockForAsking, openRequest, type AskRepositories } from '../negotiation/open-request.ts';
import type { Settings } from '../setting/settings.ts';
import type { Clock } from '../shared/clock.ts';
import type { InTransaction } from '../shared/in-transaction.ts';
import type { User } from '../user/user.ts';

/**
 * Asks 12345 to take the order back (退单, P4.1, table 8), from any level that holds it. Errors: `not-found`,
 * `right-required`, `order-ended`, `order-state-conflict`, `negotiation-not-applicable`, `request-open`,
 * `request-limit-reached`, `request-too-late`.
 */
export async function askWithdrawal(
  deps: { inTransaction: InTransaction<AskRepositories & { settings: Settings; calendars: ProvinceCalendars }>; clock: Clock },
  input: { user: User; orderId: string; reason: string },
): Promise<{ requestNo: string }> {
  return deps.inTransaction(async (repositories) => {
    const asking = await lockForAsking(repositories, 'withdrawal', input);
    const { order, requests } = asking;
    const now = deps.clock.now();
    const settings = await repositories.settings.ofProvince(order.provinceUnitId);
    const time = await repositories.calendars.ofProvince(order.provinceUnitId);
    assertWithdrawalAllowed({ order, requests, settings, time, now });
    return openRequest(repositories, asking, { kind: 'withdrawal', user: input.user, reason: input.reason, at: now, extension: null });
  });
}
