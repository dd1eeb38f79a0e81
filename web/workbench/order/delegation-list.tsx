import { Tag } from 'antd';
import type { History } from '../../client/shapes.ts';
import { TimeText } from '../../components/time-text.tsx';
import { text } from '../../text/zh-CN.ts';

/** From whom to whom the order went, and how each delegation ended. */
export function DelegationList({ delegations }: { delegations: History['delegations'] }) {
  const names = text.delegations;
  return (
    <section aria-label={names.title}>
      <h2>{names.title}</h2>
      {delegations.length === 0 && <p className="quiet">{names.empty}</p>}
      <ul className="records">
        {delegations.map((one) => (
          <li key={one.id}>
            <div>
              <strong>
                {one.fromUnitName ?? text.none} → {one.toUnitName}
              </strong>{' '}
              <Tag className={`tag ${one.endedAt === null ? 'status-running' : 'status-ended'}`}>{one.endKind === null ? names.current : names.ends[one.endKind]}</Tag>
              <TimeText at={one.delegatedAt} />
            </div>
            {one.instruction !== null && (
              <p className="long-text">
                {names.instruction}：{one.instruction}
              </p>
            )}
            {one.endReason !== null && (
              <p className="long-text">
                {names.reason}：{one.endReason}
              </p>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
