import { Button } from 'antd';
import { useAct } from '../../client/use-act.ts';
import { NextStep } from '../../components/next-step.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { text } from '../../text/zh-CN.ts';

/** Making a task one's own. */
export function ClaimPart({ workItemId }: { workItemId: string }) {
  const claim = useAct({ path: `/work-items/${workItemId}/claim`, done: text.actions.done.claimed });
  return (
    <>
      <NextStep>{text.actions.claim.next}</NextStep>
      <ProblemAlert error={claim.error} />
      <Button type="primary" loading={claim.isPending} onClick={() => claim.mutate({})}>
        {text.actions.claim.title}
      </Button>
    </>
  );
}
