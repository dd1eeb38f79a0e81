import { assertInScope } from '../access/authorise.ts';
import type { AccessFactsSource } from '../access/facts.ts';
import type { AuditTrail } from '../audit/ports.ts';
import type { Clock } from '../shared/clock.ts';
import { DomainError } from '../shared/domain-error.ts';
import type { InTransaction } from '../shared/in-transaction.ts';
import { actorOf, type User } from '../user/user.ts';
import type { AlarmAcknowledgements } from './ports.ts';
import { consoleScopeOf } from './scope.ts';

type Repositories = { access: AccessFactsSource; alarmAcknowledgements: AlarmAcknowledgements; audit: AuditTrail };

/** An operator has seen to an alarm, and says how. A second time changes nothing. Errors: `right-required`, `not-found`. */
export async function acknowledgeAlarm(
  deps: { inTransaction: InTransaction<Repositories>; clock: Clock },
  input: { user: User; alarmId: string; note: string },
): Promise<void> {
  consoleScopeOf(input.user);
  await deps.inTransaction(async ({ access, alarmAcknowledgements, audit }) => {
    const alarm = await alarmAcknowledgements.find(input.alarmId);
    if (!alarm) throw new DomainError('not-found', '告警不存在或不在您的权限范围内。');
    assertInScope(input.user, await access.of(alarm.orderId));
    await alarmAcknowledgements.acknowledge(input.alarmId, input.user.id, deps.clock.now());
    await audit.record({
      action: 'alarm.acknowledged',
      actor: actorOf(input.user),
      orderId: alarm.orderId,
      ...(alarm.runNo === null ? {} : { runNo: alarm.runNo }),
      detail: { alarmId: input.alarmId, alarm: alarm.action },
      text: input.note,
    });
  });
}
