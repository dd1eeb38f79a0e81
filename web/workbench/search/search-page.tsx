import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { Table, type TableColumnsType } from 'antd';
import { Link } from 'react-router';
import { nameOf } from '../../client/names.ts';
import { searchQueryOf } from '../../client/queries.ts';
import type { OrderLine } from '../../client/shapes.ts';
import { ListEnd } from '../../components/list-end.tsx';
import { OrderFlags } from '../../components/order-flags.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { StatusTag } from '../../components/status-tag.tsx';
import { TimeText } from '../../components/time-text.tsx';
import { text } from '../../text/zh-CN.ts';
import { useTitle } from '../use-title.ts';
import { SavedFilters } from '../filters/saved-filters.tsx';
import { ExportButton } from './export-button.tsx';
import { FigureTags } from './figure-tags.tsx';
import { SearchForm } from './search-form.tsx';
import { useSearchValues } from './use-search-values.ts';

const names = text.search.columns;
const columns: TableColumnsType<OrderLine> = [
  {
    title: names.order,
    width: 200,
    render: (_, { id, acceptanceNo, sealed, flags }) => (
      <div className="number-cell">
        <Link to={`/orders/${id}`} className="number">
          {acceptanceNo}
        </Link>
        <OrderFlags sealed={sealed} flags={flags} />
      </div>
    ),
  },
  { title: names.platformNo, width: 150, render: (_, { platformOrderNo }) => platformOrderNo ?? text.none },
  { title: names.type, width: 84, render: (_, { type }) => nameOf.type(type) },
  { title: names.status, width: 88, render: (_, { status }) => <StatusTag status={status} /> },
  { title: names.category, width: 140, render: (_, { problemCategory }) => nameOf.category(problemCategory) ?? text.none },
  { title: names.region, render: (_, { regionName }) => regionName ?? text.none },
  { title: names.unit, width: 130, render: (_, { handlingUnitName }) => handlingUnitName ?? text.none },
  { title: names.acceptedAt, width: 140, render: (_, { acceptedAt }) => <TimeText at={acceptedAt} /> },
];

/** Finding orders by number, phone, name, region and kind. */
export function SearchPage() {
  const { values, kept, figure, shown, criteria, inWords, search, apply, change } = useSearchValues();
  useTitle(text.search.title);
  const found = useInfiniteQuery({ ...searchQueryOf(criteria), placeholderData: keepPreviousData });
  const orders = found.data?.pages.flatMap((page) => page.orders) ?? [];
  const [first] = found.data?.pages ?? [];
  const note = first && !found.error ? text.search.found(first.total, first.totalIsCapped) : undefined;
  return (
    <section className="panel" aria-labelledby="search-title">
      <div className="bar">
        <h1 id="search-title">{text.search.title}</h1>
        <SavedFilters current={{ page: 'search', criteria: kept }} inWords={inWords} apply={apply} />
        <span className="grow" />
        <ExportButton criteria={criteria} disabled={orders.length === 0} />
      </div>
      <div className="bar">
        <SearchForm values={values} busy={found.isFetching} onSearch={search} />
      </div>
      <FigureTags figure={figure} shown={shown} found={note} change={change} />
      <ProblemAlert error={found.error} />
      <Table
        rowKey="id"
        size="small"
        columns={columns}
        dataSource={found.error ? [] : orders}
        loading={{ spinning: found.isPending || found.isPlaceholderData, delay: 200 }}
        pagination={false}
        tableLayout="fixed"
        locale={{ emptyText: <div className="empty">{found.isPending ? text.loading : text.search.empty}</div> }}
      />
      <ListEnd list={found} note={note} />
    </section>
  );
}
