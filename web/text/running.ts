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
    askSupplement: {
      choose: '初审结论',
      title: '请12345补正',
      reason: '补正要求',
      next: '工单进入“待补正”，补正请求发往12345，到时催一次；收到材料或逾期后回到初审。',
      done: '已向12345提出补正',
      timedOut: (requestNo: string) => `12345 逾期未答复补正请求 ${requestNo}，请据现有材料决定。`,
      answered: (requestNo: string) => `12345 已答复补正请求 ${requestNo}，材料见时间线与附件。`,
    },
    supplements: {
      title: '补正请求',
      states: { open: '等候补正', answered: '已补正', timed_out: '逾期未补正', voided: '已作废' },
      replyBy: '答复期限',
    },
    gate: {
      title: '反馈质检',
      version: (version: number) => `依据反馈质检表第 ${version} 版`,
      passed: '质检通过',
      blocked: '质检未通过，不能反馈',
      warned: '质检提示',
    },
    rework: {
      choose: '整改方式',
      wordingTitle: '修改对外表述',
      returnTitle: '退回办理',
      wording: '对外表述',
      wordingHelp: '12345看到的告知情况、答复内容或理由；不要写入姓名、电话、身份证号、住址',
      reason: '退回理由',
      nextWording: '保存后重新质检，通过后进入反馈审定；原有记录仍保留在办理经过中。',
      nextReturn: '工单回到省级受理，由省级另行转办或自行办理；现有转办随即收回。',
    },
    duplicates: { title: (count: number) => `同一来电人、同类问题的工单 ${count} 件，请核对是否重复`, related: '有关联工单' },
    laterRound: (round: number) => `第 ${round} 轮（重办）`,
    earlierInvestigators: (names: string) => `前一轮由 ${names} 调查，请另派人员办理。`,
  },
} as const;
