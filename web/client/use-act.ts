import { useMutation } from '@tanstack/react-query';
import { App } from 'antd';
import { text } from '../text/zh-CN.ts';
import { toProblem, type RequestProblem } from './problem.ts';
import { useRefresh } from './refresh.ts';
import { request } from './request.ts';

/** One act: where it goes and what is said when it is done. */
export type Act = { method?: 'POST' | 'PUT' | 'DELETE'; path: string; done: string };

/**
 * Sends an act, says that it is done and refreshes what it changed. A conflict refreshes too: what the page showed was
 * no longer so.
 */
export function useAct({ method = 'POST', path, done }: Act) {
  const { message, notification } = App.useApp();
  const refresh = useRefresh();
  return useMutation<undefined, RequestProblem, unknown>({
    mutationFn: async (body) => {
      try {
        await request<unknown>(method, path, body);
        return undefined;
      } catch (error) {
        throw toProblem(error);
      }
    },
    onSuccess: async () => {
      void message.success(done);
      await refresh();
    },
    onError: async ({ status, code, message: detail, hint }) => {
      if (status !== 409 && status !== 404) return;
      // What is said about tasks says it all; the server's own sentence asks to refresh, which has been done.
      const explains = code.startsWith('work-item-') && hint !== undefined;
      // The form may vanish with the refresh; what happened stays to be read until it is closed.
      notification.warning({ title: text.problem.title, description: explains ? hint : [detail, hint].filter(Boolean).join(' '), duration: 0, placement: 'top' });
      await refresh();
    },
  });
}
