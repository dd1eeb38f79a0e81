import { useMutation } from '@tanstack/react-query';
import { App } from 'antd';
import { useNavigate } from 'react-router';
import { useRefresh } from '../../client/refresh.ts';
import { request } from '../../client/request.ts';
import type { ClaimResults, WorkItem } from '../../client/shapes.ts';
import { text } from '../../text/zh-CN.ts';

/** Claiming one task leads to its order; claiming several says which could not be had and why. */
export function useClaiming(items: readonly WorkItem[], onAllClaimed: () => void) {
  const { message, modal } = App.useApp();
  const navigate = useNavigate();
  const refresh = useRefresh();
  const claim = useMutation({
    mutationFn: ({ id }: WorkItem) => request('POST', `/work-items/${id}/claim`, {}),
    onSuccess: (_, item) => {
      void message.success(text.actions.done.claimed);
      void navigate(`/orders/${item.order.id}`);
    },
    onSettled: refresh,
  });
  const claimAll = useMutation({
    mutationFn: async (workItemIds: string[]) => (await request<{ results: ClaimResults }>('POST', '/work-items/claims', { workItemIds })).results,
    onSuccess: (results) => {
      onAllClaimed();
      const refused = results.flatMap((one) => (one.claimed ? [] : [{ ...one, no: items.find(({ id }) => id === one.workItemId)?.order.acceptanceNo }]));
      const done = text.inbox.claimedMany(results.length - refused.length, results.length);
      if (refused.length === 0) void message.success(done);
      else
        modal.warning({
          title: done,
          okText: text.close,
          content: (
            <>
              {text.inbox.notClaimed}
              <ul className="problem-list">
                {refused.map(({ workItemId, no, detail }) => (
                  <li key={workItemId}>
                    {no} {detail}
                  </li>
                ))}
              </ul>
            </>
          ),
        });
    },
    onSettled: refresh,
  });

  return { claim, claimAll };
}
