import { Checkbox, Form, Input, Radio, Switch } from 'antd';
import { TextField } from '../components/text-field.tsx';
import { adminText } from '../text/admin.ts';
import { FormDialog } from './form-dialog.tsx';
import type { Platform } from './queries.ts';
import { useSave } from './use-save.ts';

const text = adminText.platforms;
const rules = ['literal', 'required-unless-anonymous', 'always-optional'] as const;
const linesOf = (value: unknown) => (typeof value === 'string' ? value.split('\n').map((line) => line.trim()).filter((line) => line !== '') : []);

/** Everything that is set about a platform; each reading of the 匿名 rule says what it refuses (P1.4). */
export function PlatformDialog({ platform, onClose }: { platform: Platform | undefined; onClose: () => void }) {
  const save = useSave(onClose);
  const submit = ({ allowedTargets, allowedOrigins, anonymityRule, ...values }: Record<string, unknown>) => {
    const body = { ...values, ...(anonymityRule ? { anonymityRule } : {}), allowedTargets: linesOf(allowedTargets), allowedOrigins: linesOf(allowedOrigins) };
    if (platform) save.mutate({ method: 'PUT', path: `/admin/platforms/${platform.id}`, body, done: text.saved });
  };
  const box = (name: keyof typeof text.fields) => (
    <Form.Item key={name} name={name} valuePropName="checked" noStyle>
      <Checkbox>{text.fields[name]}</Checkbox>
    </Form.Item>
  );
  return (
    <FormDialog
      open={platform !== undefined}
      title={platform?.name ?? ''}
      submit={text.change}
      width={760}
      busy={save.isPending}
      error={save.error}
      initial={platform ? { ...platform, allowedTargets: platform.allowedTargets.join('\n'), allowedOrigins: platform.allowedOrigins.join('\n') } : {}}
      onSubmit={({ name, workOrderTransfer, callTransfer, transferNumber, interfaceCall, pageCall, anonymityRule, callbackUrl, allowedTargets, allowedOrigins, sendsAccepted, sendsStatusChanged, live }) =>
        submit({ name, workOrderTransfer, callTransfer, transferNumber, interfaceCall, pageCall, anonymityRule, callbackUrl, allowedTargets, allowedOrigins, sendsAccepted, sendsStatusChanged, live })
      }
      onClose={() => {
        save.reset();
        onClose();
      }}
    >
      <TextField name="name" label={text.fields.name} required maxLength={100} />
      <Form.Item label={text.groups.modes}>{(['workOrderTransfer', 'callTransfer', 'interfaceCall', 'pageCall'] as const).map(box)}</Form.Item>
      <TextField name="transferNumber" label={text.fields.transferNumber} required maxLength={20} help={text.transferHelp} />
      <Form.Item name="anonymityRule" label={text.groups.rule}>
        <Radio.Group className="choices-long">
          {rules.map((rule) => (
            <Radio key={rule} value={rule}>
              <strong>{text.rules[rule][0]}</strong>
              <div className="quiet">{text.rules[rule][1]}</div>
            </Radio>
          ))}
        </Radio.Group>
      </Form.Item>
      <TextField name="callbackUrl" label={text.fields.callbackUrl} required maxLength={500} />
      <div className="two">
        <Form.Item name="allowedTargets" label={text.fields.allowedTargets}>
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 5 }} />
        </Form.Item>
        <Form.Item name="allowedOrigins" label={text.fields.allowedOrigins}>
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 5 }} />
        </Form.Item>
      </div>
      <Form.Item label={text.groups.messages}>{(['sendsAccepted', 'sendsStatusChanged'] as const).map(box)}</Form.Item>
      <Form.Item name="live" label={text.fields.live} valuePropName="checked" extra={platform && !platform.live && <Missing of={platform} />}>
        <Switch />
      </Form.Item>
    </FormDialog>
  );
}

/** What is still missing before the platform may go live, as the server knows it. */
function Missing({ of }: { of: Platform }) {
  if (of.missing.length === 0) return <>{text.ready}</>;
  return (
    <>
      {text.missing}
      <ul className="problem-list">
        {of.missing.map((one) => (
          <li key={one}>{one}</li>
        ))}
      </ul>
    </>
  );
}
