import { Tag } from 'antd';
import { consoleText } from '../text/console.ts';

const looks = { pending: 'tag status-waiting', delivered: 'tag status-ended', dead: 'tag tag-flag' } as const;

/** The state of a callback; the one that needs somebody stands out. */
export function DeliveryState({ state }: { state: keyof typeof looks }) {
  return <Tag className={looks[state]}>{consoleText.states[state]}</Tag>;
}
