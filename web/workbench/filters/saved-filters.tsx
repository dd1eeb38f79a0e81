import { useQuery } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import { useState } from 'react';
import { filtersQuery, type FilterBody, type SavedFilter } from '../../client/filter-queries.ts';
import { filterText as text } from '../../text/filters.ts';
import { ManageDialog } from './manage-dialog.tsx';
import { SaveDialog } from './save-dialog.tsx';

/** The page's criteria as they would be kept, in words and in codes. */
type Props = { current: Pick<FilterBody, 'page' | 'criteria'>; inWords: string; apply: (criteria: SavedFilter['criteria']) => void };

/** Whether two criteria say the same, in whichever order their parts stand. */
const isSame = (one: object, other: object) => {
  const told = (criteria: object) => JSON.stringify(Object.entries(criteria).sort(([a], [b]) => a.localeCompare(b)));
  return told(one) === told(other);
};

/** Choosing one of one's saved filters, keeping the present one, changing what was kept (P9.2). */
export function SavedFilters({ current, inWords, apply }: Props) {
  const { data = [] } = useQuery(filtersQuery);
  const [open, show] = useState<'save' | 'manage'>();
  const own = data.filter(({ page }) => page === current.page);
  const chosen = own.find(({ criteria }) => isSame(criteria, current.criteria));
  const close = () => show(undefined);
  return (
    <div className="saved-filters">
      <Select
        aria-label={text.choose}
        placeholder={text.placeholder}
        style={{ width: 160 }}
        value={chosen?.id ?? null}
        notFoundContent={text.none}
        options={own.map(({ id, name, isDefault }) => ({ value: id, label: isDefault ? text.withDefault(name) : name }))}
        onChange={(id: string) => {
          const found = own.find((one) => one.id === id);
          if (found) apply(found.criteria);
        }}
      />
      {!chosen && <Button onClick={() => show('save')}>{text.save}</Button>}
      {own.length > 0 && <Button onClick={() => show('manage')}>{text.manage}</Button>}
      {open === 'save' && <SaveDialog current={current} inWords={inWords} close={close} />}
      {open === 'manage' && <ManageDialog filters={own} close={close} />}
    </div>
  );
}
