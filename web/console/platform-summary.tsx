import { useQuery } from '@tanstack/react-query';
import { TimeText } from '../components/time-text.tsx';
import { consoleText } from '../text/console.ts';
import { text as common } from '../text/zh-CN.ts';
import { summaryQuery } from './queries.ts';

const text = consoleText.summary;

/** How each platform's callbacks stand, those with trouble first; a click narrows the list below to it. */
export function PlatformSummary({ chosen, choose }: { chosen: string | undefined; choose: (platformId: string | undefined) => void }) {
  const { data } = useQuery(summaryQuery);
  const rows = (data?.platforms ?? []).toSorted((one, other) => other.dead - one.dead || other.pending - one.pending);
  return (
    <div className="platform-cards" role="group" aria-label={text.title}>
      {rows.map(({ platformId, name, live, pending, dead, deliveredToday, oldestPendingAt }) => (
        <button
          key={platformId}
          type="button"
          className={platformId === chosen ? 'platform-card platform-card-chosen' : 'platform-card'}
          aria-pressed={platformId === chosen}
          onClick={() => choose(platformId === chosen ? undefined : platformId)}
        >
          <strong className="ellipsis">{name}</strong>
          <span className="platform-figures">
            <span className={dead > 0 ? 'figure figure-bad' : 'figure'}>
              {text.dead} <b>{dead}</b>
            </span>
            <span className="figure">
              {text.pending} <b>{pending}</b>
            </span>
            <span className="figure">
              {text.delivered} <b>{deliveredToday}</b>
            </span>
          </span>
          <span className="quiet">
            {live ? oldestPendingAt === null ? common.none : <>{text.oldest} <TimeText at={oldestPendingAt} relative={false} /></> : text.notLive}
          </span>
        </button>
      ))}
    </div>
  );
}
