import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Spin } from 'antd';
import { useState } from 'react';
import { businessNow } from '../client/business-time.ts';
import { toPicker } from '../client/format.ts';
import type { User } from '../client/shapes.ts';
import { FactList } from '../components/fact-list.tsx';
import { ProblemAlert } from '../components/problem-alert.tsx';
import { calendarText as text } from '../text/limits.ts';
import { useTitle } from '../workbench/use-title.ts';
import './calendar.css';
import { CalendarDialog } from './calendar-dialog.tsx';
import { type Calendar, calendarQueryOf } from './limit-queries.ts';
import { CalendarMonth } from './calendar-month.tsx';
import { ProvinceChoice } from './province-choice.tsx';

const kinds = ['working', 'weekend', 'holiday', 'workedWeekend', 'ownOff', 'ownWorked'] as const;

/** A year as a province counts its days (P5.1): public holidays, 调休, its own days, and what is still provisional. */
export function CalendarPage({ user }: { user: User }) {
  useTitle(text.title);
  const [province, choose] = useState(user.unit.provinceCode ?? '');
  const [year, setYear] = useState(() => toPicker(businessNow()).year());
  const [isEditing, edit] = useState(false);
  const { data, error, isFetching } = useQuery({ ...calendarQueryOf(province, year), enabled: province !== '' });
  return (
    <section className="panel" aria-labelledby="calendar-title">
      <div className="bar">
        <h1 id="calendar-title">{text.title}</h1>
        {user.unit.provinceCode === null && <ProvinceChoice value={province} onChange={choose} />}
        <div className="row-actions" role="group" aria-label={text.title}>
          <Button icon={<LeftOutlined aria-hidden />} aria-label={text.previous} disabled={year <= 2015} onClick={() => setYear(year - 1)} />
          <strong className="calendar-year">{text.year(year)}</strong>
          <Button icon={<RightOutlined aria-hidden />} aria-label={text.following} disabled={year >= 2045} onClick={() => setYear(year + 1)} />
        </div>
        <span className="grow" />
        <Button type="primary" disabled={!data} onClick={() => edit(true)}>{text.edit}</Button>
      </div>
      <ProblemAlert error={error} />
      {province === '' && <p className="empty">{text.choose}</p>}
      {province !== '' && isFetching && !data && <Spin />}
      {data && <Year calendar={data} />}
      {data && isEditing && <CalendarDialog calendar={data} onClose={() => edit(false)} />}
    </section>
  ); // prettier-ignore
}

function Year({ calendar }: { calendar: Calendar }) {
  const { year, isPublished, publishedUntil, source, closingHour, closures, days, provisionalDues } = calendar;
  const own = closures.filter(({ on }) => on.startsWith(`${year}-`));
  return (
    <>
      {isPublished ? <p className="quiet">{text.published(source)}</p> : <Alert type="warning" showIcon title={text.provisional(year, publishedUntil)} description={text.recompute(provisionalDues)} />}
      <FactList
        columns={1}
        facts={[
          [text.closingHour, closingHour],
          [text.own, own.length === 0 ? text.noOwn : own.map(({ on, working, name }) => `${on} ${working ? text.worked : text.off}（${name}）`).join('；')],
        ]}
      />
      <ul className="calendar-legend">
        {kinds.map((kind) => (
          <li key={kind}>
            <i className={`day day-${kind}`} aria-hidden />
            {text.legend[kind]} <span className="quiet">{text.days(days.filter((day) => day.kind === kind).length)}</span>
          </li>
        ))}
        {days.some(({ provisional }) => provisional) && (
          <li>
            <i className="day day-working day-provisional" aria-hidden />
            {text.legend.provisional}
          </li>
        )}
      </ul>
      <div className="calendar-year-grid">
        {Array.from({ length: 12 }, (_, index) => (
          <CalendarMonth key={index} year={year} month={index + 1} days={days.filter(({ on }) => Number(on.slice(5, 7)) === index + 1)} />
        ))}
      </div>
    </>
  );
}
