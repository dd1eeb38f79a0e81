import type { Notices } from '../notice/ports.ts';
import { negotiationNames } from './kind.ts';
import type { NegotiationRequest } from './ports.ts';

const answers = { agreed: '已获同意', refused: '未获同意', declined: '经内部审核未予同意' } as const;

/** Tells whoever asked, and the handlers of their unit, how it came out; the opinion itself stays on the order's page (P4.1). */
export async function tellAsker(notices: Notices, request: NegotiationRequest, answer: keyof typeof answers, at: Date): Promise<void> {
  await notices.tell({
    orderId: request.orderId,
    kind: 'requestAnswered',
    facts: { request: negotiationNames[request.kind], answer: answers[answer] },
    event: `request:${request.id}:${answer}`,
    to: { userIds: [request.askedBy], units: [{ unitId: request.askedUnitId, rights: ['handler'] }] },
    bySms: false,
    at,
  });
}
