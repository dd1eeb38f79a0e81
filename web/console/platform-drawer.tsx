import { useQuery } from '@tanstack/react-query';
import { Alert, Drawer, Table, type TableColumnsType } from 'antd';
import { isInForce, keyColumns, modesOf } from '../admin/platform-columns.tsx';
import { keysQueryOf, type Key, type Platform } from '../admin/queries.ts';
import { FactList, type Fact } from '../components/fact-list.tsx';
import { ProblemAlert } from '../components/problem-alert.tsx';
import { adminText } from '../text/admin.ts';
import { consoleText } from '../text/console.ts';
import { text as common } from '../text/zh-CN.ts';

const text = consoleText.platforms;
const { platforms: names, keys: keyNames } = adminText;
const columns: TableColumnsType<Key> = [...keyColumns, { title: keyNames.state, width: 80, render: (_, key) => (isInForce(key) ? keyNames.inForce : <span className="quiet">{keyNames.ended}</span>) }];

/** Everything that is set about one platform, and which keys are in force until when (P8.1). */
export function PlatformDrawer({ platform, onClose }: { platform: Platform | undefined; onClose: () => void }) {
  const { data, error, isPending } = useQuery({ ...keysQueryOf(platform?.id ?? ''), enabled: platform !== undefined });
  return (
    <Drawer open={platform !== undefined} onClose={onClose} size={820} title={platform?.name}>
      {platform && (
        <div className="stack">
          {platform.missing.length > 0 && <Alert type="warning" showIcon title={names.missing} description={platform.missing.join(' ')} />}
          <FactList columns={1} facts={factsOf(platform)} />
          <div>
            <h2>{keyNames.heading}</h2>
            <p className="quiet">{keyNames.overlapNote}</p>
            <ProblemAlert error={error} />
            <Table rowKey="keyId" size="small" columns={columns} dataSource={data ?? []} loading={{ spinning: isPending, delay: 200 }} pagination={false} tableLayout="fixed" locale={{ emptyText: <div className="empty">{isPending ? common.loading : keyNames.none}</div> }} />
          </div>
        </div>
      )}
    </Drawer>
  ); // prettier-ignore
}

function factsOf(platform: Platform): Fact[] {
  const { code, anonymityRule, transferNumber, callbackUrl, allowedTargets, allowedOrigins, sendsAccepted, sendsStatusChanged, live } = platform;
  const lines = (entries: readonly string[]) => (entries.length === 0 ? common.none : <div>{entries.map((entry) => <div key={entry} className="breaking">{entry}</div>)}</div>);
  const [rule, meaning] = anonymityRule === null ? [names.noRule, ''] : names.rules[anonymityRule];
  return [
    [names.code, code],
    [names.columns.live, live ? names.live : names.notLive],
    [names.groups.modes, modesOf(platform)],
    [names.fields.transferNumber, transferNumber],
    [names.groups.rule, <span key="rule">{rule} <span className="quiet">{meaning}</span></span>],
    [names.fields.callbackUrl, <code key="url" className="breaking">{callbackUrl}</code>],
    [text.targets, lines(allowedTargets)],
    [text.origins, lines(allowedOrigins)],
    [names.fields.sendsAccepted, sendsAccepted ? common.yes : common.no],
    [names.fields.sendsStatusChanged, sendsStatusChanged ? common.yes : common.no],
  ]; // prettier-ignore
}
