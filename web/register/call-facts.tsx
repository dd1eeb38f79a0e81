import { registerText } from '../text/register.ts';
import type { Call } from './shapes.ts';
import { dayAndTime } from './times.ts';

const text = registerText.locked;

/** The 自动生成 fields: from the ticket, not to be changed here (P1.2). */
export function CallFacts({ agentNumber, call }: { agentNumber: string; call: Call }) {
  const facts = [
    [text.acceptanceNo, text.afterSubmit],
    [text.agentNumber, agentNumber],
    [text.callerNumber, call.callerNumber],
    [text.calledAt, dayAndTime(call.calledAt)],
  ] as const;
  return (
    <section className="locked" aria-label={text.title}>
      <dl className="facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
