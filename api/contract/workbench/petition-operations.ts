import type { Operation } from '../operation.ts';
import { nationalTransferBody, petitionBody, registeredPetition, transferPage, transferQuery } from './petitions.ts';

const registered = { 201: { description: '已登记', body: registeredPetition } } as const;
const problems = ['right-required', 'validation-failed', 'region-unknown'] as const;

/** 信访与转办: registered by our own people (P3.8). */
export const petitionOperations: readonly Omit<Operation, 'security' | 'tag'>[] = [
  { operationId: 'registerPetition', method: 'post', path: '/petitions', summary: '登记来信、来访、电子邮件', body: petitionBody, responses: registered, problems },
  { operationId: 'registerNationalTransfer', method: 'post', path: '/national-transfers', summary: '登记国家局转办件', body: nationalTransferBody, responses: registered, problems },
  {
    operationId: 'listNationalTransfers', method: 'get', path: '/national-transfers', summary: '国家局转办件列表', query: transferQuery,
    responses: { 200: { description: '一页转办件', body: transferPage } }, problems: ['right-required', 'validation-failed'],
  },
];
