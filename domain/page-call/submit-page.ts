import type { Acceptance } from '../order/accept-order.ts';
import { checkSubmission } from '../order/check-submission.ts';
import type { AcceptInput } from '../order/new-order.ts';
import { assertMaySubmit } from '../platform/assert-may-submit.ts';
import type { Platforms } from '../platform/ports.ts';
import type { Clock } from '../shared/clock.ts';
import { DomainError } from '../shared/domain-error.ts';
import { callIdentity, type Fingerprint } from './call-order.ts';
import { draftKeyOf, type Launch, type LaunchedCall } from './launch.ts';
import type { PageDrafts } from './ports.ts';

/**
 * Submits what an agent registered, through the same intake as an interface call (P2.3, P1.3). 工号, 来电号码 and 来电时间
 * come from the launch, whatever the page sends; once per call: a repeat gets the first order. The full copy for 12345
 * is queued in the transaction that accepts. Errors: `validation-failed`, `region-unknown`, `order-number-conflict`,
 * `platform-not-live`, `mode-not-enabled`.
 */
export async function submitPage(
  deps: { platforms: Platforms; drafts: PageDrafts; acceptOrder: (input: AcceptInput) => Promise<Acceptance>; fingerprint: Fingerprint; clock: Clock },
  input: { launch: Launch; call: LaunchedCall; form: object },
): Promise<Acceptance> {
  const { launch, call, form } = input;
  const platform = await deps.platforms.find(launch.platformId);
  if (!platform) throw new DomainError('page-session-over', '平台已停用，请联系平台管理员。');
  const anonymityRule = assertMaySubmit(platform, 'page');
  const { platformOrderNo, callerNumber, calledAt, orderType } = call;
  const locked = { platformOrderNo, agentNumber: launch.agentNumber, callerNumber, calledAt };
  const forged = Object.keys(locked).filter((name) => name in form);
  const checked = checkSubmission(orderType, { ...form, ...locked }, { now: deps.clock.now(), anonymityRule });
  const problems = [
    ...forged.map((name) => ({ pointer: `/${name}`, code: 'unknown-field', detail: '自动生成的字段由12345系统给出，页面不能提交。' })),
    ...(checked.ok ? [] : checked.problems),
  ];
  if (!checked.ok || problems.length > 0)
    throw new DomainError('validation-failed', `共有 ${problems.length} 处不符合要求，请改正后重新提交。`, { problems });
  const acceptance = await deps.acceptOrder({
    type: orderType,
    platform,
    docking: 'page',
    submission: checked.value,
    fingerprint: deps.fingerprint(orderType, callIdentity(launch, call)),
  });
  await deps.drafts.remove(draftKeyOf(launch, call));
  return acceptance;
}
