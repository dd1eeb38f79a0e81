import { Button } from 'antd';
import { useState } from 'react';
import type { OrderFacts, User } from '../../client/shapes.ts';
import { useAct } from '../../client/use-act.ts';
import { ReasonDialog } from '../../components/reason-dialog.tsx';
import { text } from '../../text/zh-CN.ts';
import { AskingButtons } from '../negotiation/asking-buttons.tsx';
import { IssueSupervisionDialog } from '../supervision/issue-dialog.tsx';
import { AccusedDialog } from './accused-dialog.tsx';
import { ContactDialog } from './contact-dialog.tsx';

const names = text.actions;

/** Acts on the order as a whole that need nothing but a reason. */
const reasonActs = {
  remindHolder: { path: 'reminders', words: text.supervision.remind, done: text.supervision.remind.done, danger: false },
  recall: { path: 'recall', words: names.recall, done: names.done.recalled, danger: true },
  releaseCase: { path: 'case-release', words: names.releaseCase, done: names.done.released, danger: false },
  unlinkOrder: { path: 'unlinking', words: text.linking.undo, done: text.linking.undone, danger: true },
  closeOrder: { path: 'closing', words: text.running.closeOrder, done: text.running.closed, danger: true },
} as const;

type ReasonAct = keyof typeof reasonActs;
const titles = { remindHolder: text.supervision.remind.title, issueSupervision: text.supervision.issue.title, logContact: names.logContact.title, nameAccused: names.nameAccused.title, recall: names.recall.title, releaseCase: names.releaseCase.title, unlinkOrder: text.linking.undo.title, closeOrder: text.running.closeOrder.title };

/** Acts on the order as a whole: taking back a delegation, releasing a case, undoing a 并单, noting a contact, naming the accused, ending it, asking for 退单 or 延期. */
export function OrderActions({ order, user, available }: { order: OrderFacts; user: User; available: readonly string[] }) {
  const [asked, ask] = useState<keyof typeof titles>();
  const acts = (Object.keys(titles) as (keyof typeof titles)[]).filter((act) => available.includes(act));
  const close = () => ask(undefined);
  const mayAsk = available.includes('askWithdrawal') || available.includes('askExtension');
  if (acts.length === 0 && !mayAsk) return null;
  return (
    <div className="other-actions">
      {acts.map((act) => (
        <Button key={act} size="small" onClick={() => ask(act)}>
          {titles[act]}
        </Button>
      ))}
      <AskingButtons orderId={order.id} available={available} />
      {asked === 'logContact' && <ContactDialog orderId={order.id} onClose={close} />}
      {asked === 'issueSupervision' && <IssueSupervisionDialog orderId={order.id} onClose={close} />}
      {asked === 'nameAccused' && <AccusedDialog order={order} user={user} onClose={close} />}
      {asked !== undefined && asked in reasonActs && <ReasonAct key={asked} act={asked as ReasonAct} orderId={order.id} close={close} />}
    </div>
  );
}

function ReasonAct({ act, orderId, close }: { act: ReasonAct; orderId: string; close: () => void }) {
  const { path, words, done, danger } = reasonActs[act];
  const { mutate, isPending, error } = useAct({ path: `/orders/${orderId}/${path}`, done });
  return (
    <ReasonDialog
      open
      title={words.title}
      next={words.next}
      label={words.reason}
      submit={words.title}
      danger={danger}
      busy={isPending}
      error={error}
      onSubmit={({ reason }) => mutate(act === 'remindHolder' ? { text: reason } : { reason }, { onSuccess: close })}
      onClose={close}
    />
  );
}
