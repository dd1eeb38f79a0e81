/** What people read when something could not be done. */
export const problemText = {
  problem: {
    network: '无法连接服务器，请检查网络后重试。',
    unknown: '操作未能完成，请稍后重试。',
    title: '未能完成',
    requestId: (id: string) => `请求编号 ${id}`,
    notFoundTitle: '没有找到',
    noRightTitle: '没有权限',
    failedTitle: '加载失败',
    pageNotFound: '没有这个页面。',
    /** Said beside the server's own sentence: what to do now. */
    hints: {
      'work-item-claimed': '同事已先您一步签收了该任务，页面已更新为最新情况。',
      'work-item-closed': '该任务已由他人办理，或因收回、退单、撤单而关闭；您填写的内容没有提交，页面已更新为最新情况。',
      'work-item-not-claimed': '该任务已不在您名下，可能被负责人改派或退回待办；请重新签收后再提交。',
      'order-ended': '工单在您办理期间已经结束，无须再办理。',
      'order-state-conflict': '工单状态已经变化，页面已更新为最新情况，请核对后再操作。',
      'report-submitted': '下级已提交报告，请在审核环节处理。',
      'already-approved-elsewhere': '请退回待办，由本单位其他审核人员审核。',
      'own-report': '请退回待办，由其他审核人员审核。',
      'attachment-not-ready': '附件仍在安全检查，请稍候片刻再提交。',
      'withdrawal-open': '退单协商结束后再反馈；批复情况见“退单与延期”。',
      'request-open': '同类申请结束后可以再次申请。',
      'own-request': '请退回待办，由本单位其他人员发出。',
      'unit-barred': '请选择其他单位。',
      'database-unavailable': '您填写的内容仍在页面上，稍后可直接再次提交。',
    } as Readonly<Partial<Record<string, string>>>,
  },
} as const;
