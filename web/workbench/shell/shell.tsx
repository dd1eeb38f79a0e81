import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Modal } from 'antd';
import { Suspense, useState } from 'react';
import { Outlet, useMatch } from 'react-router';
import { useLiveUpdates } from '../../client/live.ts';
import { sessionQuery } from '../../client/queries.ts';
import { request } from '../../client/request.ts';
import type { User } from '../../client/shapes.ts';
import { adminText } from '../../text/admin.ts';
import { text } from '../../text/zh-CN.ts';
import { ConnectionNotice } from './connection-notice.tsx';
import { PasswordForm } from './password-form.tsx';
import { Menu } from './menu.tsx';
import { Bell } from '../notices/bell.tsx';
import { ShortcutList } from './shortcut-list.tsx';
import { useShortcuts } from './use-shortcuts.ts';

/** What is around every page: where one can go, who one is, the way out. */
export function Shell({ user }: { user: User }) {
  const client = useQueryClient();
  const [changesPassword, changePassword] = useState(false);
  const [showsShortcuts, showShortcuts] = useState(false);
  useShortcuts(() => showShortcuts(true));
  useLiveUpdates(useMatch('/orders/:orderId')?.params.orderId);
  const logOut = useMutation({
    mutationFn: () => request('DELETE', '/session'),
    onSettled: () => {
      client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' });
      client.setQueryData(sessionQuery.queryKey, null);
    },
  });
  return (
    <div className="shell">
      <a href="#main" className="skip-link">
        {text.nav.skip}
      </a>
      <header className="top">
        <div className="brand">{text.product}</div>
        <Menu user={user} />
        <div className="account">
          <Bell />
          <Button type="text" size="small" className="on-dark" onClick={() => showShortcuts(true)}>
            {text.nav.shortcuts} ?
          </Button>
          <Button type="text" size="small" className="on-dark" onClick={() => changePassword(true)}>
            {adminText.password.menu}
          </Button>
          <span title={text.nav.account}>
            {user.name} · {user.duty} · {user.unit.name}
          </span>
          <Button type="text" size="small" className="on-dark" onClick={() => logOut.mutate()} loading={logOut.isPending}>
            {text.nav.logOut}
          </Button>
        </div>
      </header>
      <ConnectionNotice />
      <main id="main" className="content" tabIndex={-1}>
        <Suspense fallback={<div className="blank" role="status" aria-label={text.loading} />}>
          <Outlet />
        </Suspense>
      </main>
      <Modal open={changesPassword} title={adminText.password.title} footer={null} onCancel={() => changePassword(false)} width={420} destroyOnHidden>
        <PasswordForm onDone={() => changePassword(false)} />
      </Modal>
      <ShortcutList open={showsShortcuts} onClose={() => showShortcuts(false)} />
    </div>
  );
}
