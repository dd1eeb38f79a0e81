import type { z } from 'zod';
import type { uploadedAttachment } from '../../api/contract/attachments.ts';
import type { openedPage, pageOrder, pageReceipt, registrationPage } from '../../api/contract/register/page.ts';

/** What the server answers, as the contract says. */
export type PageView = z.input<typeof registrationPage>;
export type Call = NonNullable<PageView['call']>;
export type PageOrder = z.input<typeof pageOrder>;
export type Receipt = z.input<typeof pageReceipt>;
export type Opened = z.input<typeof openedPage>;
export type UploadedFile = z.input<typeof uploadedAttachment>;
export type OrderType = Call['orderType'];
export type FieldProblem = { pointer: string; code: string; detail: string };
