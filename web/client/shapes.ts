import type { z } from 'zod';
import type { uploadedAttachment } from '../../api/contract/attachments.ts';
import type { extensionPreview } from '../../api/contract/workbench/negotiation.ts';
import type { orderPage } from '../../api/contract/workbench/order-page.ts';
import type { orderLine, orderSearchBody, orderSearchPage } from '../../api/contract/workbench/orders.ts';
import type { userView } from '../../api/contract/workbench/session.ts';
import type { unitPage } from '../../api/contract/workbench/units.ts';
import type { claimResults, inboxCounts, inboxPage, workItemDetail, workItemView } from '../../api/contract/workbench/work-items.ts';

/** What the API answers, as the contract says. */
export type User = z.input<typeof userView>;
export type WorkItem = z.input<typeof workItemView>;
export type WorkItemDetail = z.input<typeof workItemDetail>;
export type InboxPage = z.input<typeof inboxPage>;
export type InboxCounts = z.input<typeof inboxCounts>['counts'];
export type ClaimResults = z.input<typeof claimResults>['results'];
export type OrderPage = z.input<typeof orderPage>;
export type OrderFacts = OrderPage['order'];
export type History = OrderPage['history'];
export type NegotiationRequest = History['requests'][number];
export type ExtensionPreview = z.input<typeof extensionPreview>;
export type OrderLine = z.input<typeof orderLine>;
export type OrderSearch = z.input<typeof orderSearchBody>;
export type OrderSearchPage = z.input<typeof orderSearchPage>;
export type UnitPage = z.input<typeof unitPage>;
export type UploadedAttachment = z.input<typeof uploadedAttachment>;
