import { isAbout } from '../batch-report.ts';
import type { CallbackSummary } from '../control-api.ts';
import { surpriseText } from '../texts.ts';
import type { Conformance } from './conformance.ts';
import type { Replayed } from './dead-letters.ts';
import { isDeskAct } from './desk-acts.ts';
import type { Decided } from './negotiate.ts';
import { isFrom12345 } from './plan-day.ts';
import type { DayStory } from './play-day-order.ts';

const endedStatuses = ['completed', 'withdrawn', 'cancelled', 'answered_on_call', 'not_accepted', 'closed_by_operator'];
const ofStory = (callbacks: readonly CallbackSummary[], { entry }: DayStory) => callbacks.filter((each) => isAbout(each, entry));

function checkEnd(conformance: Conformance, story: DayStory, stateAt12345: string | null): void {
  const { acceptanceNo } = story.entry;
  const name = acceptanceNo ?? '—';
  conformance.note('rule:nothing-lost', story.stuck === null ? undefined : `${name} ${story.stuck}`);
  const isLegal = endedStatuses.includes(story.status) && stateAt12345 === story.status;
  conformance.note('rule:legal-state', isLegal ? undefined : `${name} 在12317为 ${story.status}，查询所得为 ${stateAt12345 ?? '无'}`);
  const isCancelled = story.said.some(({ say, httpStatus }) => say === 'cancel' && httpStatus === 201);
  if (isCancelled && story.status !== 'cancelled') conformance.note('rule:legal-state', `${name} 已撤单，却为 ${story.status}`);
}

function checkResults(conformance: Conformance, story: DayStory, callbacks: readonly CallbackSummary[]): void {
  const { acceptanceNo } = story.entry;
  const results = ofStory(callbacks, story).filter(({ kind, kept }) => kept && kind === 'result');
  const rounds = new Set(results.map(({ round }) => round));
  // The person was told; whether 12345 gets a copy of a call's is a setting (P6.2).
  if (!isFrom12345(story.order)) return;
  const wanted = story.status === 'completed' ? 1 + story.rehandled : story.rehandled;
  const isRight = results.length === wanted && rounds.size === results.length;
  conformance.note('rule:one-result', isRight ? undefined : `${acceptanceNo ?? '—'} 应有 ${wanted} 份结果，收到 ${results.length} 份`);
}

/** What 12345 said to an order that had ended is refused, rehandling of a completed one apart. */
function checkSaid(conformance: Conformance, story: DayStory): void {
  for (const { say, httpStatus, statusBefore, code } of story.said) {
    if (isDeskAct(say) || !endedStatuses.includes(statusBefore) || (say === 'rehandle' && statusBefore === 'completed')) continue;
    conformance.note('rule:after-end', httpStatus === 409 ? undefined : `${story.entry.acceptanceNo ?? '—'} ${statusBefore} 时 ${say} 得到 ${httpStatus} ${code ?? ''}`);
  }
}

/** An agreed withdrawal that 12317 took ends the order; a refused one leaves it to its handlers. */
function checkDecided(conformance: Conformance, story: DayStory, decided: readonly Decided[]): void {
  for (const { acceptanceNo, kind, agreed, httpStatus } of decided.filter((each) => each.acceptanceNo === story.entry.acceptanceNo)) {
    const isWithdrawn = story.status === 'withdrawn';
    if (kind !== 'withdrawalRequested' || httpStatus !== 201) continue;
    conformance.note('rule:withdrawal', agreed === isWithdrawn ? undefined : `${acceptanceNo} 批复${agreed ? '同意' : '不同意'}，却为 ${story.status}`);
  }
}

/** An order that an operator closed has ended so, and 12345 was told once, where it is 12345's. */
function checkClosed(conformance: Conformance, story: DayStory, callbacks: readonly CallbackSummary[]): void {
  const name = story.entry.acceptanceNo ?? '—';
  const isClosed = story.said.some(({ say, httpStatus }) => say === 'close' && httpStatus === 201);
  if (isClosed && story.status !== 'closed_by_operator') conformance.note('rule:legal-state', `${name} 已人工关闭，却为 ${story.status}`);
  if (!isFrom12345(story.order) || story.status !== 'closed_by_operator') return;
  const told = ofStory(callbacks, story).filter(({ kind, kept }) => kept && kind === 'closedByOperator').length;
  conformance.note('rule:closed-told', told === 1 ? undefined : `${name} 收到 ${told} 次`);
}

/** The same decision again gets the first answer, the opposite one is refused; neither changes anything (P4.3). */
function checkRepeated(conformance: Conformance, decided: readonly Decided[]): void {
  for (const { acceptanceNo, kind, again } of decided) {
    if (!again) continue;
    const isRight = again.same === 200 && again.opposite === 409;
    conformance.note('rule:decision-once', isRight ? undefined : `${acceptanceNo} ${kind} 重发得到 ${again.same}，相反的得到 ${again.opposite}`);
  }
}

/** What had failed for good has come in the end. */
function checkReplayed(conformance: Conformance, replayed: readonly Replayed[], callbacks: readonly CallbackSummary[]): void {
  for (const { acceptanceNo, kind, sequence, queued } of replayed) {
    const came = callbacks.filter((each) => each.kept && each.acceptanceNo === acceptanceNo && each.sequence === sequence).length;
    conformance.note('rule:dead-letter', queued && came === 1 ? undefined : `${acceptanceNo} 的 ${kind} 送达 ${came} 次`);
  }
}

function checkPush(conformance: Conformance, { entry, order }: DayStory): void {
  const wrong = entry.surprises.map(surpriseText).join('、');
  const failure = wrong === '' ? undefined : `${entry.title}：${wrong}`;
  if (order.arrival === 'page') conformance.note('operation:issueLaunchTicket', failure);
  if (order.fault) conformance.note(`push-fault:${order.fault}`, failure);
  if (entry.expected !== 'accepted') conformance.note('rule:refused-fields', failure);
  else if (!order.fault && failure !== undefined) conformance.note('rule:nothing-lost', failure);
}

const faultSurprises = new Set(['sequence-gap']);

function checkCallbacks(conformance: Conformance, callbacks: readonly CallbackSummary[]): void {
  for (const { kind, kept, repeat, answered, surprises, acceptanceNo } of callbacks) {
    // A message that a fault swallowed comes again; what came before it wasn't kept and leaves a gap until then.
    if (kept || repeat) {
      const found = surprises.filter((surprise) => !faultSurprises.has(surprise)).map(surpriseText);
      conformance.note(`callback:${kind}`, found.length === 0 ? undefined : `${acceptanceNo ?? '—'} ${found.join('、')}`);
      const isInSequence = !surprises.some((surprise) => ['sequence-twice', 'sequence-backwards', 'round-backwards', 'sequence-gap'].includes(surprise));
      conformance.note('rule:sequence', isInSequence ? undefined : `${acceptanceNo ?? '—'} ${surprises.map(surpriseText).join('、')}`);
    }
    if (answered !== '200' && /^[a-z]+[0-9]*$/i.test(answered)) noteFault(conformance, callbacks, { kind, acceptanceNo, answered });
  }
}

/** A fault is survived when the same message was kept in the end. */
function noteFault(conformance: Conformance, callbacks: readonly CallbackSummary[], hit: Pick<CallbackSummary, 'kind' | 'acceptanceNo' | 'answered'>): void {
  const came = callbacks.some(({ kind, acceptanceNo, kept }) => kept && kind === hit.kind && acceptanceNo === hit.acceptanceNo);
  conformance.note(`callback-fault:${hit.answered}`, came ? undefined : `${hit.acceptanceNo ?? '—'} 的 ${hit.kind} 没有再次送达`);
}

/**
 * Holds the day against what was promised: nothing lost, nothing doubled, every order in a legal state that both sides
 * agree on, one result a round, sequences without a gap, faults survived.
 */
export function checkDay(
  conformance: Conformance,
  stories: readonly DayStory[],
  callbacks: readonly CallbackSummary[],
  stateOf: (story: DayStory) => string | null,
  { decided = [], replayed = [] }: { decided?: readonly Decided[]; replayed?: readonly Replayed[] } = {},
): void {
  const accepted = stories.filter(({ entry }) => entry.acceptanceNo !== null);
  const numbers = Map.groupBy(accepted, ({ entry }) => entry.acceptanceNo);
  for (const story of stories) checkPush(conformance, story);
  for (const story of accepted) {
    const others = numbers.get(story.entry.acceptanceNo) ?? [];
    conformance.note('rule:nothing-doubled', others.length === 1 ? undefined : `${story.entry.acceptanceNo ?? '—'} 给了 ${others.length} 张工单`);
    checkEnd(conformance, story, stateOf(story));
    checkResults(conformance, story, callbacks);
    checkSaid(conformance, story);
    checkDecided(conformance, story, decided);
    checkClosed(conformance, story, callbacks);
  }
  checkRepeated(conformance, decided);
  checkReplayed(conformance, replayed, callbacks);
  checkCallbacks(conformance, callbacks.filter((each) => accepted.some(({ entry }) => isAbout(each, entry))));
}
