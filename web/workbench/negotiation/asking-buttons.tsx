import { Button } from 'antd';
import { useState } from 'react';
import type { NegotiationKind } from '../../../api/contract/workbench/names.ts';
import { text } from '../../text/zh-CN.ts';
import { AskingDialog } from './asking-dialog.tsx';

const acts = { withdrawal: 'askWithdrawal', extension: 'askExtension' } as const;

/** 申请退单 and 申请延期, where the server allows them now. */
export function AskingButtons({ orderId, available }: { orderId: string; available: readonly string[] }) {
  const [asked, ask] = useState<NegotiationKind>();
  return (
    <>
      {(['extension', 'withdrawal'] as const)
        .filter((kind) => available.includes(acts[kind]))
        .map((kind) => (
          <Button key={kind} size="small" onClick={() => ask(kind)}>
            {text.negotiation.ask[kind]}
          </Button>
        ))}
      {asked && <AskingDialog orderId={orderId} kind={asked} onClose={() => ask(undefined)} />}
    </>
  );
}
