import { Form } from 'antd';
import { useMemo } from 'react';
import { request } from '../client/request.ts';
import type { User } from '../client/shapes.ts';
import { RegionField } from '../components/region-field.tsx';
import { regionSource } from '../components/region-source.ts';
import { TextField } from '../components/text-field.tsx';
import { adminText } from '../text/admin.ts';
import { text as common } from '../text/zh-CN.ts';
import { FormDialog } from './form-dialog.tsx';
import type { UnitLine } from './queries.ts';
import { UnitField } from './unit-field.tsx';
import { useSave } from './use-save.ts';

const text = adminText.units;
const get = <T,>(path: string) => request<T>('GET', path);
/** An emptied phone is none. */
const phoneOf = (typed: unknown) => (typed === '' || typed === undefined ? null : typed);

function NameAndPhone() {
  return (
    <>
      <TextField name="name" label={text.name} required maxLength={60} />
      <TextField name="phone" label={text.phone} maxLength={40} help={text.phoneHelp} />
    </>
  );
}

/** Opens the unit of a region. */
export function NewUnitDialog({ open, user, onClose }: { open: boolean; user: User; onClose: () => void }) {
  const save = useSave(onClose);
  const province = user.unit.provinceCode ?? undefined;
  const source = useMemo(() => regionSource(get, province), [province]);
  return (
    <FormDialog
      open={open}
      title={text.create}
      note={text.createNote}
      submit={text.create}
      width={760}
      busy={save.isPending}
      error={save.error}
      onSubmit={({ name, phone, regionCode }) => save.mutate({ method: 'POST', path: '/admin/units', body: { regionCode, name, phone: phoneOf(phone) }, done: text.created })}
      onClose={() => {
        save.reset();
        onClose();
      }}
    >
      <Form.Item name="regionCode" label={text.region} htmlFor="unit-region" rules={[{ required: true, message: common.actions.needed(text.region) }]} extra={text.regionHelp}>
        <RegionField id="unit-region" label={text.region} source={source} startAt={province} />
      </Form.Item>
      <NameAndPhone />
    </FormDialog>
  );
}

/** Changes a unit's name, phone and, below the province, the unit above it. */
export function UnitDialog({ unit, onClose }: { unit: UnitLine; onClose: () => void }) {
  const save = useSave(onClose);
  const isBelow = unit.level === 'city' || unit.level === 'county';
  const above = unit.parentId === null ? undefined : { id: unit.parentId, name: unit.parentName ?? unit.parentId };
  return (
    <FormDialog
      open
      title={text.changeOf(unit.name)}
      submit={text.change}
      busy={save.isPending}
      error={save.error}
      initial={{ name: unit.name, phone: unit.phone ?? '', parentId: unit.parentId }}
      onSubmit={({ name, phone, parentId }) => {
        const body = { name, phone: phoneOf(phone), ...(isBelow ? { parentId } : {}) };
        save.mutate({ method: 'PUT', path: `/admin/units/${unit.id}`, body, done: text.saved });
      }}
      onClose={() => {
        save.reset();
        onClose();
      }}
    >
      <NameAndPhone />
      {isBelow && <UnitField name="parentId" label={text.parent} current={above} />}
    </FormDialog>
  );
}
