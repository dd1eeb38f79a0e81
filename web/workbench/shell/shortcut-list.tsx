import { Modal } from 'antd';
import { text } from '../../text/zh-CN.ts';

/** What can be done by keyboard alone. */
export function ShortcutList({ open, onClose }: { open: boolean; onClose: () => void }) {
  return (
    <Modal open={open} title={text.shortcuts.title} footer={null} onCancel={onClose} width={380}>
      <dl className="shortcuts">
        {text.shortcuts.rows.map(([keys, what]) => (
          <div key={keys}>
            <dt>
              <kbd>{keys}</kbd>
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}
