/** What a user may be allowed to do, with the Chinese name that people see. Three administrators' rights are never mixed with others. */
export const rights = {
  handler: '业务员',
  reviewer: '审核人员',
  supervisor: '负责人',
  operator: '运维人员',
  unseal: '密封信息查看',
  seatAgent: '坐席员',
  nationalHandler: '国家局业务员',
  knowledgeEditor: '知识管理员',
  systemAdmin: '系统管理员',
  securityAdmin: '安全管理员',
  auditAdmin: '审计管理员',
} as const;

/** A right of a user. */
export type Right = keyof typeof rights;

export const rightList = Object.keys(rights) as readonly Right[];
