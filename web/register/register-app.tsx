import { useEffect, useState } from 'react';
import { registerText as text } from '../text/register.ts';
import type { OpenLaunch } from './open-launch.ts';
import { PageHead } from './page-head.tsx';
import { toProblem, type PageProblem } from './page-api.ts';
import { ProgressPage } from './progress-page.tsx';
import { ReceiptPage } from './receipt-page.tsx';
import { RegistrationForm } from './registration-form.tsx';
import type { PageOrder } from './shapes.ts';
import { StateScreen } from './state-screen.tsx';
import { tellParent } from './tell-parent.ts';

type State = { at: 'opening' } | { at: 'nothing' } | { at: 'failed'; problem: PageProblem } | { at: 'open'; launch: OpenLaunch };

/** What was launched: a form, the order that it has become, or the progress of one; or why there is nothing to show. */
export function RegisterApp({ opening }: { opening: Promise<OpenLaunch | undefined> }) {
  const [state, setState] = useState<State>({ at: 'opening' });
  useEffect(() => {
    opening.then(
      (launch) => setState(launch ? { at: 'open', launch } : { at: 'nothing' }),
      (error: unknown) => setState({ at: 'failed', problem: toProblem(error) }),
    );
  }, [opening]);
  if (state.at === 'opening') return <p className="state" role="status">{text.opening}</p>;
  if (state.at === 'nothing') return <StateScreen title={text.states.noTicket} body={text.states.noTicketBody} />;
  if (state.at === 'failed') return <FailedScreen problem={state.problem} />;
  return <OpenPage launch={state.launch} />;
}

function FailedScreen({ problem }: { problem: PageProblem }) {
  const { states } = text;
  if (problem.code === 'launch-ticket-invalid') return <StateScreen title={states.expired} body={states.expiredBody} />;
  if (problem.code === 'page-session-over') return <StateScreen title={states.expired} body={text.over} />;
  if (problem.code === 'mode-not-enabled' || problem.code === 'platform-not-live') return <StateScreen title={states.notEnabled} body={problem.message} />;
  return <StateScreen title={states.failed} body={problem.message} onRetry={() => window.location.reload()} />;
}

function OpenPage({ launch: { page, token } }: { launch: OpenLaunch }) {
  const [submitted, setSubmitted] = useState<PageOrder | undefined>();
  const order = submitted ?? page.order;
  const title = page.call ? text.titles[page.call.orderType] : text.titles.progress;
  useEffect(() => {
    document.title = `${title} · ${text.brand}`;
  }, [title]);
  useEffect(() => {
    if (order) tellParent(page.frameOrigins, order);
  }, [order, page.frameOrigins]);
  return (
    <>
      <PageHead title={title} platformName={page.platformName} />
      <main id="main">
        {page.call === null ? (
          page.order && <ProgressPage order={page.order} token={token} />
        ) : order ? (
          <ReceiptPage order={order} isEarlier={submitted === undefined} />
        ) : (
          <RegistrationForm page={page} call={page.call} token={token} onAccepted={setSubmitted} />
        )}
      </main>
    </>
  );
}
