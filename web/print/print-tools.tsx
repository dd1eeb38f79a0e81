import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { ProblemAlert } from '../components/problem-alert.tsx';
import { printText as text } from '../text/print.ts';

/** The page around a sheet: back, what can be done with it, and what is said where somebody prints past the button. */
export function PrintPage({ orderId, note, buttons, error, children }: { orderId: string; note: string; buttons: ReactNode; error: unknown; children: ReactNode }) {
  return (
    <div className="print-page">
      <header className="print-tools" aria-label={text.tools}>
        <Link to={`/orders/${orderId}`}>← {text.back}</Link>
        <h2>{text.preview}</h2>
        <span className="grow quiet">{note}</span>
        {buttons}
      </header>
      <ProblemAlert error={error} />
      <main>
        {children}
        <p className="print-use-button">{text.useButton}</p>
      </main>
    </div>
  );
}
