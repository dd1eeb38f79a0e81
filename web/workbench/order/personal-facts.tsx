import { Button } from 'antd';
import { useState } from 'react';
import type { PersonalField } from '../../../api/contract/workbench/names.ts';
import { nameOf } from '../../client/names.ts';
import type { OrderPage } from '../../client/shapes.ts';
import { FactList } from '../../components/fact-list.tsx';
import { text } from '../../text/zh-CN.ts';
import { RevealDialog } from './reveal-dialog.tsx';

/** Who the matter is about: masked, opened one by one with a reason. */
export function PersonalFacts({ page }: { page: OrderPage }) {
  const [asked, ask] = useState<PersonalField>();
  // Only in memory: leaving the page forgets it.
  const [opened, open] = useState<Partial<Record<PersonalField, string>>>({});
  const { order, personal, availableActions } = page;
  const mayReveal = availableActions.includes('reveal') || availableActions.includes('unseal');
  const names = text.order.reveal;
  return (
    <section aria-label={text.order.facts.personal}>
      <h2>{text.order.facts.personal}</h2>
      {order.sealed && <p className="quiet">{text.order.sealedHelp}</p>}
      <FactList
        facts={personal.map(({ field, present, sealed, masked }) => [
          nameOf.personal(field),
          present ? (
            <>
              <span className={opened[field] === undefined ? 'masked' : 'revealed'}>{opened[field] ?? (sealed ? names.sealed : masked)}</span>
              {mayReveal && opened[field] === undefined && (
                <Button type="link" size="small" aria-label={names.of(nameOf.personal(field))} onClick={() => ask(field)}>
                  {names.button}
                </Button>
              )}
            </>
          ) : (
            <span className="quiet">{names.absent}</span>
          ),
        ])}
      />
      {asked && (
        <RevealDialog
          orderId={order.id}
          field={asked}
          onClose={() => ask(undefined)}
          onRevealed={(value) => {
            open({ ...opened, [asked]: value ?? names.empty });
            ask(undefined);
          }}
        />
      )}
    </section>
  );
}
