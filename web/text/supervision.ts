/** Words around 督办单. */
export const supervisionText = {
  supervision: {
    title: '督办单',
    remind: { title: '催办', next: '计入催办次数，连同内容告知承办单位及以上各级；不改变任何期限。', reason: '催办内容', done: '已催办' },
    issue: {
      title: '督办',
      demand: '督办要求',
      replyBy: '回复期限',
      next: '承办单位（国家局督办的为省级）的业务员和负责人收到通知，须在期限内回复；你单位负责人认可后了结。办理照常进行，其它期限不变。',
      done: '督办单已发出',
    },
    reply: { label: '回复内容', submit: '提交回复', next: '提交后由督办单位认可；不认可的重新回复。', done: '已回复' },
    decide: {
      decision: '是否认可',
      accepted: '认可',
      returned: '重新回复',
      opinion: '意见',
      submit: '提交',
      needDecision: '请选择是否认可。',
      nextAccepted: '督办单了结，承办单位收到通知。',
      nextReturned: '承办单位须重新回复，回复期限不变。',
      done: '已处理',
    },
    states: { open: '督办中', accepted: '已认可', closed: '已随工单了结' },
    from: (unit: string, person: string) => `${unit} ${person} 督办`,
    to: (unit: string) => `承办：${unit}`,
    replyBy: (at: string) => `${at} 前回复`,
    replied: (person: string) => `${person} 回复`,
    decided: (person: string, decision: string) => `${person} ${decision}`,
  },
} as const;
