import { nameOf } from '../../client/names.ts';
import type { History, OrderFacts } from '../../client/shapes.ts';
import { FactList } from '../../components/fact-list.tsx';
import { TimeText } from '../../components/time-text.tsx';
import { text } from '../../text/zh-CN.ts';

/** An investigation report as table 6 has it. */
export function ReportFacts({ report, files }: { report: History['reports'][number]['content']; files: OrderFacts['attachments'] }) {
  const names = text.writings.fields;
  const nameOfFile = (id: string, index: number) => files.find((file) => file.id === id)?.fileName ?? text.actions.upload.unnamed(index + 1);
  return (
    <>
      <FactList
        facts={[
          [names.investigatedAt, report.investigatedAt && <TimeText at={report.investigatedAt} />],
          [names.truthfulness, report.truthfulness && nameOf.truthfulness(report.truthfulness)],
          [names.amount, report.amountYuan && text.writings.yuan(report.amountYuan)],
          [names.investigators, report.investigators?.map(({ name, duty, phone }) => `${name}（${duty}，${phone}）`).join('；')],
          [names.attachments, report.attachmentIds?.map(nameOfFile).join('、')],
          [text.actions.investigation.informingText, report.informingText],
        ]}
      />
      {report.findings && <p className="long-text">{report.findings}</p>}
    </>
  );
}
