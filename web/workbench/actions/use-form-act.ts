import { Form, type FormInstance } from 'antd';
import { useAct, type Act } from '../../client/use-act.ts';

type Path = (string | number)[];

/** `/investigators/0/phone` → the name of that field in the form. */
const pathOf = (pointer: string): Path => pointer.split('/').slice(1).map((part) => (/^\d+$/.test(part) ? Number(part) : part));

/** A form that sends an act: what the server finds wrong is shown at its field, and the first of them comes into sight. `onDone` closes a dialog. */
export function useFormAct<Values extends object>(act: Act, given?: FormInstance<Values>, onDone?: () => void) {
  const [form] = Form.useForm<Values>(given);
  const { mutate, isPending, error, reset } = useAct(act);
  const send = (body: unknown) =>
    mutate(body, {
      onSuccess: () => onDone?.(),
      onError: ({ errors = [] }) => {
        const fields = errors.map(({ pointer, detail }) => ({ name: pathOf(pointer), errors: [detail] }));
        form.setFields(fields as Parameters<typeof form.setFields>[0]);
        const [first] = fields;
        if (first) form.scrollToField(first.name as Parameters<typeof form.scrollToField>[0], { block: 'center' });
      },
    });
  return { form, send, isPending, error, reset };
}

/** Without what was left empty: an empty text is no answer to an optional question. */
export function filled<Values extends object>(values: Values): Partial<Values> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined && value !== null && value !== '')) as Partial<Values>;
}
