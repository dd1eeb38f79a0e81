import { useEffect, useId, useState, type KeyboardEvent } from 'react';
import { regionText as text } from '../text/region.ts';
import type { Region, RegionSource } from './region-source.ts';

type Props = { id: string; source: RegionSource; onTake: (code: string) => void; label: string; describedBy?: string | undefined; invalid?: boolean };

const pauseMs = 180;

/** Finds a region by name or pinyin: a combobox whose list opens while one types (ARIA combobox with a listbox). */
export function RegionSearch({ id, source, onTake, label, describedBy, invalid = false }: Props) {
  const [typed, setTyped] = useState('');
  const [found, setFound] = useState<readonly Region[] | undefined>();
  const [active, setActive] = useState(0);
  const listId = useId();
  const isOpen = found !== undefined && found.length > 0;

  useEffect(() => {
    const words = typed.trim();
    if (words === '') return;
    let isCurrent = true;
    const timer = setTimeout(() => {
      source.search(words).then(
        (regions) => {
          if (!isCurrent) return;
          setFound(regions);
          setActive(0);
        },
        () => {
          if (isCurrent) setFound([]);
        },
      );
    }, pauseMs);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [typed, source]);

  const take = (region: Region | undefined) => {
    if (!region) return;
    setTyped('');
    setFound(undefined);
    onTake(region.code);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (!isOpen) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) setActive((active + step + found.length) % found.length);
    else if (event.key === 'Enter' && !event.ctrlKey) take(found[active]);
    else if (event.key === 'Escape') setFound(undefined);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className="region-search">
      <input
        id={id}
        type="text"
        role="combobox"
        autoComplete="off"
        aria-label={label}
        aria-expanded={isOpen}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-invalid={invalid}
        {...(isOpen ? { 'aria-activedescendant': `${listId}-${active}` } : {})}
        {...(describedBy === undefined ? {} : { 'aria-describedby': describedBy })}
        placeholder={text.searchHint}
        value={typed}
        onChange={({ target }) => {
          setTyped(target.value);
          if (target.value.trim() === '') setFound(undefined);
        }}
        onKeyDown={onKeyDown}
        onBlur={() => setFound(undefined)}
      />
      <ul id={listId} role="listbox" aria-label={text.searchLabel} hidden={!isOpen}>
        {found?.map((region, index) => (
          // Pressed, not clicked: the field must not lose the focus before its choice is taken.
          <li
            key={region.code}
            id={`${listId}-${index}`}
            role="option"
            aria-selected={index === active}
            onMouseDown={(event) => {
              event.preventDefault();
              take(region);
            }}
          >
            <b>{region.name}</b> <span>{region.fullName}</span>
          </li>
        ))}
      </ul>
      <span className="region-status" role="status">
        {found && (found.length > 0 ? <span className="region-unseen">{text.found(found.length)}</span> : text.none)}
      </span>
    </div>
  );
}
