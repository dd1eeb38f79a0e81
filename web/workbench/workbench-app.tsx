import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { App, ConfigProvider } from 'antd';
import zhCN from 'antd/locale/zh_CN';
import { useState } from 'react';
import { BrowserRouter } from 'react-router';
import { toProblem } from '../client/problem.ts';
import { styleNonce } from '../client/style-nonce.ts';
import { theme } from './theme.ts';
import { WorkbenchRoutes } from './workbench-routes.tsx';

const newQueryClient = () =>
  new QueryClient({
    defaultOptions: {
      queries: {
        // What the server refused it will refuse again; only a lost connection is worth a second try.
        retry: (count, error) => count < 2 && [0, 502, 503].includes(toProblem(error).status),
        staleTime: 5000,
        networkMode: 'always',
        refetchOnReconnect: true,
      },
      mutations: { networkMode: 'always' },
    },
  });

/** The workbench: theme, language, queries and addresses around its pages. */
export function WorkbenchApp() {
  const [client] = useState(newQueryClient);
  return (
    <ConfigProvider theme={theme} locale={zhCN} csp={{ nonce: styleNonce }} wave={{ disabled: true }} button={{ autoInsertSpace: false }}>
      <App message={{ maxCount: 2 }} className="app">
        <QueryClientProvider client={client}>
          <BrowserRouter basename="/workbench">
            <WorkbenchRoutes />
          </BrowserRouter>
        </QueryClientProvider>
      </App>
    </ConfigProvider>
  );
}
