import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Form, Radio, Select } from 'antd';
import { problemCategory } from '../../../api/contract/workbench/names.ts';
import { optionsOf } from '../../client/names.ts';
import type { Article } from '../../client/own-intake-queries.ts';
import { toProblem, type RequestProblem } from '../../client/problem.ts';
import { request } from '../../client/request.ts';
import { SubmitBar } from '../../components/submit-bar.tsx';
import { TextField } from '../../components/text-field.tsx';
import { knowledgeText as names, ownIntakeText } from '../../text/own-intake.ts';

type Values = { title: string; body: string; category?: string; tags?: string[]; state: 'draft' | 'published' };

/** Writing an article, new or as its next version (P7.2). */
export function ArticleForm({ article, onClose }: { article: Article | undefined; onClose: () => void }) {
  const { message } = App.useApp();
  const client = useQueryClient();
  const [form] = Form.useForm<Values>();
  const saving = useMutation<{ version: number }, RequestProblem, Values>({
    mutationFn: ({ category, tags = [], ...values }) => {
      const body = { ...values, tags, ...(category ? { category } : {}) };
      const sent = article ? request<{ version: number }>('PUT', `/knowledge/${article.id}`, { ...body, version: article.version }) : request<{ version: number }>('POST', '/knowledge', body);
      return sent.catch((error: unknown) => {
        throw toProblem(error);
      });
    },
    onSuccess: async ({ version }) => {
      void message.success(names.saved(version));
      await client.invalidateQueries({ queryKey: ['knowledge'] });
      onClose();
    },
    onError: ({ errors = [] }) => form.setFields(errors.map(({ pointer, detail }) => ({ name: pointer.split('/')[1] as keyof Values, errors: [detail] }))),
  });
  const initial = { title: article?.title ?? '', body: article?.body ?? '', tags: article?.tags ?? [], state: article?.state ?? 'draft', ...(article?.category ? { category: String(article.category) } : {}) };
  return (
    <Form<Values> form={form} layout="vertical" initialValues={initial} onFinish={(values) => saving.mutate(values)}>
      <TextField name="title" label={names.fields.title} maxLength={100} required />
      <TextField name="body" label={names.fields.body} rows={8} maxLength={20_000} required />
      <Form.Item name="category" label={names.fields.category}>
        <Select allowClear showSearch={{ optionFilterProp: 'label' }} options={optionsOf(problemCategory)} />
      </Form.Item>
      <Form.Item name="tags" label={names.fields.tags} extra={names.tagsHelp}>
        <Select mode="tags" open={false} tokenSeparators={[' ', '，', '、']} maxCount={10} suffix={null} />
      </Form.Item>
      <Form.Item name="state" label={names.fields.state} rules={[{ required: true, message: ownIntakeText.form.needed(names.fields.state) }]}>
        <Radio.Group options={(['draft', 'published'] as const).map((value) => ({ value, label: names.states[value] }))} />
      </Form.Item>
      <SubmitBar next={names.next} submit={names.save} busy={saving.isPending} error={saving.error}>
        <Button onClick={onClose}>{names.cancel}</Button>
      </SubmitBar>
    </Form>
  );
}
