import type { History } from '../../client/shapes.ts';
import { FactList } from '../../components/fact-list.tsx';
import { TimeText } from '../../components/time-text.tsx';
import { text } from '../../text/zh-CN.ts';

/** 移送纪检监察 as it was decided; the server shows it to the province and 国家局 only (P3.1). */
export function ReferralFacts({ referral }: { referral: History['referrals'][number] }) {
  const names = text.writings.fields;
  const { organ, documentNo, documentOn, reason, supersededAt } = referral;
  return (
    <>
      <FactList
        facts={[
          [names.organ, organ],
          [names.documentNo, documentNo],
          [names.documentOn, documentOn],
          [text.writings.superseded, supersededAt && <TimeText at={supersededAt} />],
        ]}
      />
      <p className="long-text">{reason}</p>
    </>
  );
}
