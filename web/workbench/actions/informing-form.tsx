import { Alert, Button, Form, Radio } from 'antd';
import type { Dayjs } from 'dayjs';
import { contactMethod, informedParty } from '../../../api/contract/workbench/names.ts';
import { businessNow } from '../../client/business-time.ts';
import { fromPicker, toPicker } from '../../client/format.ts';
import { useAct } from '../../client/use-act.ts';
import { ChoiceField } from '../../components/choice-field.tsx';
import { MomentField } from '../../components/moment-field.tsx';
import { NextStep } from '../../components/next-step.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { SubmitBar } from '../../components/submit-bar.tsx';
import { TextField } from '../../components/text-field.tsx';
import { text } from '../../text/zh-CN.ts';
import { ResultSource } from '../order/link-panel.tsx';
import type { FormProps } from './form-props.ts';
import { useFormAct } from './use-form-act.ts';

type Values = { informedParty: string; method: string; reached: boolean; informedAt: Dayjs; summary: string };
const names = text.actions.informing;

/** 告知当事人: every attempt on record, then confirmed (P3.5). */
export function InformingForm({ item, page }: FormProps) {
  const { form, send, isPending, error } = useFormAct<Values>({ path: `/work-items/${item.id}/informing-attempts`, done: text.actions.done.logged });
  const confirm = useAct({ path: `/work-items/${item.id}/informing`, done: text.actions.done.default });
  const written = page.order.sealed ? page.history.reports.findLast(({ runNo, state }) => runNo === page.order.runNo && state === 'approved')?.content.informingText : undefined;
  const attempts = page.history.informings.filter(({ runNo }) => runNo === page.order.runNo);
  const isReferred = page.history.referrals.some(({ runNo, supersededAt }) => runNo === page.order.runNo && supersededAt === null);
  return (
    <>
      <ResultSource page={page} note={text.linking.informingNote} />
      {isReferred && <Alert className="gate" type="warning" showIcon title={text.actions.referral.informing} />}
      <Form<Values>
        form={form}
        layout="vertical"
        initialValues={{ reached: true, method: 'phone', informedParty: 'concerned', informedAt: toPicker(businessNow()), ...(written === undefined ? {} : { summary: written }) }}
        onFinish={(values) => send({ ...values, informedAt: fromPicker(values.informedAt) })}
      >
        {written !== undefined && <Alert type="info" showIcon title={names.written} description={<p className="long-text">{written}</p>} />}
        <ChoiceField name="informedParty" label={names.party} list={informedParty} />
        <ChoiceField name="method" label={names.method} list={contactMethod} />
        <Form.Item name="reached" label={names.reached}>
          <Radio.Group
            options={[
              { value: true, label: names.reachedYes },
              { value: false, label: names.reachedNo },
            ]}
          />
        </Form.Item>
        <MomentField name="informedAt" label={names.at} />
        <TextField name="summary" label={names.summary} rows={3} maxLength={5000} required help={names.summaryHelp} />
        <SubmitBar next={names.addNext} submit={names.add} busy={isPending} error={error} />
      </Form>
      <div className="submit-bar">
        <p>
          <strong>{names.attempts(attempts.length, attempts.some(({ reached }) => reached))}</strong>
        </p>
        <NextStep>{names.confirmNext}</NextStep>
        <ProblemAlert error={confirm.error} />
        <Button disabled={attempts.length === 0} loading={confirm.isPending} onClick={() => confirm.mutate({})}>
          {names.confirm}
        </Button>
      </div>
    </>
  );
}
