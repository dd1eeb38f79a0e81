import { Router } from 'express';
import type { answerRequest, AnswerReceipt } from '../../domain/negotiation/answer-request.ts';
import type { NegotiationKind } from '../../domain/negotiation/kind.ts';
import { checkFields } from '../../domain/shared/field-problems.ts';
import { DomainError } from '../../domain/shared/domain-error.ts';
import { extensionDecision, withdrawalDecision } from '../contract/orders.ts';
import { platformOf } from './authenticate-platform.ts';
import { readJson } from './read-json.ts';

/** The use case behind these routes, with its ports already given. */
export type DecisionServices = { answerRequest(input: Parameters<typeof answerRequest>[1]): Promise<AnswerReceipt> };

const decisions = {
  withdrawal: { path: 'withdrawal-decisions', body: withdrawalDecision },
  extension: { path: 'extension-decisions', body: extensionDecision },
} as const;

/** 批复 (tables 4 and 5, P4.3): how a platform answers 退单 and 延期; 201 the first time, 200 for an identical repeat. */
export function decisionRoutes(services: DecisionServices): Router {
  const router = Router();
  for (const kind of Object.keys(decisions) as NegotiationKind[]) {
    const { path, body } = decisions[kind];
    router.post(`/orders/:acceptanceNo/${path}`, async (request, response) => {
      const checked = checkFields(body, readJson(request));
      if (!checked.ok)
        throw new DomainError('validation-failed', `共有 ${checked.problems.length} 处不符合要求，未保存任何内容。`, { problems: checked.problems });
      const receipt = await services.answerRequest({
        kind,
        platformId: platformOf(response).id,
        acceptanceNo: request.params.acceptanceNo,
        ...checked.value,
      });
      const { acceptanceNo, requestNo, decision, receivedAt, repeated } = receipt;
      response.status(repeated ? 200 : 201).json({ acceptanceNo, requestNo, decision, receivedAt: receivedAt.toISOString() });
    });
  }
  return router;
}
