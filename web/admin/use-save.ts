import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { request } from '../client/request.ts';

type Save = { method: 'POST' | 'PUT'; path: string; body?: unknown; done?: string };

/** Sends a change of an administrator, says that it is done, and reads the lists again. */
export function useSave<T = undefined>(onDone: (answer: T) => void = () => undefined) {
  const { message } = App.useApp();
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ method, path, body }: Save) => request<T>(method, path, body),
    onSuccess: async (answer, { done }) => {
      if (done !== undefined) void message.success(done);
      onDone(answer);
      await client.invalidateQueries({ queryKey: ['admin'] });
    },
  });
}
