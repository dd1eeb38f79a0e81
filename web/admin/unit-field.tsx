import { useQuery } from '@tanstack/react-query';
import { Form, Select } from 'antd';
import { useState } from 'react';
import { nameOf } from '../client/names.ts';
import { adminText } from '../text/admin.ts';
import { text as common } from '../text/zh-CN.ts';
import { unitSearchOf } from './queries.ts';

const text = adminText.unitField;

type Props = { name: string; label: string; required?: boolean; /** Shown before anything is typed. */ current?: { id: string; name: string } | undefined };

/** A unit, found by its name or code. */
export function UnitField({ name, label, required = true, current }: Props) {
  const [term, search] = useState('');
  const { data, isFetching } = useQuery(unitSearchOf(term));
  const found = (data?.units ?? []).filter(({ inUse }) => inUse).map((unit) => ({ value: unit.id, label: unit.name, note: `${nameOf.level(unit.level) ?? ''} · ${unit.id}` }));
  const known = current && !found.some(({ value }) => value === current.id) && term === '' ? [{ value: current.id, label: current.name, note: current.id }] : [];
  return (
    <Form.Item name={name} label={label} extra={text.help} rules={required ? [{ required, message: common.actions.needed(label) }] : []}>
      <Select
        showSearch={{ onSearch: (typed) => search(typed.trim()), filterOption: false }}
        options={[...known, ...found]}
        optionRender={({ data: { label: shown, note } }) => <>{shown}<span className="quiet unit-note">{note}</span></>}
        loading={isFetching}
        notFoundContent={isFetching ? common.loading : text.none}
      />
    </Form.Item>
  ); // prettier-ignore
}
