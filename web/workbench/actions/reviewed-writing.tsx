import { nameOf } from '../../client/names.ts';
import type { OrderPage } from '../../client/shapes.ts';
import { text } from '../../text/zh-CN.ts';
import { ReportFacts } from '../order/report-facts.tsx';
import { StepFacts } from '../order/step-facts.tsx';
import { WritingRecord } from '../order/writing-record.tsx';

const names = text.writings;

/** What lies under review: the submitted report, answer or determination. */
export function ReviewedWriting({ page: { order, history } }: { page: OrderPage }) {
  const ofRun = <T extends { runNo: number; state: string }>(writings: readonly T[]) => writings.filter(({ runNo, state }) => runNo === order.runNo && state === 'submitted').at(-1);
  const [report, answer, step] = [ofRun(history.reports), ofRun(history.answers), ofRun(history.steps)];
  return (
    <div className="reviewed">
      {report && <WritingRecord by={report} title={names.report(report.version)} state={report.state} time={report.submittedAt} body={<ReportFacts report={report.content} files={order.attachments} />} />}
      {answer && <WritingRecord by={answer} title={names.answer(answer.version)} state={answer.state} time={answer.answeredAt} body={<p className="long-text">{answer.answer}</p>} />}
      {step && <WritingRecord by={step} title={`${names.steps[step.step.step]} · ${nameOf.type(order.type) ?? ''}`} time={step.recordedAt} body={<StepFacts step={step.step} />} />}
    </div>
  );
}
