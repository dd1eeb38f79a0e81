import { DomainError } from '../shared/domain-error.ts';
import type { User } from '../user/user.ts';

/**
 * Files in the workbench are those of investigation reports (P3.3): uploading is for handlers below 国家局, who write them.
 * Error: `right-required`.
 */
export function assertMayUpload(user: Pick<User, 'unitLevel' | 'rights'>): void {
  if (user.unitLevel === 'national' || !user.rights.includes('handler')) throw new DomainError('right-required', '只有省、市、县业务员可以上传调查报告附件。');
}
