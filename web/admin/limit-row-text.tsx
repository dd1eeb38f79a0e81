import { nameOf } from '../client/names.ts';
import { limitsText as text } from '../text/limits.ts';
import type { RowDraft } from './limit-queries.ts';

const words = (codes: readonly string[], name: (code: string) => string | null) => codes.map((code) => name(code) ?? code).join('、');

/** When a row applies, in words; nothing for what is left open. */
export function whenText(row: RowDraft): string {
  const parts = [words(row.sources, nameOf.source), words(row.orderTypes, nameOf.type), words(row.serviceTypes, nameOf.serviceType), words(row.levels, nameOf.handlingLevel), words(row.steps, nameOf.limitStep)];
  return parts.filter((part) => part !== '').join(' · ');
}

/** `5 工作日`. */
export const limitOf = ({ amount, unit }: Pick<RowDraft, 'amount' | 'unit'>) => `${amount} ${nameOf.extensionUnit(unit) ?? unit}`;

/** A row in one paragraph, as previews and the history show it. */
export function RowText({ row }: { row: RowDraft }) {
  return (
    <>
      <strong>{limitOf(row)}</strong>（{text.starts[row.startRule]}） {whenText(row)}；{row.provinceCode === null ? text.nationwide : text.validity(row.validFrom, row.validTo)}
      <div className="quiet">
        {row.clause}；{row.origin}
      </div>
    </>
  );
}
