import { Fragment, type ReactNode } from 'react';
import type { User } from '../client/shapes.ts';
import { absoluteTime } from '../client/format.ts';
import { printText as text } from '../text/print.ts';
import type { Printed } from './use-printing.ts';
import './print.css';

/** A label with what stands beside it; nothing known is an empty box, as on paper. */
export type Box = readonly [label: string, value: ReactNode];

type Props = { title: string; number: string; note?: string; printed: Printed | undefined; by: User; personal: string; signatures: readonly string[]; children: ReactNode };

/** A page of A4 as our offices know it: title, number, a grid, lines for signing, and below who printed it and when. */
export function Sheet({ title, number, note, printed, by, personal, signatures, children }: Props) {
  return (
    <article className={printed ? 'sheet' : 'sheet sheet-unprinted'} aria-label={title}>
      <h1>{title}</h1>
      <p className="sheet-number">
        <span>{text.colon(text.number, number)}</span>
        <span>{note}</span>
      </p>
      <table>
        <colgroup>
          <col className="sheet-label" />
          <col />
          <col className="sheet-label" />
          <col />
        </colgroup>
        <tbody>
          {children}
          <tr className="sheet-signing">
            <td colSpan={4}>
              <div className="sheet-signatures">
                {signatures.map((one) => (
                  <div key={one}>
                    <span>{one}：</span>
                    <span className="sheet-date">{text.date}</span>
                  </div>
                ))}
              </div>
            </td>
          </tr>
        </tbody>
      </table>
      <footer>
        <span>{printed ? text.footer(by.unit.name, by.name, absoluteTime(printed.printedAt)) : text.footerPreview}</span>
        <span>{personal}</span>
      </footer>
    </article>
  );
}

/** Boxes two by two. */
export function Pairs({ boxes }: { boxes: readonly Box[] }) {
  const rows = Array.from({ length: Math.ceil(boxes.length / 2) }, (_, index) => boxes.slice(index * 2, index * 2 + 2));
  return rows.map((row) => (
    <tr key={row[0]?.[0]}>
      {row.map(([label, value]) => (
        <Fragment key={label}>
          <th scope="row">{label}</th>
          <td colSpan={row.length === 1 ? 3 : 1}>{value}</td>
        </Fragment>
      ))}
    </tr>
  ));
}

/** One box over the whole width; `tall` leaves room even where little is written. */
export function Wide({ label, tall = false, children }: { label: string; tall?: boolean; children: ReactNode }) {
  return (
    <tr className={tall ? 'sheet-tall' : undefined}>
      <th scope="row">{label}</th>
      <td colSpan={3}>{children}</td>
    </tr>
  );
}

/** Something written, with who wrote it and when below. */
export function Written({ title, lines, by }: { title?: string; lines: readonly (string | null | undefined)[]; by?: string }) {
  return (
    <div className="sheet-written">
      {title && <p className="sheet-heading">{title}</p>}
      {lines.filter(Boolean).map((line, index) => (
        <p key={`${index} ${line}`}>{line}</p>
      ))}
      {by && <p className="sheet-by">{by}</p>}
    </div>
  );
}
