import { Button, Form, Input, Select } from 'antd';
import { useEffect } from 'react';
import { orderStatusList, orderTypeList, problemCategory } from '../../../api/contract/workbench/names.ts';
import { optionsOf } from '../../client/names.ts';
import { text } from '../../text/zh-CN.ts';
import type { SearchValues } from './criteria.ts';
import { RegionPicker } from './region-picker.tsx';

const bys = ['auto', 'acceptanceNo', 'platformOrderNo', 'phone', 'personName'] as const;

/** By number, phone or name, narrowed by type, state, category and region. */
export function SearchForm({ values, busy, onSearch }: { values: SearchValues; busy: boolean; onSearch: (values: SearchValues) => void }) {
  const [form] = Form.useForm<SearchValues>();
  // A saved filter, or the way back, changes what is asked for while the form stands.
  useEffect(() => form.setFieldsValue({ by: 'auto', term: '', types: [], statuses: [], problemCategories: [], regionCode: undefined, ...values }), [form, values]);
  const names = text.search;
  return (
    <Form<SearchValues> form={form} layout="inline" role="search" className="search-form" onFinish={onSearch}>
      <Form.Item name="by" noStyle>
        <Select aria-label={names.byLabel} style={{ width: 132 }} options={bys.map((by) => ({ value: by, label: names.by[by] }))} />
      </Form.Item>
      <Form.Item name="term" noStyle>
        <Input aria-label={names.label} placeholder={names.placeholder} style={{ width: 270 }} maxLength={64} autoFocus />
      </Form.Item>
      <Form.Item name="types" noStyle>
        <Select mode="multiple" aria-label={names.type} placeholder={names.type} style={{ width: 150 }} maxTagCount={1} options={optionsOf(orderTypeList)} />
      </Form.Item>
      <Form.Item name="statuses" noStyle>
        <Select mode="multiple" aria-label={names.status} placeholder={names.status} style={{ width: 150 }} maxTagCount={1} options={optionsOf(orderStatusList)} />
      </Form.Item>
      <Form.Item name="problemCategories" noStyle>
        <Select
          mode="multiple"
          aria-label={names.category}
          placeholder={names.category}
          style={{ width: 180 }}
          maxTagCount={1}
          showSearch={{ optionFilterProp: 'label' }}
          options={optionsOf(problemCategory)}
        />
      </Form.Item>
      <Form.Item name="regionCode" noStyle>
        <RegionPicker />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={busy}>
        {names.submit}
      </Button>
      <Button
        onClick={() => {
          onSearch({});
        }}
      >
        {names.reset}
      </Button>
    </Form>
  );
}
