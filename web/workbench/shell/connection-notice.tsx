import { Alert } from 'antd';
import { useConnection } from '../../client/live.ts';
import { useOnline } from '../../client/use-online.ts';
import { text } from '../../text/zh-CN.ts';

/** Says on every page that what it shows may be old, and that nothing can be sent just now: no network, or no server. */
export function ConnectionNotice() {
  const isOnline = useOnline();
  const isLost = useConnection() === 'lost';
  return (
    <div role="status">
      {!isOnline && <Alert banner type="warning" title={text.connection.offline} />}
      {isOnline && isLost && <Alert banner type="warning" title={text.connection.lost} />}
    </div>
  );
}
