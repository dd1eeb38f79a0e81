import { Button, Form } from 'antd';
import { useAct } from '../../client/use-act.ts';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { SubmitBar } from '../../components/submit-bar.tsx';
import { TextField } from '../../components/text-field.tsx';
import { text } from '../../text/zh-CN.ts';
import { KnowledgeSearch } from '../knowledge/knowledge-search.tsx';
import type { FormProps } from './form-props.ts';
import { SentBackNote } from './sent-back-note.tsx';
import { useFormAct } from './use-form-act.ts';

type Values = { answer?: string };
const names = text.actions.answer;

/** 咨询答复: written, kept, handed in (P3.3). */
export function AnswerForm({ item, page }: FormProps) {
  const path = `/work-items/${item.id}/answer`;
  const { form, send, isPending, error } = useFormAct<Values>({ path, done: text.actions.done.default });
  const draft = useAct({ method: 'PUT', path, done: text.actions.done.saved });
  const last = page.history.answers.filter(({ runNo, unitId }) => runNo === page.order.runNo && unitId === item.unitId).at(-1);
  const answer = Form.useWatch('answer', form);
  return (
    <>
      <Form<Values> form={form} layout="vertical" initialValues={last ? { answer: last.answer } : {}} onFinish={send}>
        <SentBackNote page={page} />
        <TextField name="answer" label={names.answer} rows={8} maxLength={20_000} required />
        <SubmitBar next={names.next} submit={names.submit} busy={isPending} error={error}>
          {item.availableActions.includes('saveAnswer') && (
            <Button disabled={!answer?.trim()} loading={draft.isPending} onClick={() => draft.mutate({ answer })}>
              {names.save}
            </Button>
          )}
        </SubmitBar>
        <ProblemAlert error={draft.error} />
      </Form>
      <KnowledgeSearch headingLevel="h3" onInsert={(body) => form.setFieldValue('answer', answer?.trim() ? `${answer}\n${body}` : body)} />
    </>
  );
}
