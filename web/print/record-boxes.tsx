import { negotiationNames, requestStateNames } from '../../api/contract/workbench/names.ts';
import { absoluteTime } from '../client/format.ts';
import { nameOf } from '../client/names.ts';
import type { History, OrderPage } from '../client/shapes.ts';
import { printText as text } from '../text/print.ts';
import { text as pageText } from '../text/zh-CN.ts';
import { stepLines } from './step-lines.ts';
import { Wide, Written } from './sheet.tsx';

const labels = text.labels;
const writings = pageText.writings;
const by = ({ byName, unitName }: { byName: string; unitName: string }, at: string | null) => text.written(byName, unitName, at === null ? '' : absoluteTime(at));

/** What stands of each round: the last version that was handed in; drafts stay where they are. */
function standing<W extends { runNo: number; version: number; state: string }>(written: readonly W[]): W[] {
  const handedIn = written.filter(({ state }) => state !== 'draft');
  return handedIn.filter((one) => !handedIn.some((other) => other.runNo === one.runNo && other.version > one.version));
}

/** How the order was handled, reviewed, informed and fed back: the records of the form. */
export function RecordBoxes({ page: { order, history } }: { page: OrderPage }) {
  const reports = standing(history.reports);
  const answers = standing(history.answers);
  const roundOf = ({ runNo }: { runNo: number }, title: string) => (order.runNo > 1 ? `${text.round(runNo)}　${title}` : title);
  // Of a version that was replaced the reviews stay in the system.
  const current = [...reports, ...answers];
  const reviews = history.reviews.filter((one) => one.subject === 'determination' || current.some(({ runNo, version }) => runNo === one.runNo && version === one.version));
  const results = history.deliveries.filter(({ kind }) => kind === 'result');
  const hasHandling = reports.length + answers.length + history.steps.length + history.referrals.length > 0;
  return (
    <>
      {history.delegations.length > 0 && (
        <Wide label={labels.delegations}>
          {history.delegations.map((one) => (
            <Written
              key={one.id}
              lines={[
                `${text.delegated(one.fromUnitName ?? '', one.toUnitName)}　${absoluteTime(one.delegatedAt)}${one.endKind === null ? '' : `（${pageText.delegations.ends[one.endKind]}）`}`,
                one.instruction && text.instruction(one.instruction),
                one.endReason && text.endReason(one.endReason),
              ]}
            />
          ))}
        </Wide>
      )}
      <Wide label={labels.handling} tall={!hasHandling}>
        {reports.map((one) => (
          <Written key={one.id} title={roundOf(one, text.report)} lines={reportLines(one)} by={by(one, one.submittedAt)} />
        ))}
        {answers.map((one) => (
          <Written key={one.id} title={roundOf(one, text.answer)} lines={[one.answer]} by={by(one, one.answeredAt)} />
        ))}
        {history.steps.map((one) => (
          <Written key={`${one.runNo} ${one.step.step} ${one.version}`} title={roundOf(one, writings.steps[one.step.step])} lines={stepLines(one.step)} by={by(one, one.recordedAt)} />
        ))}
        {history.referrals.map((one) => (
          <Written key={one.referredAt} title={roundOf(one, writings.referral)} lines={referralLines(one)} by={by(one, one.referredAt)} />
        ))}
      </Wide>
      <Wide label={labels.reviews} tall={reviews.length === 0}>
        {reviews.map((one) => (
          <Written
            key={one.reviewedAt}
            lines={[text.colon(roundOf(one, `${writings.review(nameOf.level(one.level) ?? '')}${writings.decisions[one.decision]}`), one.opinion)]}
            by={by(one, one.reviewedAt)}
          />
        ))}
      </Wide>
      <Wide label={labels.informing}>
        {history.informings.map((one) => (
          <Written
            key={one.informedAt}
            lines={[
              [nameOf.informedParty(one.informedParty), nameOf.contactMethod(one.method), one.reached ? writings.reached : writings.notReached].join('，'),
              one.summary,
            ]}
            by={by(one, one.informedAt)}
          />
        ))}
      </Wide>
      {history.requests.length > 0 && (
        <Wide label={labels.requests}>
          {history.requests.map((one) => (
            <Written
              key={one.id}
              title={`${negotiationNames[one.kind]}　${requestStateNames[one.state]}`}
              lines={[text.colon(text.request.reason, one.reason), one.opinion && text.colon(text.request.opinion, one.opinion)]}
              by={by(one, one.askedAt)}
            />
          ))}
        </Wide>
      )}
      <Wide label={labels.feedback}>{results.map(feedbackLine).join('\n')}</Wide>
      {order.endedAt !== null && (
        <Wide label={labels.ended}>{[nameOf.status(order.status), absoluteTime(order.endedAt)].join('　')}</Wide>
      )}
    </>
  );
}

function reportLines({ content }: History['reports'][number]): (string | undefined)[] {
  const names = writings.fields;
  return [
    content.investigatedAt && text.colon(names.investigatedAt, absoluteTime(content.investigatedAt)),
    content.investigators && text.colon(names.investigators, content.investigators.map(({ name, duty, phone }) => `${name}（${duty}，${phone}）`).join('；')),
    content.truthfulness && text.colon(names.truthfulness, nameOf.truthfulness(content.truthfulness) ?? ''),
    content.amountYuan && text.colon(names.amount, writings.yuan(content.amountYuan)),
    content.findings && text.colon(names.findings, content.findings),
  ];
}

function referralLines({ organ, documentNo, documentOn, reason, supersededAt }: History['referrals'][number]): (string | null)[] {
  const names = writings.fields;
  const named = (name: string, value: string | null) => value && text.colon(name, value);
  return [
    named(names.organ, organ), named(names.documentNo, documentNo), named(names.documentOn, documentOn), reason,
    named(writings.superseded, supersededAt && absoluteTime(supersededAt)),
  ]; // prettier-ignore
}

function feedbackLine({ state, deliveredAt }: History['deliveries'][number]): string {
  return state === 'delivered' && deliveredAt !== null ? text.feedback.delivered(absoluteTime(deliveredAt)) : text.feedback[state === 'dead' ? 'dead' : 'pending'];
}
