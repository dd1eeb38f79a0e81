import { useState } from 'react';
import { registerText as text } from '../text/register.ts';

type Props = { id: string; value: string; onChange: (day: string) => void; earliest: string; describedBy: string; isRequired: boolean; isWrong: boolean };

/** How far ahead a day can lie. */
const yearsAhead = 2;
const parts = ['year', 'month', 'day'] as const;
type Part = (typeof parts)[number];
type Chosen = Record<Part, string>;

const split = (day: string): Chosen => {
  const [year = '', month = '', date = ''] = day.split('-');
  return { year, month, day: date };
};
const join = ({ year, month, day }: Chosen) => (year && month && day ? `${year}-${month}-${day}` : '');
const daysIn = ({ year, month }: Chosen) => (year && month ? new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate() : 31);
const upTo = (from: number, to: number) => Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => String(from + index).padStart(2, '0'));

/**
 * A day as year, month and day, in Chinese whatever the language of the browser, which a native date field follows. Each
 * part is a plain list: typing a figure chooses, Tab and Enter lead on. Until all three are chosen there is no day; a day
 * that the month doesn't have becomes its last.
 */
export function DayControl({ id, value, onChange, earliest, describedBy, isRequired, isWrong }: Props) {
  const [kept, keep] = useState(() => split(value));
  // What comes from outside (a draft, a prefilled day) goes before what is half chosen.
  const chosen = value !== '' && value !== join(kept) ? split(value) : kept;
  const firstYear = Number(earliest.slice(0, 4));
  // A prefilled or restored day may lie outside of what is offered.
  const years = [...new Set([...upTo(firstYear, firstYear + yearsAhead), ...(chosen.year ? [chosen.year] : [])])].sort();
  const choices: Record<Part, string[]> = { year: years, month: upTo(1, 12), day: upTo(1, daysIn(chosen)) };
  const choose = (part: Part, picked: string) => {
    const next = { ...chosen, [part]: picked };
    const last = daysIn(next);
    const whole = Number(next.day) > last ? { ...next, day: String(last) } : next;
    keep(whole);
    onChange(join(whole));
  };
  return (
    <div className="day" role="group" aria-labelledby={`${id}-label`}>
      {parts.map((part, index) => (
        <select
          key={part}
          id={index === 0 ? id : undefined}
          aria-label={text.day[part]}
          aria-describedby={describedBy}
          aria-invalid={isWrong}
          aria-required={isRequired}
          value={chosen[part]}
          onChange={({ target }) => choose(part, target.value)}
        >
          <option value="">{text.day[part]}</option>
          {choices[part].map((one) => (
            <option key={one} value={one}>{`${Number(one)} ${text.day[part]}`}</option>
          ))}
        </select>
      ))}
    </div>
  );
}
