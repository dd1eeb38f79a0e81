import { Button } from 'antd';
import { text } from '../text/zh-CN.ts';

type Props = { list: { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => Promise<unknown> }; note: string | undefined };

/** Below a list: how much there is, and more of it. */
export function ListEnd({ list, note }: Props) {
  return (
    <div className="list-end">
      {note !== undefined && <span className="quiet">{note}</span>}
      {list.hasNextPage && (
        <Button onClick={() => void list.fetchNextPage()} loading={list.isFetchingNextPage}>
          {text.more}
        </Button>
      )}
    </div>
  );
}
