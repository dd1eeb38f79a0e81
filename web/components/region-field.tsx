import { useId } from 'react';
import { regionText as text } from '../text/region.ts';
import './region-field.css';
import { RegionSearch } from './region-search.tsx';
import type { Region, RegionSource } from './region-source.ts';
import { useRegionWay } from './use-region-way.ts';

type Props = {
  /** 12 digits of the chosen region, of any level. */
  value?: string | undefined;
  onChange?: (code: string | undefined, region: Region | undefined) => void;
  source: RegionSource;
  /** Shown from the beginning, but not chosen: usually the province of the page. */
  startAt?: string | undefined;
  /** Of the search input, for the label of the field. */
  id?: string;
  label?: string;
  describedBy?: string | undefined;
  invalid?: boolean;
};

/**
 * 行政区划 (P2.2): found by name or pinyin, or chosen level by level down to the village. Plain controls, so that it serves
 * the light pages as well as forms of Ant Design, where `value` and `onChange` are given by the form's item.
 */
export function RegionField({ value, onChange, source, startAt, id, label = text.searchLabel, describedBy, invalid = false }: Props) {
  const ownId = useId();
  const way = useRegionWay(source, value, startAt, (region) => onChange?.(region?.code === startAt ? undefined : region?.code, region));
  const chosen = value === undefined ? undefined : way.path.at(-1);
  return (
    <div className="region-field">
      <RegionSearch id={id ?? ownId} source={source} onTake={way.take} label={label} describedBy={describedBy} invalid={invalid} />
      <div className="region-levels">
        {text.levels.map((name, level) => {
          const choices = way.choices[level];
          const current = way.path[level];
          // A region that is no longer in use stands in no list, but an old draft may hold it.
          const all = current && !choices?.some(({ code }) => code === current.code) ? [current, ...(choices ?? [])] : (choices ?? []);
          return (
            <select key={name} aria-label={name} value={current?.code ?? ''} disabled={all.length === 0} onChange={({ target }) => way.choose(level, target.value)}>
              <option value="">{name}</option>
              {all.map((region) => (
                <option key={region.code} value={region.code}>
                  {region.inUse ? region.name : text.stopped(region.name)}
                </option>
              ))}
            </select>
          );
        })}
      </div>
      <p className="region-chosen" role="status">
        {way.failed ? (
          <>
            {text.failed} <button type="button" onClick={way.reload}>{text.retry}</button>
          </>
        ) : chosen ? (
          text.chosen(chosen.fullName)
        ) : (
          text.nothingYet
        )}
      </p>
    </div>
  );
}
