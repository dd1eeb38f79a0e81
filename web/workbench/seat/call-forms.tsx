import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Form, Input, Radio, Result } from 'antd';
import { useEffect, useState, type ReactNode } from 'react';
import { Link, useNavigate } from 'react-router';
import { orderTypeList } from '../../../api/contract/workbench/names.ts';
import { clockTime } from '../../client/format.ts';
import { optionsOf } from '../../client/names.ts';
import type { CallPage } from '../../client/own-intake-queries.ts';
import { toProblem, type RequestProblem } from '../../client/problem.ts';
import { request } from '../../client/request.ts';
import type { User } from '../../client/shapes.ts';
import { NextStep } from '../../components/next-step.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { ReasonDialog } from '../../components/reason-dialog.tsx';
import { seatText as names } from '../../text/own-intake.ts';
import { KnowledgeSearch } from '../knowledge/knowledge-search.tsx';
import { OrderFields } from '../own-intake/order-fields.tsx';
import { toOwnForm, type OwnValues } from '../own-intake/own-form.ts';
import { useDraftSaving } from './use-draft-saving.ts';

type OrderType = NonNullable<CallPage['draft']>['type'];
type Values = { form?: OwnValues };
type Ended = { orderId: string; acceptanceNo: string };
type Way = { path: 'order' | 'answer' | 'refusal'; body: object };
const types = ['complaint', 'consultation', 'declaration'] as const;
const told = { order: names.done.submitted, answer: names.done.answered, refusal: names.done.refused };

/** The three forms of a call in hand, all of them kept while switching, saved as they are typed (P6.1, P6.2). */
export function CallForms({ page, user, head, earlier }: { page: CallPage; user: User; head: ReactNode; earlier: ReactNode }) {
  const { call, draft } = page;
  const { message } = App.useApp();
  const navigate = useNavigate();
  const client = useQueryClient();
  const [complaint] = Form.useForm<Values>();
  const [consultation] = Form.useForm<Values>();
  const [declaration] = Form.useForm<Values>();
  const forms = { complaint, consultation, declaration };
  const [type, choose] = useState<OrderType>(draft?.type ?? 'consultation');
  const [answer, setAnswer] = useState(draft?.answer ?? '');
  const [asksScope, askScope] = useState(false);
  const [isAnswerMissing, missAnswer] = useState(false);
  const saving = useDraftSaving(call.id, () => ({
    type,
    forms: Object.fromEntries(types.map((each) => [each, forms[each].getFieldValue('form') ?? {}])),
    ...(answer === '' ? {} : { answer }),
  }));
  const ending = useMutation<Ended, RequestProblem, Way>({
    mutationFn: ({ path, body }) => request<Ended>('POST', `/calls/${call.id}/${path}`, { type, ...body }).catch((error: unknown) => {
      throw toProblem(error);
    }),
    onSuccess: async () => {
      saving.stop();
      askScope(false);
      await client.invalidateQueries({ queryKey: ['calls'] });
    },
    onError: ({ errors = [] }) => {
      const fields = errors.map(({ pointer, detail }) => ({ name: pointer.split('/').slice(1, 3), errors: [detail] }));
      forms[type].setFields(fields);
      const [first] = fields;
      if (first) forms[type].scrollToField(first.name as Parameters<typeof complaint.scrollToField>[0], { block: 'center' });
    },
  }); // prettier-ignore
  const change = (next: OrderType) => {
    choose(next);
    ending.reset();
    saving.changed();
  };
  const send = (path: 'order' | 'answer') => {
    missAnswer(path === 'answer' && answer.trim() === '');
    if (path === 'answer' && answer.trim() === '') return;
    void forms[type].validateFields().then(
      () => ending.mutate({ path, body: { form: toOwnForm((forms[type].getFieldValue('form') as OwnValues | undefined) ?? {}), ...(path === 'answer' ? { answer } : {}) } }),
      (refusal: unknown) => {
        const [first] = (refusal as { errorFields?: { name: (string | number)[] }[] }).errorFields ?? [];
        if (first) forms[type].scrollToField(first.name, { block: 'center' });
      },
    );
  };
  const dropping = useMutation({
    mutationFn: async () => {
      await saving.save();
      await request('POST', `/calls/${call.id}/drop`);
    },
    onSuccess: async () => {
      void message.success(names.dropped);
      await client.invalidateQueries({ queryKey: ['calls'] });
      void navigate('/seat');
    },
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const chosen = event.altKey ? types[Number(event.key) - 1] : undefined;
      if (chosen) change(chosen);
      else if (event.ctrlKey && event.key === 'Enter') send('order');
      else return;
      event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  });

  if (ending.data) {
    const { orderId, acceptanceNo } = ending.data;
    return (
      <section className="panel">
        <Result
          status="success"
          title={`${told[ending.variables.path]}，${names.done.number} ${acceptanceNo}`}
          extra={[<Link key="open" to={`/orders/${orderId}`}>{names.done.open}</Link>, <Button key="next" autoFocus onClick={() => void navigate('/seat')}>{names.done.next}</Button>]}
        />
      </section>
    );
  }
  return (
    <>
      <section className="panel" aria-label={names.title}>
        {head}
        <div className="seat-types">
          <Radio.Group aria-label={names.type} optionType="button" buttonStyle="solid" value={type} onChange={({ target }) => change(target.value as OrderType)} options={optionsOf(orderTypeList)} /> <span className="quiet">{names.keys}</span>
        </div>
        {types.map((each) => (
          <Form<Values> key={each} name={each} form={forms[each]} layout="vertical" hidden={each !== type} initialValues={{ form: draft?.forms[each] ?? {} }} onValuesChange={saving.changed}>
            <OrderFields type={each} province={user.unit.provinceCode ?? undefined} />
          </Form>
        ))}
        <Form layout="vertical">
          <Form.Item label={names.answer} htmlFor="call-answer" {...(isAnswerMissing ? { validateStatus: 'error' as const, help: names.answerNeeded } : { extra: names.answerHelp })}>
            <Input.TextArea id="call-answer" value={answer} maxLength={10_000} autoSize={{ minRows: 2, maxRows: 8 }} onChange={({ target }) => {
              setAnswer(target.value);
              saving.changed();
            }} />
          </Form.Item>
        </Form>
        <div className="seat-acts">
          <NextStep>{names.submitNext}</NextStep>
          <ProblemAlert error={ending.error ?? dropping.error} />
          <div className="buttons">
            <Button type="primary" loading={ending.isPending} onClick={() => send('order')}>{names.submit}</Button>
            <Button onClick={() => send('answer')}>{names.answerNow}</Button>
            <Button loading={dropping.isPending} onClick={() => dropping.mutate()}>{names.drop}</Button>
            <Button danger onClick={() => askScope(true)}>{names.outOfScope.title}</Button>
            <span className="quiet" role="status">{saving.savedAt ? names.saved(clockTime(saving.savedAt)) : ''}</span>
          </div>
        </div>
      </section>
      <div className="seat-side">
        {earlier}
        <KnowledgeSearch onInsert={(text) => {
          setAnswer(answer === '' ? text : `${answer}\n${text}`);
          saving.changed();
        }} />
      </div>
      <ReasonDialog open={asksScope} title={names.outOfScope.title} next={names.outOfScope.next} label={names.outOfScope.reason} submit={names.outOfScope.title} danger busy={ending.isPending} error={ending.error}
        onSubmit={({ reason }) => ending.mutate({ path: 'refusal', body: { reason } })} onClose={() => askScope(false)} />
    </>
  ); // prettier-ignore
}
