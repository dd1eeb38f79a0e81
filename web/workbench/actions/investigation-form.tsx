import { Button, Form, Input } from 'antd';
import type { Dayjs } from 'dayjs';
import { truthfulness } from '../../../api/contract/workbench/names.ts';
import { fromPicker, toPicker } from '../../client/format.ts';
import type { OrderPage, User, WorkItemDetail } from '../../client/shapes.ts';
import { useAct } from '../../client/use-act.ts';
import { ChoiceField } from '../../components/choice-field.tsx';
import { MomentField } from '../../components/moment-field.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { StaffListField } from '../../components/staff-list-field.tsx';
import { SubmitBar } from '../../components/submit-bar.tsx';
import { TextField } from '../../components/text-field.tsx';
import { UploadField } from '../../components/upload-field.tsx';
import { text } from '../../text/zh-CN.ts';
import type { FormProps } from './form-props.ts';
import { SentBackNote } from './sent-back-note.tsx';
import { filled, useFormAct } from './use-form-act.ts';

type Staff = { name?: string; duty?: string; phone?: string };
type Values = { investigatedAt?: Dayjs | null; investigators?: Staff[]; findings?: string; truthfulness?: string; amountYuan?: string; attachmentIds?: string[]; informingText?: string };
const names = text.actions.investigation;
const isWhole = ({ name, duty, phone }: Staff) => Boolean(name?.trim() && duty?.trim() && phone?.trim());

/** What was written last in this unit: the draft, or the version that came back. */
function lastWritten({ order, history }: OrderPage, item: WorkItemDetail): Partial<OrderPage['history']['reports'][number]['content']> {
  return history.reports.filter(({ runNo, unitId }) => runNo === order.runNo && unitId === item.unitId).at(-1)?.content ?? {};
}

function initialValues(page: OrderPage, item: WorkItemDetail, user: User): Values {
  const { investigatedAt, investigators = [{ name: user.name, duty: user.duty }], ...rest } = lastWritten(page, item);
  return { ...rest, investigators, ...(investigatedAt === undefined ? {} : { investigatedAt: toPicker(investigatedAt) }) };
}

function toBody({ investigatedAt, ...values }: Values): object {
  return { ...filled(values), ...(investigatedAt ? { investigatedAt: fromPicker(investigatedAt) } : {}) };
}

/** 调查核实: the report of table 6, saved as far as it is written, then handed in (P3.3). */
export function InvestigationForm({ item, page, user }: FormProps) {
  const path = `/work-items/${item.id}/investigation`;
  const { form, send, isPending, error } = useFormAct<Values>({ path, done: text.actions.done.default });
  const draft = useAct({ method: 'PUT', path, done: text.actions.done.saved });
  const save = () => {
    const { investigators = [], ...values } = form.getFieldsValue();
    const whole = investigators.filter(isWhole);
    draft.mutate(toBody({ ...values, ...(whole.length > 0 ? { investigators: whole } : {}) }));
  };
  return (
    <Form<Values> form={form} layout="vertical" initialValues={initialValues(page, item, user)} onFinish={(values) => send(toBody(values))} scrollToFirstError>
      <SentBackNote page={page} />
      <MomentField name="investigatedAt" label={names.at} />
      <StaffListField name="investigators" label={names.investigators} />
      <TextField name="findings" label={names.findings} rows={6} maxLength={20_000} required />
      {page.order.sealed && item.unitId !== page.order.provinceUnitId && (
        <TextField name="informingText" label={names.informingText} rows={3} maxLength={5000} required help={names.informingTextHelp} />
      )}
      <ChoiceField name="truthfulness" label={names.truthfulness} list={truthfulness} />
      <Form.Item name="amountYuan" label={names.amount} extra={names.amountHelp}>
        <Input inputMode="decimal" maxLength={17} />
      </Form.Item>
      <Form.Item name="attachmentIds" label={names.attachments}>
        <UploadField known={page.order.attachments} label={names.attachments} />
      </Form.Item>
      <SubmitBar next={names.next} submit={names.submit} busy={isPending} error={error}>
        {item.availableActions.includes('saveInvestigation') && (
          <Button onClick={save} loading={draft.isPending}>
            {names.save}
          </Button>
        )}
      </SubmitBar>
      <ProblemAlert error={draft.error} />
    </Form>
  );
}
