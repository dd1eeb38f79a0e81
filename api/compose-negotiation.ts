import { askExtension } from '../domain/extension/ask-extension.ts';
import { previewExtension } from '../domain/extension/preview-extension.ts';
import { decideRequest } from '../domain/negotiation/decide-request.ts';
import { endorseRequest } from '../domain/negotiation/endorse-request.ts';
import { releaseRequest } from '../domain/negotiation/release-request.ts';
import { askWithdrawal } from '../domain/withdrawal/ask-withdrawal.ts';
import type { Adapters } from '../infra/open-adapters.ts';
import type { NegotiationServices } from './workbench/negotiation-routes.ts';

/** The use cases of 退单 and 延期, over one set of ports. */
export function composeNegotiation(deps: Pick<Adapters, 'inTransaction' | 'clock'>): NegotiationServices {
  return {
    askWithdrawal: (input) => askWithdrawal(deps, input),
    askExtension: (input) => askExtension(deps, input),
    previewExtension: (input) => previewExtension(deps, input),
    endorseRequest: (input) => endorseRequest(deps, input),
    releaseRequest: (input) => releaseRequest(deps, input),
    decideRequest: (input) => decideRequest(deps, input),
  };
}
