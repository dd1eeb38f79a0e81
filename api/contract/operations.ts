import { attachmentOperations } from './attachment-operations.ts';
import { callOperations } from './call-operations.ts';
import { codeListOperations } from './code-list-operations.ts';
import { launchOperations } from './launch-operations.ts';
import { manifestOperations } from './manifest-operations.ts';
import type { Operation } from './operation.ts';
import { orderOperations } from './order-operations.ts';
import { regionOperations } from './region-operations.ts';

/** Every published operation; the documentation is generated from this list. */
export const operations: readonly Operation[] = [...orderOperations, ...callOperations, ...launchOperations, ...attachmentOperations, ...regionOperations, ...codeListOperations, ...manifestOperations];
