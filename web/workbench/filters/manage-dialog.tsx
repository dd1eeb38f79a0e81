import { Button, Checkbox, Input, Modal, Popconfirm } from 'antd';
import { useState } from 'react';
import type { SavedFilter } from '../../client/filter-queries.ts';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { filterText } from '../../text/filters.ts';
import { useFilterAct } from './use-filter-act.ts';

const names = filterText.manageDialog;

/** Renaming, choosing the default, deleting one's filters of a page. */
export function ManageDialog({ filters, close }: { filters: readonly SavedFilter[]; close: () => void }) {
  const { mutate, isPending, error } = useFilterAct();
  return (
    <Modal open title={names.title} footer={null} onCancel={close} width={560}>
      {filters.length === 0 && <p className="quiet">{filterText.none}</p>}
      <ul className="filter-rows">
        {filters.map((filter) => (
          <FilterRow
            key={filter.id}
            filter={filter}
            busy={isPending}
            change={(body) => mutate({ method: 'PUT', path: `/filters/${filter.id}`, body, done: names.changed })}
            remove={() => mutate({ method: 'DELETE', path: `/filters/${filter.id}`, done: names.removed })}
          />
        ))}
      </ul>
      <ProblemAlert error={error} />
    </Modal>
  );
}

type RowProps = { filter: SavedFilter; busy: boolean; change: (body: { name: string; isDefault: boolean }) => void; remove: () => void };

function FilterRow({ filter: { name, isDefault }, busy, change, remove }: RowProps) {
  const [typed, type] = useState(name);
  const renamed = typed.trim();
  return (
    <li>
      <Input aria-label={names.nameOf(name)} value={typed} maxLength={30} onChange={({ target }) => type(target.value)} />
      <Button aria-label={names.renameOf(name)} disabled={renamed === '' || renamed === name || busy} onClick={() => change({ name: renamed, isDefault })}>
        {names.rename}
      </Button>
      <Checkbox aria-label={names.defaultOf(name)} checked={isDefault} disabled={busy} onChange={({ target }) => change({ name, isDefault: target.checked })}>
        {filterText.default}
      </Checkbox>
      <Popconfirm title={names.sure(name)} okText={names.remove} onConfirm={remove}>
        <Button danger aria-label={names.removeOf(name)} disabled={busy}>
          {names.remove}
        </Button>
      </Popconfirm>
    </li>
  );
}
