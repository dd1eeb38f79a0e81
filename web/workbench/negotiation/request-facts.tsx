import { dueTime } from '../../client/format.ts';
import { nameOf } from '../../client/names.ts';
import type { NegotiationRequest } from '../../client/shapes.ts';
import { FactList } from '../../components/fact-list.tsx';
import { TimeText } from '../../components/time-text.tsx';
import { text } from '../../text/zh-CN.ts';

const names = text.negotiation;

/** What is asked and how far it has come (P4.1, P4.2). */
export function RequestFacts({ request }: { request: NegotiationRequest }) {
  const { amount, unit, previousDueAt, resultingDueAt, reminders } = request;
  return (
    <FactList
      columns={2}
      facts={[
        [names.facts.reason, <span key="reason" className="long-text">{request.reason}</span>],
        [names.facts.length, amount !== null && unit !== null ? `${amount} ${nameOf.extensionUnit(unit) ?? ''}` : null],
        [names.facts.due, previousDueAt !== null && resultingDueAt !== null ? names.dues(dueTime(previousDueAt), dueTime(resultingDueAt)) : null],
        [names.facts.by, `${request.byName} · ${request.unitName}`],
        [names.facts.at, <TimeText key="at" at={request.askedAt} />],
        [names.facts.waits, request.waitsAtUnitName],
        [names.facts.sentAt, request.sentAt && <TimeText key="sent" at={request.sentAt} />],
        [names.facts.reminders, reminders > 0 ? names.reminders(reminders) : null],
        [names.facts.decidedAt, request.decidedAt && <TimeText key="decided" at={request.decidedAt} />],
        [request.state === 'declined' ? names.facts.inside : names.facts.opinion, request.opinion && <span key="opinion" className="long-text">{request.opinion}</span>],
      ]}
    />
  );
}
