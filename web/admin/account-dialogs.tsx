import { Checkbox, Form, Switch } from 'antd';
import { TextField } from '../components/text-field.tsx';
import { adminText } from '../text/admin.ts';
import { FormDialog } from './form-dialog.tsx';
import type { Account } from './queries.ts';
import { UnitField } from './unit-field.tsx';
import { useSave } from './use-save.ts';

const text = adminText.users;

/** Opens an account, or changes one. */
export function AccountDialog({ account, onClose, onPassword }: { account: Account | 'new' | undefined; onClose: () => void; onPassword: (password: string) => void }) {
  const isNew = account === 'new';
  const known = isNew ? undefined : account;
  const save = useSave<{ password?: string } | undefined>((answer) => {
    onClose();
    if (answer?.password !== undefined) onPassword(answer.password);
  });
  const submit = (values: Record<string, unknown>) => {
    // An empty phone stays as it is: masked values are never written back.
    const given = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined && value !== ''));
    if (isNew) save.mutate({ method: 'POST', path: '/admin/users', body: given, done: text.created });
    else if (known) save.mutate({ method: 'PUT', path: `/admin/users/${known.id}`, body: given, done: text.changed });
  };
  return (
    <FormDialog
      open={account !== undefined}
      title={isNew ? text.create : `${text.change} ${known?.login ?? ''}`}
      {...(isNew ? { note: text.createNote } : {})}
      submit={isNew ? text.create : text.change}
      busy={save.isPending}
      error={save.error}
      initial={known ? { name: known.name, duty: known.duty, unitId: known.unitId, active: known.active } : {}}
      onSubmit={submit}
      onClose={() => {
        save.reset();
        onClose();
      }}
    >
      {isNew && <TextField name="login" label={text.columns.login} required maxLength={63} />}
      <TextField name="name" label={text.columns.name} required maxLength={60} />
      <TextField name="duty" label={text.columns.duty} required maxLength={60} />
      <TextField name="phone" label={isNew ? text.columns.phone : text.changePhone} required={isNew} maxLength={40} />
      <UnitField name="unitId" label={text.columns.unit} current={known && { id: known.unitId, name: known.unitName }} />
      {!isNew && (
        <Form.Item name="active" label={text.active} valuePropName="checked">
          <Switch />
        </Form.Item>
      )}
    </FormDialog>
  );
}

const administrators = ['systemAdmin', 'securityAdmin', 'auditAdmin'];

/** Gives and takes rights; administrators sit in a province or 国家局. */
export function RightsDialog({ account, onClose }: { account: Account | undefined; onClose: () => void }) {
  const save = useSave(onClose);
  const isUpper = account?.unitLevel === 'national' || account?.unitLevel === 'province';
  const options = Object.entries(adminText.rights).map(([value, label]) => ({ value, label: label ?? value, disabled: !isUpper && administrators.includes(value) }));
  return (
    <FormDialog
      open={account !== undefined}
      title={`${text.setRights} ${account?.login ?? ''}`}
      note={text.rightsNote}
      submit={text.setRights}
      busy={save.isPending}
      error={save.error}
      initial={{ rights: account?.rights ?? [] }}
      width={560}
      onSubmit={({ rights }) => account && save.mutate({ method: 'PUT', path: `/admin/users/${account.id}/rights`, body: { rights }, done: text.changed })}
      onClose={() => {
        save.reset();
        onClose();
      }}
    >
      <Form.Item name="rights" label={text.columns.rights}>
        <Checkbox.Group className="choices" options={options} />
      </Form.Item>
    </FormDialog>
  );
}
