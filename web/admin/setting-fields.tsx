import { Form, InputNumber, Radio, Select } from 'antd';
import { extensionUnit } from '../../api/contract/workbench/names.ts';
import { optionsOf } from '../client/names.ts';
import { settingForm as text } from '../text/setting-help.ts';
import { text as common } from '../text/zh-CN.ts';

type Path = readonly string[];
const needed = (label: string) => [{ required: true, message: common.actions.needed(label) }];

/** What each setting is; counts with their largest value, as the server checks it. */
type Kind = { kind: 'count'; most: number } | { kind: 'yesNo' | 'window' | 'cards' | 'reminder' } | { kind: 'choice'; choices: Readonly<Record<string, string>> };
const kinds: Readonly<Partial<Record<string, Kind>>> = {
  reviewMaxRounds: { kind: 'count', most: 20 },
  informingAttempts: { kind: 'count', most: 20 },
  rehandlingWindowDays: { kind: 'count', most: 365 },
  maxRounds: { kind: 'count', most: 20 },
  callResultCopy: { kind: 'yesNo' },
  orderDueStart: { kind: 'choice', choices: text.starts },
  cards: { kind: 'cards' },
  pausesForSupplement: { kind: 'yesNo' },
  pausesForExtension: { kind: 'yesNo' },
  supplementReplyHours: { kind: 'count', most: 2160 },
  supplementReminderHours: { kind: 'count', most: 2160 },
  duplicateWindowDays: { kind: 'count', most: 365 },
  withdrawalMaxRequests: { kind: 'count', most: 20 },
  withdrawalWindow: { kind: 'window' },
  extensionMaxRequests: { kind: 'count', most: 20 },
  extensionMaxDays: { kind: 'count', most: 365 },
  extensionBase: { kind: 'choice', choices: text.bases },
  decisionReminder: { kind: 'reminder' },
};

const choicesOf = (choices: Readonly<Record<string, string>>) => Object.entries(choices).map(([value, label]) => ({ value, label }));

function CountField({ path, label, most }: { path: Path; label: string; most: number }) {
  return (
    <Form.Item name={[...path]} label={label} rules={needed(label)}>
      <InputNumber min={1} max={most} precision={0} style={{ width: 160 }} />
    </Form.Item>
  );
}

/** An amount with its unit. */
function LimitField({ path, label }: { path: Path; label: string }) {
  return (
    <Form.Item label={label} required style={{ marginBottom: 0 }}>
      <div className="row-actions">
        <Form.Item name={[...path, 'amount']} rules={needed(label)}>
          <InputNumber min={1} max={3660} precision={0} aria-label={text.amount(label)} />
        </Form.Item>
        <Form.Item name={[...path, 'unit']} rules={needed(label)}>
          <Select aria-label={text.unit(label)} style={{ width: 120 }} options={optionsOf(extensionUnit)} />
        </Form.Item>
      </div>
    </Form.Item>
  );
}

/** A period, or none at all. */
function WindowField({ label }: { label: string }) {
  const isLimited = Form.useWatch<boolean | undefined>('isLimited') ?? false;
  return (
    <>
      <Form.Item name="isLimited" label={label}>
        <Radio.Group options={[{ value: false, label: text.unlimited }, { value: true, label: text.limited }]} />
      </Form.Item>
      {isLimited && <LimitField path={['value']} label={label} />}
    </>
  ); // prettier-ignore
}

/** The form of one setting; its value stands under `value`. */
export function SettingField({ name, label }: { name: string; label: string }) {
  const field = kinds[name];
  switch (field?.kind) {
    case 'count':
      return <CountField path={['value']} label={label} most={field.most} />;
    case 'yesNo':
      return (
        <Form.Item name="value" label={label}>
          <Radio.Group options={[{ value: true, label: text.yes }, { value: false, label: text.no }]} />
        </Form.Item>
      ); // prettier-ignore
    case 'choice':
      return (
        <Form.Item name="value" label={label}>
          <Radio.Group options={choicesOf(field.choices)} />
        </Form.Item>
      );
    case 'window':
      return <WindowField label={label} />;
    case 'cards':
      return (
        <>
          <LimitField path={['value', 'yellowBefore']} label={text.yellowBefore} />
          <Form.Item name={['value', 'redOn']} label={text.redOn}>
            <Radio.Group options={choicesOf(text.redChoices)} />
          </Form.Item>
          <LimitField path={['value', 'escalateAfter']} label={text.escalateAfter} />
        </>
      );
    case 'reminder':
      return (
        <>
          <LimitField path={['value', 'every']} label={text.every} />
          <CountField path={['value', 'escalateFrom']} label={text.escalateFrom} most={20} />
        </>
      );
    case undefined:
      return null;
  }
}

/** Whether a setting is changed on this page; the province's days are on the calendar's. */
export const hasForm = (name: string): boolean => kinds[name] !== undefined;
