import { Collapse, Table } from 'antd';
import { codeLists } from '../../api/contract/workbench/code-lists.ts';
import { adminText } from '../text/admin.ts';
import { useTitle } from '../workbench/use-title.ts';

const text = adminText.codeLists;
const columns = [
  { title: text.columns.code, width: 220, dataIndex: 'code' },
  { title: text.columns.name, dataIndex: 'name' },
];

/** Every published code list, to look things up in. */
export function CodeListsPage() {
  useTitle(text.title);
  return (
    <section className="panel" aria-labelledby="code-lists-title">
      <div className="bar">
        <h1 id="code-lists-title">{text.title}</h1>
        <span className="quiet">{text.note}</span>
      </div>
      <Collapse
        items={codeLists.map((list) => ({
          key: list.id,
          label: `${list.title}（${list.entries.length}）`,
          extra: <span className="quiet">{`${list.source} · ${text.version(list.version)}`}</span>,
          children: <Table rowKey="code" size="small" columns={columns} dataSource={[...list.entries]} pagination={false} />,
        }))}
      />
    </section>
  );
}
