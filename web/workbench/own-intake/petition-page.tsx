import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, DatePicker, Form, Input, Radio, Result } from 'antd';
import { Link } from 'react-router';
import { orderTypeList } from '../../../api/contract/workbench/names.ts';
import { dayProps } from '../../client/day-field.ts';
import { menuQuery } from '../../client/own-intake-queries.ts';
import { optionsOf } from '../../client/names.ts';
import { toProblem, type RequestProblem } from '../../client/problem.ts';
import { request } from '../../client/request.ts';
import type { User } from '../../client/shapes.ts';
import { SubmitBar } from '../../components/submit-bar.tsx';
import { ownIntakeText } from '../../text/own-intake.ts';
import { useTitle } from '../use-title.ts';
import { OrderFields } from './order-fields.tsx';
import { toOwnForm, type OwnValues } from './own-form.ts';
import { ProvinceField } from './province-field.tsx';
import './own-intake.css';

const names = ownIntakeText.petition;
type Values = { channel?: string; provinceUnitId?: string; type: 'complaint' | 'consultation' | 'declaration'; receivedOn: string; reference?: string; form?: OwnValues };
type Registered = { orderId: string; acceptanceNo: string };

/** Registering a letter, visit or e-mail, or a transfer of 国家局 (P3.8). */
export function PetitionPage({ user }: { user: User }) {
  const { data: menu } = useQuery(menuQuery);
  const isNational = menu?.includes('nationalTransfer') ?? false;
  const title = isNational ? names.titleNational : names.title;
  const [form] = Form.useForm<Values>();
  const type = (Form.useWatch('type', form) as Values['type'] | undefined) ?? 'complaint';
  useTitle(title);
  const registering = useMutation<Registered, RequestProblem, Values>({
    mutationFn: ({ form: fields = {}, reference, ...values }) =>
      request<Registered>('POST', isNational ? '/national-transfers' : '/petitions', { ...values, ...(reference ? { reference } : {}), form: toOwnForm(fields) }).catch((error: unknown) => {
        throw toProblem(error);
      }),
    onError: ({ errors = [] }) => {
      const fields = errors.map(({ pointer, detail }) => ({ name: pointer.split('/').slice(1, 3), errors: [detail] }));
      form.setFields(fields);
      const [first] = fields;
      if (first) form.scrollToField(first.name as Parameters<typeof form.scrollToField>[0], { block: 'center' });
    },
  });
  if (!menu) return <div className="blank" />;
  if (!isNational && !menu.includes('petition')) return <Result status="403" title={names.noRight} />;
  if (registering.data) {
    const { orderId, acceptanceNo } = registering.data;
    const again = () => {
      registering.reset();
      form.resetFields();
    };
    return <Result status="success" title={names.done(acceptanceNo)} extra={[<Link key="open" to={`/orders/${orderId}`}>{names.open}</Link>, <Button key="again" autoFocus onClick={again}>{names.another}</Button>]} />;
  }
  return (
    <section className="panel own-page" aria-labelledby="petition-title">
      <h1 id="petition-title">{title}</h1>
      <Form<Values> form={form} layout="vertical" initialValues={{ type: 'complaint', channel: 'letter' }} onFinish={(values) => registering.mutate(values)}>
        <div className="own-fields">
          {isNational ? (
            <ProvinceField user={user} />
          ) : (
            <Form.Item name="channel" label={names.channel} rules={[{ required: true }]}>
              <Radio.Group options={names.channels.map(([value, label]) => ({ value, label }))} />
            </Form.Item>
          )}
          <Form.Item name="receivedOn" label={names.receivedOn} {...dayProps} rules={[{ required: true, message: ownIntakeText.form.needed(names.receivedOn) }]}>
            <DatePicker className="own-date" />
          </Form.Item>
          <Form.Item name="reference" label={names.reference}>
            <Input maxLength={100} />
          </Form.Item>
          <Form.Item name="type" label={ownIntakeText.form.type}>
            <Radio.Group optionType="button" options={optionsOf(orderTypeList)} />
          </Form.Item>
        </div>
        <OrderFields key={type} type={type} personTitle={names.person} province={user.unit.provinceCode ?? undefined} />
        <SubmitBar next={isNational ? names.nextNational : names.next} submit={names.submit} busy={registering.isPending} error={registering.error} />
      </Form>
    </section>
  );
}
