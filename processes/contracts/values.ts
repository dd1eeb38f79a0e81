import { z } from 'zod';

/** Levels at which an order is handled or reviewed. */
export const handlingLevel = z.enum(['province', 'city', 'county']);
export const orderType = z.enum(['complaint', 'consultation', 'declaration']);
export const source = z.enum(['workOrder', 'call', 'petition', 'national']);
export const docking = z.enum(['interface', 'page', 'none']);
/** How far an order's region could be resolved (P1.5). */
export const regionLevel = z.enum(['province', 'city', 'county', 'township', 'village', 'unresolved']);

/** Our id of an order; the only way from the engine to its facts. */
export const orderId = z.string().min(1).max(64);
/** 受理编号; shown in Operate (P9.3). */
export const acceptanceNo = z.string().min(1).max(32);
/** Round of the order, from 1 (P3.7). */
export const runNo = z.int().min(1);
/** `orderId:runNo`: correlates every message of one run. */
export const runKey = z.string().min(1).max(80);
/** Id of the engine command a message carries; its worker marks it consumed (§3.1.3). */
export const commandId = z.string().min(1).max(64);
/** Id of a 督办单; correlates its messages (P5.4). */
export const supervisionId = z.string().min(1).max(64);
/** Id of a due; correlates the messages of its clock (P5.4). */
export const dueId = z.string().min(1).max(64);
/** Id of a 退单 or 延期 request; the correlation key of its messages (P4.3). */
export const requestId = z.string().min(1).max(64);
/** What a request asks for. */
export const requestKind = z.enum(['withdrawal', 'extension']);
/** Id of a 补正 request; correlates 12345's reply (P3.1). */
export const supplementRequestId = z.string().min(1).max(64);
/** Id of a 并单 of an order; correlates the news of its main order (P1.7). */
export const linkId = z.string().min(1).max(64);
/** Id of a unit; the candidate group of human tasks. */
export const unitId = z.string().min(1).max(64);
/** First two digits of the province's region code, as in the acceptance number. */
export const provinceCode = z.string().regex(/^\d{2}$/);

/** What every instance knows about its order. */
export const orderReference = { orderId, acceptanceNo, runNo, runKey };
