import { Checkbox, DatePicker, Form, Input, Radio, Select } from 'antd';
import { useMemo, type ReactNode } from 'react';
import { dayProps } from '../../client/day-field.ts';
import { optionsOf } from '../../client/names.ts';
import { request } from '../../client/request.ts';
import { RegionField } from '../../components/region-field.tsx';
import { regionSource, type RegionSource } from '../../components/region-source.ts';
import { formSections, type FormField } from '../../register/form-fields.ts';
import { ownIntakeText } from '../../text/own-intake.ts';

type OrderType = keyof typeof formSections;
type Props = { type: OrderType; province: string | undefined; /** Who the facts are about where nobody called. */ personTitle?: string };

const names = ownIntakeText.form;
// Without a date of 12345's the limit table gives the due; the calls of our own agents have no anonymity rule of 12345's to fill in for.
const optional = new Set(['name', 'phone', 'idNumber', 'address', 'finishBy', 'accused', 'confidential']);
const isOptional = (type: OrderType, name: string) => (type === 'declaration' ? name === 'confidential' : optional.has(name));

/** The fields of tables 1–3 for our own people, as the registration pages have them, in the manner of the workbench. */
export function OrderFields({ type, province, personTitle }: Props) {
  const source = useMemo(() => regionSource((path) => request('GET', path), province), [province]);
  return formSections[type].map(({ title, fields }, index) => {
    const shown = fields.filter(({ kind }) => kind !== 'files');
    if (shown.length === 0) return null;
    return (
      <fieldset key={title} className="own-section">
        <legend>{index === 0 ? (personTitle ?? title) : title}</legend>
        <div className="own-fields">
          {shown.map((field) => (field.kind === 'region' ? <RegionItems key={field.name} label={field.label} source={source} province={province} /> : <OneField key={field.name} field={field} required={!isOptional(type, field.name)} />))}
        </div>
      </fieldset>
    );
  });
}

function OneField({ field, required }: { field: FormField; required: boolean }) {
  const { name, label, kind } = field;
  const rules = required ? [{ required: true, message: names.needed(label) }] : [];
  return (
    <Form.Item
      name={['form', name]}
      label={label}
      rules={rules}
      className={field.wide ? 'own-wide' : ''}
      {...(kind === 'tick' ? { valuePropName: 'checked' } : {})}
      {...(kind === 'date' ? { extra: names.finishByHelp, ...dayProps } : {})}
    >
      {controlOf(field)}
    </Form.Item>
  );
}

function controlOf(field: FormField): ReactNode {
  switch (field.kind) {
    case 'text':
      return <Input.TextArea autoSize={{ minRows: 3, maxRows: 10 }} maxLength={field.most} />;
    case 'line':
      return <Input maxLength={field.most} inputMode={field.inputMode ?? 'text'} />;
    case 'yesNo':
      return <Radio.Group options={[{ value: true, label: names.yes }, { value: false, label: names.no }]} />;
    case 'tick':
      return <Checkbox>{names.yes}</Checkbox>;
    case 'radios':
      return <Radio.Group options={optionsOf(field.list)} />;
    case 'select':
      return <Select showSearch={{ optionFilterProp: 'label' }} options={optionsOf(field.list)} />;
    case 'date':
      return <DatePicker className="own-date" />;
    default:
      return null;
  }
}

function RegionItems({ label, source, province }: { label: string; source: RegionSource; province: string | undefined }) {
  const chosen = Form.useWatch(['form', 'region']) as string | undefined;
  return (
    <>
      <Form.Item name={['form', 'region']} label={label} className="own-wide" required>
        <RegionField source={source} startAt={province} />
      </Form.Item>
      {!chosen && (
        <Form.Item name={['form', 'regionText']} label={names.regionText} className="own-wide">
          <Input maxLength={200} />
        </Form.Item>
      )}
    </>
  );
}
