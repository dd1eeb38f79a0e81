import { calendarText as text } from '../text/limits.ts';
import type { Calendar } from './limit-queries.ts';

type Day = Calendar['days'][number];

/** Monday is the first column. */
const columnOf = (on: string) => (new Date(`${on}T00:00:00Z`).getUTCDay() + 6) % 7;

function weeksOf(days: readonly Day[]): (Day | undefined)[][] {
  const cells = [...Array.from({ length: columnOf(days[0]?.on ?? '2026-01-05') }, () => undefined), ...days];
  return Array.from({ length: Math.ceil(cells.length / 7) }, (_, week) => Array.from({ length: 7 }, (_cell, column) => cells[week * 7 + column]));
}

/** A month as a table: each day with what it is, for eyes and for readers. */
export function CalendarMonth({ year, month, days }: { year: number; month: number; days: readonly Day[] }) {
  return (
    <table className="calendar-month">
      <caption>
        {text.year(year)}
        {text.months(month)}
      </caption>
      <thead>
        <tr>
          {text.weekdays.map((weekday) => (
            <th key={weekday} scope="col">
              {weekday}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksOf(days).map((week, index) => (
          <tr key={index}>{week.map((day, column) => (day ? <DayCell key={day.on} day={day} /> : <td key={column} />))}</tr>
        ))}
      </tbody>
    </table>
  );
}

function DayCell({ day: { on, kind, reason, provisional } }: { day: Day }) {
  const what = [text.legend[kind], reason, provisional ? text.legend.provisional : null].filter((part) => part !== null && part !== text.legend[kind]);
  const isPlain = kind === 'working' || kind === 'weekend';
  const title = isPlain && !provisional ? undefined : [text.legend[kind], ...what].join(' · ');
  return (
    <td className={`day day-${kind}${provisional ? ' day-provisional' : ''}`} title={title}>
      {Number(on.slice(8))}
      {!isPlain && <span className="calendar-said">{title}</span>}
    </td>
  );
}
