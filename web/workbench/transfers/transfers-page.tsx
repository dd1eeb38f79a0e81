import { useQuery } from '@tanstack/react-query';
import { Result } from 'antd';
import { menuQuery } from '../../client/own-intake-queries.ts';
import type { User } from '../../client/shapes.ts';
import { transferText } from '../../text/dashboard.ts';
import { text } from '../../text/zh-CN.ts';
import { useTitle } from '../use-title.ts';
import { TransferList } from './transfer-list.tsx';

/** 国家局's transfers, for those who register them (P3.8). */
export function TransfersPage({ user }: { user: User }) {
  const { data: menu } = useQuery(menuQuery);
  useTitle(transferText.title);
  if (!menu) return <div className="blank" />;
  return menu.includes('nationalTransfer') ? <TransferList user={user} /> : <Result status="403" title={text.problem.noRightTitle} />;
}
