import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { App, Button, Input, Table, Tag, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { ListEnd } from '../components/list-end.tsx';
import { ProblemAlert } from '../components/problem-alert.tsx';
import { adminText } from '../text/admin.ts';
import { text as common } from '../text/zh-CN.ts';
import { useTitle } from '../workbench/use-title.ts';
import { AccountDialog, RightsDialog } from './account-dialogs.tsx';
import { accountsQueryOf, type Account } from './queries.ts';
import { SecretDialog } from './secret-dialog.tsx';
import { useSave } from './use-save.ts';

const text = adminText.users;

/** Accounts: opened and changed by the system administrator, given rights by the security administrator. */
export function UsersPage() {
  useTitle(text.title);
  const [term, search] = useState('');
  const [editing, edit] = useState<Account | 'new'>();
  const [granting, grant] = useState<Account>();
  const [password, tell] = useState<string>();
  const { modal } = App.useApp();
  const list = useInfiniteQuery({ ...accountsQueryOf(term), placeholderData: keepPreviousData });
  const accounts = list.data?.pages.flatMap((page) => page.accounts) ?? [];
  const actions = list.data?.pages[0]?.actions ?? [];
  const act = useSave<{ password?: string } | undefined>((answer) => tell(answer?.password));
  const names = text.columns;
  const columns: TableColumnsType<Account> = [
    { title: names.login, width: 190, render: (_, { login }) => <strong>{login}</strong> },
    { title: names.name, width: 90, render: (_, { name }) => name },
    { title: names.duty, width: 120, render: (_, { duty }) => duty },
    { title: names.phone, width: 120, render: (_, { phone }) => phone },
    { title: names.unit, render: (_, { unitName, unitId }) => <>{unitName}<div className="quiet">{unitId}</div></> },
    { title: names.rights, render: (_, { rights }) => (rights.length === 0 ? <span className="quiet">{text.noRights}</span> : rights.map((right) => adminText.rights[right] ?? right).join('、')) },
    {
      title: names.state,
      width: 150,
      render: (_, { active, lockedUntil, mustChangePassword }) => (
        <>
          <Tag className={active ? 'tag status-ended' : 'tag tag-flag'}>{active ? text.active : text.inactive}</Tag>
          {lockedUntil !== null && Date.parse(lockedUntil) > Date.now() && <Tag className="tag tag-flag">{text.locked}</Tag>}
          {mustChangePassword && <Tag className="tag status-waiting">{text.mustChange}</Tag>}
        </>
      ),
    },
    {
      title: names.actions,
      width: actions.includes('change') ? 84 : 230,
      render: (_, account) => (
        <div className="row-actions">
          {actions.includes('change') && <Button size="small" onClick={() => edit(account)} aria-label={`${text.change} ${account.login}`}>{text.change}</Button>}
          {actions.includes('setRights') && <Button size="small" onClick={() => grant(account)} aria-label={`${text.setRights} ${account.login}`}>{text.setRights}</Button>}
          {actions.includes('unlock') && account.lockedUntil !== null && (
            <Button size="small" onClick={() => act.mutate({ method: 'POST', path: `/admin/users/${account.id}/unlocking`, done: text.unlocked })} aria-label={`${text.unlock} ${account.login}`}>{text.unlock}</Button>
          )}
          {actions.includes('resetPassword') && (
            <Button
              size="small"
              aria-label={`${text.reset} ${account.login}`}
              onClick={() => void modal.confirm({ title: text.resetTitle(account.login), content: text.resetNote, okText: text.reset, cancelText: common.cancel, onOk: () => act.mutateAsync({ method: 'POST', path: `/admin/users/${account.id}/password-reset` }).catch(() => undefined) })}
            >
              {text.reset}
            </Button>
          )}
        </div>
      ),
    },
  ]; // prettier-ignore
  return (
    <section className="panel" aria-labelledby="users-title">
      <div className="bar">
        <h1 id="users-title">{text.title}</h1>
        <Input.Search aria-label={text.search} placeholder={text.search} style={{ width: 280 }} allowClear maxLength={40} onSearch={(value) => search(value.trim())} enterButton={common.search.submit} />
        <span className="grow" />
        {actions.includes('create') && <Button type="primary" onClick={() => edit('new')}>{text.create}</Button>}
      </div>
      <ProblemAlert error={list.error ?? act.error} />
      <Table rowKey="id" size="small" columns={columns} dataSource={accounts} loading={{ spinning: list.isPending || list.isPlaceholderData, delay: 200 }} pagination={false} tableLayout="fixed" locale={{ emptyText: <div className="empty">{list.isPending ? common.loading : text.empty}</div> }} />
      <ListEnd list={list} note={undefined} />
      <AccountDialog account={editing} onClose={() => edit(undefined)} onPassword={tell} />
      <RightsDialog account={granting} onClose={() => grant(undefined)} />
      <SecretDialog facts={password === undefined ? undefined : [[adminText.once.password, password]]} onClose={() => tell(undefined)} />
    </section>
  ); // prettier-ignore
}
