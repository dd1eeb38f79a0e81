/** Words around an order under way: what 12345 says about it, and ending it early. */
export const runningText = {
  running: {
    reminded: (count: number) => `已催办 ${count} 次`,
    closed: '已关闭',
    closeOrder: {
      title: '人工关闭',
      next: '工单立即结束，在办任务全部关闭，关闭理由告知12345。此操作不能撤回。',
      reason: '关闭理由',
    },
    laterRound: (round: number) => `第 ${round} 轮（重办）`,
    earlierInvestigators: (names: string) => `前一轮由 ${names} 调查，请另派人员办理。`,
  },
} as const;
