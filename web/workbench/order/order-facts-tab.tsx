import { nameOf } from '../../client/names.ts';
import type { OrderPage } from '../../client/shapes.ts';
import { FactList } from '../../components/fact-list.tsx';
import { TimeText } from '../../components/time-text.tsx';
import { text } from '../../text/zh-CN.ts';
import { AttachmentList } from './attachment-list.tsx';
import { PersonalFacts } from './personal-facts.tsx';

const yesOrNo = (value: boolean) => (value ? text.yes : text.no);

/** What the citizen reported. */
export function OrderFactsTab({ page }: { page: OrderPage }) {
  const { order } = page;
  const names = text.order.facts;
  return (
    <div className="stack">
      <section aria-label={names.content}>
        <h2>{names.content}</h2>
        <p className="long-text">{order.content}</p>
        <FactList columns={1} facts={[[names.accused, order.accused], [text.actions.nameAccused.barred, page.barred.join('、')]]} />
      </section>
      <PersonalFacts page={page} />
      <section aria-label={names.basic}>
        <h2>{names.basic}</h2>
        <FactList
          facts={[
            [names.region, order.regionName],
            [names.regionText, order.regionText],
            [names.category, nameOf.category(order.problemCategory)],
            [names.risk, nameOf.risk(order.risk)],
            [names.callerCategory, nameOf.callerCategory(order.callerCategory)],
            [names.serviceType, nameOf.serviceType(order.serviceType)],
            [names.source, [nameOf.source(order.source), order.docking === 'none' ? undefined : nameOf.docking(order.docking)].filter(Boolean).join(' · ')],
            [names.platformNo, order.platformOrderNo],
            [names.agent, order.agentNumber],
            [names.calledAt, order.calledAt && <TimeText at={order.calledAt} />],
            [names.anonymous, yesOrNo(order.anonymous)],
            [names.confidential, yesOrNo(order.confidential)],
            [names.endedAt, order.endedAt && <TimeText at={order.endedAt} />],
            [names.endReason, order.endReason && (names.endReasons[order.endReason] ?? text.timeline.actions[order.endReason] ?? order.endReason)],
          ]}
        />
      </section>
      <section aria-label={names.files}>
        <h2>{names.attachments}</h2>
        <AttachmentList orderId={order.id} attachments={order.attachments} mayOpen={page.availableActions.includes('openFile')} />
      </section>
    </div>
  );
}
