import { Tag } from 'antd';
import { negotiationNames, requestStateNames } from '../../../api/contract/workbench/names.ts';
import type { History, NegotiationRequest } from '../../client/shapes.ts';
import { text } from '../../text/zh-CN.ts';
import { RequestFacts } from './request-facts.tsx';

/** Whether nobody has the last word on a request yet. */
export const isOpenRequest = ({ state }: NegotiationRequest) => state === 'asked' || state === 'endorsed' || state === 'sent';

/** Every 退单 and 延期 request of the order, newest first, with state and opinion. */
export function RequestList({ requests }: { requests: History['requests'] }) {
  const names = text.negotiation;
  if (requests.length === 0) return <p className="quiet">{names.empty}</p>;
  return (
    <ul className="records" aria-label={names.tab}>
      {requests.toReversed().map((request) => (
        <li key={request.id}>
          <div>
            <strong>{negotiationNames[request.kind]}</strong>{' '}
            <Tag className={`tag ${isOpenRequest(request) ? 'status-running' : 'status-ended'}`}>{requestStateNames[request.state]}</Tag>
            <span className="quiet">{request.requestNo}</span>
          </div>
          <RequestFacts request={request} />
        </li>
      ))}
    </ul>
  );
}
