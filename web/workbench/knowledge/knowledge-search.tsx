import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState, type ReactNode } from 'react';
import { knowledgeQueryOf, type Article } from '../../client/own-intake-queries.ts';
import { nameOf } from '../../client/names.ts';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { knowledgeText as names } from '../../text/own-intake.ts';
import '../own-intake/own-intake.css';

/** Looks for articles by words and reads them in place; with `onInsert` their text can be taken into an answer (P7.2). */
export function KnowledgeSearch({ onInsert, headingLevel: Heading = 'h2' }: { onInsert?: (text: string) => void; headingLevel?: 'h2' | 'h3' }) {
  const [words, look] = useState('');
  const { data, error } = useQuery({ ...knowledgeQueryOf(words), placeholderData: keepPreviousData });
  return (
    <section className="panel" aria-label={names.title}>
      <Heading>{names.title}</Heading>
      <Input.Search placeholder={names.placeholder} aria-label={names.search} maxLength={100} onSearch={(text) => look(text.trim())} />
      <ProblemAlert error={error} />
      {data?.articles.length === 0 && <p className="quiet" role="status">{names.none}</p>}
      <ul className="articles">{data?.articles.map((article) => <ArticleLine key={article.id} article={article} {...(onInsert ? { onInsert } : {})} />)}</ul>
    </section>
  );
}

function ArticleLine({ article, onInsert }: { article: Article; onInsert?: (text: string) => void }): ReactNode {
  const [isOpen, open] = useState(false);
  return (
    <li>
      <button type="button" className="article-title" aria-expanded={isOpen} onClick={() => open(!isOpen)}>
        {article.title}
      </button>{' '}
      <span className="quiet">{[nameOf.category(article.category), ...article.tags].filter(Boolean).join(' · ')}</span>
      {isOpen && (
        <>
          {/* The text may be longer than its box, which a keyboard must be able to scroll. */}
          <div className="article-body" tabIndex={0} role="region" aria-label={article.title}>
            {article.body}
          </div>
          {onInsert && (
            <Button size="small" onClick={() => onInsert(article.body)}>
              {names.insert}
            </Button>
          )}
        </>
      )}
    </li>
  );
}
