import { isAbout } from '../batch-report.ts';
import type { CallbackSummary } from '../control-api.ts';
import { surpriseText } from '../texts.ts';
import type { Conformance } from './conformance.ts';
import type { Decided } from './negotiate.ts';
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
  // The person was told; whether 12345 gets a copy is a setting (P6.2).
  if (story.order.arrival === 'call') return;
  const wanted = story.status === 'completed' ? 1 + story.rehandled : story.rehandled;
  const isRight = results.length === wanted && rounds.size === results.length;
  conformance.note('rule:one-result', isRight ? undefined : `${acceptanceNo ?? '—'} 应有 ${wanted} 份结果，收到 ${results.length} 份`);
}

/** What 12345 said to an order that had ended is refused, rehandling of a completed one apart. */
function checkSaid(conformance: Conformance, story: DayStory): void {
  for (const { say, httpStatus, statusBefore, code } of story.said) {
    if (say === 'askWithdrawal' || say === 'askExtension' || !endedStatuses.includes(statusBefore) || (say === 'rehandle' && statusBefore === 'completed')) continue;
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
  decided: readonly Decided[] = [],
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
  }
  checkCallbacks(conformance, callbacks.filter((each) => accepted.some(({ entry }) => isAbout(each, entry))));
}
