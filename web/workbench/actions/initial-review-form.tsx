import { Alert, Button, Form, Radio } from 'antd';
import { useMemo, useState } from 'react';
import { request } from '../../client/request.ts';
import { RegionField } from '../../components/region-field.tsx';
import { regionSource } from '../../components/region-source.ts';
import { SubmitBar } from '../../components/submit-bar.tsx';
import { TextField } from '../../components/text-field.tsx';
import { text } from '../../text/zh-CN.ts';
import { AccusedField, accusedIn } from './accused-field.tsx';
import { LinkingForm, offersLinking } from './linking-form.tsx';
import type { FormProps } from './form-props.ts';
import { filled, useFormAct } from './use-form-act.ts';

type Values = { accused?: string[]; regionCode?: string; note?: string };
const names = text.actions.initialReview;
const asking = text.running.askSupplement;
/** Further ones are less likely than what one finds by name. */
const shownCandidates = 4;

/** 初审: accept the order, ask its 12345 for what is missing, or let it follow another order (P3.1, P1.7). */
export function InitialReviewForm(props: FormProps) {
  const { item, page } = props;
  const mayAsk = item.availableActions.includes('askSupplement');
  const mayLink = item.availableActions.includes('linkOrder') && offersLinking(page);
  const [way, choose] = useState<'accept' | 'ask' | 'link'>('accept');
  const Way = { accept: AcceptForm, ask: AskForm, link: LinkingForm }[way];
  const last = page.history.supplements.findLast(({ runNo }) => runNo === page.order.runNo);
  return (
    <>
      {last?.state === 'timed_out' && <Alert type="warning" showIcon title={asking.timedOut(last.requestNo)} />}
      {last?.state === 'answered' && <Alert type="info" showIcon title={asking.answered(last.requestNo)} />}
      {mayAsk && (
        <Radio.Group
          className="choice-row"
          aria-label={asking.choose}
          value={way}
          onChange={({ target }) => choose(target.value as typeof way)}
          options={[
            { value: 'accept', label: names.submit },
            { value: 'ask', label: asking.title },
            ...(mayLink ? [{ value: 'link', label: text.linking.title }] : []),
          ]}
        />
      )}
      <Way {...props} />
    </>
  );
}

/** Accept the order, name whom it is about, put its region right. */
function AcceptForm({ item, page: { order } }: FormProps) {
  const regions = useMemo(() => regionSource((path) => request('GET', path), order.provinceUnitId), [order.provinceUnitId]);
  const { form, send, isPending, error } = useFormAct<Values>({ path: `/work-items/${item.id}/initial-review`, done: text.actions.done.default });
  const submit = ({ accused = [], ...values }: Values) => send({ ...filled(values), ...accusedIn(accused) });
  return (
    <Form<Values> form={form} layout="vertical" onFinish={submit}>
      {order.type === 'complaint' && (
        <Form.Item name="accused" label={names.accused}>
          <AccusedField topUnitId={order.provinceUnitId} />
        </Form.Item>
      )}
      {item.regionCandidates.length > 0 && (
        <div className="region-candidates">
          <p className="quiet">{names.regionCandidates(order.regionText ?? '')}</p>
          {item.regionCandidates.slice(0, shownCandidates).map(({ code, fullName, confidence }) => (
            <Button key={code} size="small" onClick={() => form.setFieldValue('regionCode', code)}>
              {names.regionCandidate(fullName, Math.round(confidence * 100))}
            </Button>
          ))}
        </div>
      )}
      <Form.Item name="regionCode" label={names.regionCode} extra={names.regionHelp}>
        <RegionField source={regions} startAt={order.provinceUnitId} />
      </Form.Item>
      <TextField name="note" label={names.note} rows={2} />
      <SubmitBar next={names.next} submit={names.submit} busy={isPending} error={error} />
    </Form>
  );
}

function AskForm({ item }: FormProps) {
  const { form, send, isPending, error } = useFormAct<{ reason: string }>({ path: `/work-items/${item.id}/supplement-request`, done: asking.done });
  return (
    <Form form={form} layout="vertical" onFinish={send}>
      <TextField name="reason" label={asking.reason} rows={4} required />
      <SubmitBar next={asking.next} submit={asking.title} busy={isPending} error={error} />
    </Form>
  );
}
