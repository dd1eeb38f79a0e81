import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { knowledgeQueryOf, type Article } from '../../client/own-intake-queries.ts';
import { nameOf } from '../../client/names.ts';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { TimeText } from '../../components/time-text.tsx';
import { knowledgeText as names } from '../../text/own-intake.ts';
import { useTitle } from '../use-title.ts';
import { ArticleForm } from './article-form.tsx';
import '../own-intake/own-intake.css';

type Shown = { kind: 'nothing' } | { kind: 'read' | 'edit'; article: Article } | { kind: 'new' };

/** Knowledge of the province: found and read by everyone, kept by its editors (P7.2). */
export function KnowledgePage() {
  const [words, look] = useState('');
  const [shown, show] = useState<Shown>({ kind: 'nothing' });
  const { data, error } = useQuery({ ...knowledgeQueryOf(words), placeholderData: keepPreviousData });
  useTitle(names.title);
  return (
    <div className="knowledge-page">
      <section className="panel" aria-labelledby="knowledge-title">
        <div className="bar">
          <h1 id="knowledge-title">{names.title}</h1>
          <Input.Search className="grow" placeholder={names.placeholder} aria-label={names.search} maxLength={100} onSearch={(text) => look(text.trim())} />
          {data?.mayEdit && <Button onClick={() => show({ kind: 'new' })}>{names.add}</Button>}
        </div>
        <ProblemAlert error={error} />
        {words === '' && <p className="quiet">{names.newest}</p>}
        {data?.articles.length === 0 && <p className="empty" role="status">{names.none}</p>}
        <ul className="articles">
          {data?.articles.map((article) => (
            <li key={article.id}>
              <button type="button" className="article-title" onClick={() => show({ kind: 'read', article })}>
                {article.title}
              </button>{' '}
              {article.state === 'draft' && <span className="quiet">（{names.states.draft}）</span>}
              <div className="quiet">{[nameOf.category(article.category), ...article.tags].filter(Boolean).join(' · ')}</div>
            </li>
          ))}
        </ul>
      </section>
      <section className="panel" aria-live="polite">
        <Pane shown={shown} mayEdit={data?.mayEdit ?? false} show={show} />
      </section>
    </div>
  );
}

function Pane({ shown, mayEdit, show }: { shown: Shown; mayEdit: boolean; show: (next: Shown) => void }) {
  if (shown.kind === 'nothing') return <p className="empty">{names.choose}</p>;
  if (shown.kind === 'new') return <ArticleForm key="new" article={undefined} onClose={() => show({ kind: 'nothing' })} />;
  const { article } = shown;
  if (shown.kind === 'edit') return <ArticleForm key={`${article.id}:${article.version}`} article={article} onClose={() => show({ kind: 'nothing' })} />;
  return (
    <>
      <div className="bar">
        <h2>{article.title}</h2>
        {mayEdit && (
          <Button size="small" onClick={() => show({ kind: 'edit', article })}>
            {names.edit}
          </Button>
        )}
      </div>
      <p className="quiet">
        {names.by(article.updatedByName, article.version)} <TimeText at={article.updatedAt} />
      </p>
      <div className="long-text">{article.body}</div>
    </>
  );
}
