import { Form } from 'antd';
import type { Dayjs } from 'dayjs';
import { authorisation } from '../../../api/contract/workbench/names.ts';
import { businessNow } from '../../client/business-time.ts';
import { fromPicker, toPicker } from '../../client/format.ts';
import type { User } from '../../client/shapes.ts';
import { ChoiceField } from '../../components/choice-field.tsx';
import { SubmitBar } from '../../components/submit-bar.tsx';
import { text } from '../../text/zh-CN.ts';
import type { FormProps } from './form-props.ts';
import { SentBackNote } from './sent-back-note.tsx';
import { StepFields, type StepName } from './step-fields.tsx';
import { filled, useFormAct } from './use-form-act.ts';

type Values = { at?: Dayjs; days?: [Dayjs, Dayjs]; people?: object[] } & Record<string, unknown>;
const names = text.actions.step;
const stepOf: Partial<Record<FormProps['item']['kind'], StepName>> = {
  'declaration-acceptance': 'acceptance',
  'household-check': 'household_check',
  'public-notice': 'public_notice',
};

/** The form's neutral fields under the names that each step has in the contract. */
function toBody(step: StepName, { at, days, people = [], ...values }: Values): object {
  const moment = at && fromPicker(at);
  const own = {
    acceptance: { acceptedAt: moment, acceptedBy: people[0] },
    household_check: { checkedAt: moment, checkers: people },
    public_notice: { postedOn: days?.[0].format('YYYY-MM-DD'), postedUntil: days?.[1].format('YYYY-MM-DD') },
    determination: { determinedAt: moment },
  }[step];
  return { step, ...filled(values), ...own };
}

const initialValues = (user: User): Values => ({ at: toPicker(businessNow()), people: [{ name: user.name, duty: user.duty }] });

/** One of the four steps of checking a declaration (P3.3). */
export function StepForm({ item, page, user }: FormProps) {
  const step = stepOf[item.kind] ?? 'determination';
  const { form, send, isPending, error } = useFormAct<Values>({ path: `/work-items/${item.id}/declaration-step`, done: text.actions.done.logged });
  return (
    <Form<Values> form={form} layout="vertical" initialValues={initialValues(user)} onFinish={(values) => send(toBody(step, values))}>
      <SentBackNote page={page} />
      <StepFields step={step} />
      <ChoiceField name="authorisation" label={names.authorisation} list={authorisation} required={step === 'determination'} />
      <SubmitBar next={names[step].next} submit={names.submit} busy={isPending} error={error} />
    </Form>
  );
}
