/** Words around 并单: an order that follows a main one (P1.7). */
export const linkingText = {
  linking: {
    title: '并单',
    main: '主办工单',
    followers: '并入本工单的工单',
    choose: '主办工单',
    needChoice: '请选择主办工单',
    reason: '并单理由',
    reasonHelp: '说明为何是同一人同一事；两件工单的页面和时间线上都可看到',
    submit: '并单',
    done: '已并单',
    next: '本工单随主办工单办理：主办工单审定反馈后（已有结果的随即），由省级告知本件的当事人，再单独审定、回传12345；主办工单没有办成的，回到初审。',
    noMain: '疑似重复的工单都没有办理结果，或已并入其它工单，不能作主办工单。',
    states: { following: '等候主办工单结果', result_taken: '已取用主办结果', undone: '已取消并单', main_ended: '主办工单未办成', voided: '工单已结束' },
    endReason: '取消理由',
    undo: { title: '取消并单', next: '工单回到初审，另作决定；主办工单照常办理。', reason: '取消理由' },
    undone: '已取消并单',
    resultNote: '办理结果取自主办工单，请到其页面核对：',
    informingNote: '主办工单的办理结果已审定。请告知本件的当事人，不得透露主办工单当事人的任何信息；如为同一人并已在主办工单中告知，据实记录即可。结果见主办工单：',
    waits: '等待主办工单结果',
    /** Marks of an order that are ours alone. */
    ownFlags: { linked: '已并单', caseReleased: '已放行' } as Readonly<Partial<Record<string, string>>>,
  },
} as const;
