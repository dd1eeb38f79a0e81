import { useQueryClient } from '@tanstack/react-query';

/** Asks again for everything that an act may have changed. */
export function useRefresh(): () => Promise<void> {
  const client = useQueryClient();
  return async () => {
    await Promise.all(['inbox', 'order', 'item', 'search', 'dashboard', 'transfers'].map((key) => client.invalidateQueries({ queryKey: [key] })));
  };
}
