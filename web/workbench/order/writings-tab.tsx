import { nameOf } from '../../client/names.ts';
import type { OrderPage } from '../../client/shapes.ts';
import { FactList } from '../../components/fact-list.tsx';
import { text } from '../../text/zh-CN.ts';
import { ReferralFacts } from './referral-facts.tsx';
import { ReportFacts } from './report-facts.tsx';
import { StepFacts } from './step-facts.tsx';
import { WritingRecord } from './writing-record.tsx';

const names = text.writings;
const at = (time: string) => Date.parse(time);

/** Reports, answers, steps, reviews, referrals, informings and contacts, in the order they were made. */
export function WritingsTab({ page: { order, history } }: { page: OrderPage }) {
  const { reports, answers, steps, reviews, referrals, informings, contacts } = history;
  const records = [
    ...reports.map((one) => ({
      key: one.id,
      at: one.submittedAt === null ? Number.MAX_VALUE : at(one.submittedAt),
      node: <WritingRecord by={one} title={names.report(one.version)} state={one.state} time={one.submittedAt} body={<ReportFacts report={one.content} files={order.attachments} />} />,
    })),
    ...answers.map((one) => ({
      key: one.id,
      at: at(one.answeredAt),
      node: <WritingRecord by={one} title={names.answer(one.version)} state={one.state} time={one.answeredAt} body={<p className="long-text">{one.answer}</p>} />,
    })),
    ...steps.map((one) => ({
      key: `${one.runNo} ${one.step.step} ${one.version}`,
      at: at(one.recordedAt),
      node: <WritingRecord by={one} title={names.steps[one.step.step]} time={one.recordedAt} body={<StepFacts step={one.step} />} />,
    })),
    ...reviews.map((one) => ({
      key: `review ${one.reviewedAt}`,
      at: at(one.reviewedAt),
      node: (
        <WritingRecord
          by={one}
          title={`${names.review(nameOf.level(one.level) ?? '')}：${names.decisions[one.decision]}`}
          time={one.reviewedAt}
          tone={one.decision}
          body={<p className="long-text">{one.opinion}</p>}
        />
      ),
    })),
    ...referrals.map((one) => ({
      key: `referral ${one.referredAt}`,
      at: at(one.referredAt),
      node: <WritingRecord by={one} title={names.referral} time={one.referredAt} body={<ReferralFacts referral={one} />} />,
    })),
    ...informings.map((one, index) => ({
      key: `informing ${index}`,
      at: at(one.informedAt),
      node: (
        <WritingRecord
          by={one}
          title={`${names.informing}：${one.reached ? names.reached : names.notReached}`}
          time={one.informedAt}
          body={
            <FactList
              facts={[
                [names.fields.party, nameOf.informedParty(one.informedParty)],
                [names.fields.method, nameOf.contactMethod(one.method)],
                [names.fields.summary, one.summary],
              ]}
            />
          }
        />
      ),
    })),
    ...contacts.map((one, index) => ({
      key: `contact ${index}`,
      at: at(one.contactedAt),
      node: <WritingRecord by={one} title={`${names.contact}（${nameOf.contactMethod(one.method) ?? ''}）`} time={one.contactedAt} body={<p className="long-text">{one.note}</p>} />,
    })),
  ].sort((one, other) => other.at - one.at);
  if (records.length === 0) return <div className="empty">{names.empty}</div>;
  return (
    <ul className="records">
      {records.map(({ key, node }) => (
        <li key={key}>{node}</li>
      ))}
    </ul>
  );
}
