import { Button, Modal } from 'antd';
import { adminText } from '../text/admin.ts';

const text = adminText.once;

/** Something that is shown this once: a password or a key. */
export function SecretDialog({ facts, onClose }: { facts: readonly (readonly [label: string, value: string])[] | undefined; onClose: () => void }) {
  return (
    <Modal open={facts !== undefined} title={text.title} closable={false} footer={<Button type="primary" onClick={onClose}>{text.done}</Button>}>
      <p>{text.copy}</p>
      <dl className="secrets">
        {facts?.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>
              <code>{value}</code>
            </dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}
