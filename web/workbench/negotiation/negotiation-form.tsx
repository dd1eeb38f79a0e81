import { Form, Radio } from 'antd';
import type { NegotiationKind } from '../../../api/contract/workbench/names.ts';
import { SubmitBar } from '../../components/submit-bar.tsx';
import { TextField } from '../../components/text-field.tsx';
import { text } from '../../text/zh-CN.ts';
import type { FormProps } from '../actions/form-props.ts';
import { filled, useFormAct } from '../actions/use-form-act.ts';
import { RequestFacts } from './request-facts.tsx';
import { isOpenRequest } from './request-list.tsx';

type Decision = 'endorsed' | 'sent' | 'agreed' | 'declined' | 'refused';
type Values = { decision: Decision; opinion?: string };
type Step = { path: string; choices: readonly [Decision, Decision] };
const names = text.negotiation;

const nextOf = (decision: Decision | undefined, kind: NegotiationKind): string => {
  if (decision === undefined) return names.choose;
  return decision === 'agreed' ? names.nexts.agreed[kind] : names.nexts[decision];
};

/** A person's word on a request: what is asked in full, then yes or no, with the reason (P4.1, P4.2, P4.4). */
function NegotiationForm({ item, page, step }: FormProps & { step: Step }) {
  const { form, send, isPending, error } = useFormAct<Values>({ path: `/work-items/${item.id}/${step.path}`, done: names.done });
  const decision = Form.useWatch('decision', form) as Decision | undefined;
  const kind = item.kind.startsWith('withdrawal') ? 'withdrawal' : 'extension';
  const request = page.history.requests.find((one) => one.kind === kind && isOpenRequest(one));
  return (
    <Form<Values> form={form} layout="vertical" onFinish={(values) => send(filled(values))}>
      {request && <RequestFacts request={request} />}
      <Form.Item name="decision" label={names.decision} rules={[{ required: true, message: names.choose }]}>
        <Radio.Group options={step.choices.map((choice) => ({ value: choice, label: names.choices[choice] }))} />
      </Form.Item>
      {decision !== undefined && <TextField name="opinion" label={names.opinion[decision]} rows={3} required={decision !== 'sent'} />}
      <SubmitBar
        next={nextOf(decision, kind)}
        submit={names.submit[decision ?? step.choices[0]]}
        danger={decision === 'declined' || decision === 'refused'}
        busy={isPending}
        error={error}
      />
    </Form>
  );
}

/** 逐级同意. */
export const EndorsementForm = (props: FormProps) => <NegotiationForm {...props} step={{ path: 'endorsement', choices: ['endorsed', 'declined'] }} />;
/** 省级发出. */
export const SendingForm = (props: FormProps) => <NegotiationForm {...props} step={{ path: 'sending', choices: ['sent', 'declined'] }} />;
/** 批复 inside. */
export const DecisionForm = (props: FormProps) => <NegotiationForm {...props} step={{ path: 'decision', choices: ['agreed', 'refused'] }} />;
