import { useMutation } from '@tanstack/react-query';
import { Alert, Button, Form, Input, Segmented, Select } from 'antd';
import { useState } from 'react';
import { request } from '../client/request.ts';
import { ProblemAlert } from '../components/problem-alert.tsx';
import { consoleText } from '../text/console.ts';
import { text as common } from '../text/zh-CN.ts';
import type { SignatureVerdict } from './queries.ts';

const text = consoleText.signatures;
const { fields } = text;
type Field = readonly [name: string, label: string, choices?: readonly string[]];
const fieldsOf: Record<Direction, readonly Field[]> = {
  callback: [['webhookId', fields.webhookId], ['timestamp', fields.webhookTimestamp], ['signature', fields.webhookSignature], ['bodySha256', fields.bodySha256]],
  request: [
    ['method', fields.method, ['POST', 'GET', 'PUT', 'DELETE']], ['target', fields.target], ['keyId', fields.keyId], ['algorithm', fields.algorithm, ['HMAC-SHA256', 'HMAC-SM3']],
    ['timestamp', fields.timestamp], ['nonce', fields.nonce], ['signature', fields.signature], ['bodyDigest', fields.bodyDigest],
  ],
}; // prettier-ignore
type Direction = 'callback' | 'request';
const optional = 'bodySha256';

/** Why a signature holds or doesn't, without showing anything of a secret. */
export function SignaturesTab() {
  const [direction, setDirection] = useState<Direction>('callback');
  const check = useMutation({
    mutationFn: (values: Record<string, string | undefined>) =>
      request<SignatureVerdict>('POST', `/signature-checks/${direction}`, Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value?.trim()]).filter(([, value]) => value))),
  });
  const found = check.data;
  return (
    <div className="signature-check">
      <div>
        <Segmented<Direction>
          aria-label={text.direction}
          value={direction}
          onChange={(value) => {
            setDirection(value);
            check.reset();
          }}
          options={[
            { value: 'callback', label: text.callback },
            { value: 'request', label: text.request },
          ]}
        />
        <p className="quiet">{direction === 'callback' ? text.callbackHelp : text.requestHelp}</p>
        <Form key={direction} layout="vertical" onFinish={(values: Record<string, string>) => check.mutate(values)} requiredMark={false}>
          {fieldsOf[direction].map(([name, label, choices]) => (
            <Form.Item key={name} name={name} label={label} rules={name === optional ? [] : [{ required: true, message: `${common.required}：${label}` }]}>
              {choices ? <Select options={choices.map((value) => ({ value, label: value }))} /> : <Input maxLength={2000} className="code" />}
            </Form.Item>
          ))}
          <Button type="primary" htmlType="submit" loading={check.isPending}>
            {text.submit}
          </Button>
        </Form>
      </div>
      <div aria-live="polite">
        <ProblemAlert error={check.error} />
        {found && (
          <>
            <h2>{text.result}</h2>
            <Alert
              type={found.verdict === 'valid' ? 'success' : 'warning'}
              showIcon
              title={text.verdicts[found.verdict]}
              description={[found.keyId === null ? '' : text.key(found.keyId), found.ageSeconds === null ? '' : text.age(found.ageSeconds)].filter(Boolean).join(' · ')}
            />
            {found.signedText !== null && (
              <>
                <h3>{text.signedText}</h3>
                <pre className="payload" tabIndex={0} aria-label={text.signedText}>
                  {found.signedText}
                </pre>
              </>
            )}
          </>
        )}
      </div>
    </div>
  );
}
