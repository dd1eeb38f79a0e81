import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { filtersQuery } from '../../client/filter-queries.ts';
import { request } from '../../client/request.ts';

type Change = { method: 'POST' | 'PUT' | 'DELETE'; path: string; body?: object; done: string };

/** Changes one's saved filters and says so; the lists ask again, also after a refusal, which may come from another tab's change. */
export function useFilterAct() {
  const { message } = App.useApp();
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ method, path, body }: Change) => request<unknown>(method, path, body),
    onSuccess: (_answer, { done }) => void message.success(done),
    onSettled: () => client.invalidateQueries({ queryKey: filtersQuery.queryKey }),
  });
}
