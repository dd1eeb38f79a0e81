import { TextField } from '../components/text-field.tsx';
import type { User } from '../client/shapes.ts';
import { adminText } from '../text/admin.ts';
import { FormDialog } from './form-dialog.tsx';
import { UnitField } from './unit-field.tsx';
import { useSave } from './use-save.ts';

const text = adminText.platforms;

/** Opens a platform; everything else about it is set before it goes live (P1.4). */
export function NewPlatformDialog({ open, user, onClose }: { open: boolean; user: User; onClose: () => void }) {
  const save = useSave(onClose);
  const { provinceCode } = user.unit;
  return (
    <FormDialog
      open={open}
      title={text.create}
      note={text.createNote}
      submit={text.create}
      width={600}
      busy={save.isPending}
      error={save.error}
      initial={{ provinceCode }}
      onSubmit={(body) => save.mutate({ method: 'POST', path: '/admin/platforms', body, done: text.created })}
      onClose={() => {
        save.reset();
        onClose();
      }}
    >
      <TextField name="name" label={text.fields.name} required maxLength={100} />
      <TextField name="code" label={text.code} required maxLength={41} help={text.codeHelp} />
      <UnitField name="provinceCode" label={text.province} current={provinceCode === null ? undefined : { id: provinceCode, name: user.unit.name }} />
      <TextField name="callbackUrl" label={text.fields.callbackUrl} required maxLength={500} />
    </FormDialog>
  );
}
