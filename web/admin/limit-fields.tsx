import { useQuery } from '@tanstack/react-query';
import { DatePicker, Form, InputNumber, Radio, Select } from 'antd';
import { extensionUnit, handlingLevelList, limitStepList, orderSourceList, orderTypeList, serviceType, type CodeList } from '../../api/contract/workbench/names.ts';
import { dayProps } from '../client/day-field.ts';
import { optionsOf } from '../client/names.ts';
import type { User } from '../client/shapes.ts';
import { TextField } from '../components/text-field.tsx';
import { limitsText as text } from '../text/limits.ts';
import { text as common } from '../text/zh-CN.ts';
import { provincesQuery, type TableId } from './limit-queries.ts';

const names = text.fields;
const needed = (label: string) => [{ required: true, message: common.actions.needed(label) }];
const ofInnerSteps = ['initialReview', 'unit', 'review'];

function Choices({ name, list, codes, required = false }: { name: 'sources' | 'orderTypes' | 'serviceTypes' | 'levels' | 'steps'; list: CodeList; codes?: (code: string) => boolean; required?: boolean }) {
  return (
    <Form.Item name={name} label={names[name]} rules={required ? needed(names[name]) : []}>
      <Select mode="multiple" allowClear placeholder={required ? '' : text.help.any} options={optionsOf(list).filter(({ value }) => codes?.(value) ?? true)} />
    </Form.Item>
  );
}

function Day({ name, required = false }: { name: 'validFrom' | 'validTo' | 'lastDay'; required?: boolean }) {
  return (
    <Form.Item name={name} label={names[name]} {...dayProps} extra={name === 'validFrom' ? undefined : text.help[name]} rules={required ? needed(names[name]) : []}>
      <DatePicker allowClear={!required} style={{ width: '100%' }} />
    </Form.Item>
  );
}

/** Everything that a row of a table says. */
export function LimitFields({ table, user, isOwnProvince }: { table: TableId; user: User; isOwnProvince: boolean }) {
  const { data: provinces } = useQuery({ ...provincesQuery, enabled: !isOwnProvince });
  const province = Form.useWatch<string | null | undefined>('provinceCode', { preserve: true });
  const types = Form.useWatch<string[] | undefined>('orderTypes') ?? [];
  const isInner = table === 'levelBudgets';
  return (
    <>
      <div className="two">
        {isOwnProvince ? (
          <Form.Item label={names.provinceCode}>{user.unit.name}</Form.Item>
        ) : (
          <Form.Item name="provinceCode" label={names.provinceCode}>
            <Select allowClear showSearch={{ optionFilterProp: 'label' }} placeholder={text.nationwide} options={(provinces ?? []).map(({ code, name }) => ({ value: code.slice(0, 2), label: name }))} />
          </Form.Item>
        )}
        <Choices name="steps" list={limitStepList} codes={(code) => ofInnerSteps.includes(code) === isInner} required />
        <Choices name="sources" list={orderSourceList} />
        <Choices name="orderTypes" list={orderTypeList} />
        {isInner && <Choices name="levels" list={handlingLevelList} />}
        {!isInner && types.length === 1 && types[0] === 'consultation' && <Choices name="serviceTypes" list={serviceType} />}
      </div>
      <div className="two">
        <Form.Item label={names.amount} required style={{ marginBottom: 0 }}>
          <div className="row-actions">
            <Form.Item name="amount" rules={needed(names.amount)}>
              <InputNumber min={1} max={3660} precision={0} aria-label={names.amount} />
            </Form.Item>
            <Form.Item name="unit">
              <Select aria-label={names.unit} style={{ width: 120 }} options={optionsOf(extensionUnit)} />
            </Form.Item>
          </div>
        </Form.Item>
        <Form.Item name="startRule" label={names.startRule}>
          <Radio.Group options={(['accepted', 'reached'] as const).map((rule) => ({ value: rule, label: text.starts[rule] }))} />
        </Form.Item>
      </div>
      <TextField name="clause" label={names.clause} required maxLength={200} help={text.help.clause} />
      <TextField name="origin" label={names.origin} required maxLength={200} help={text.help.origin} />
      {province && (
        <div className="two">
          <Day name="validFrom" required />
          <Day name="validTo" />
        </div>
      )}
    </>
  );
}
LimitFields.Day = Day;
