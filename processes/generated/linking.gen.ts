/** Generated from `processes/linking.bpmn` by `npm run gen:processes`; do not edit. */
export const linking = {
  processId: 'linking',
  file: 'linking.bpmn',
  name: '并单',
  elements: {
    event_mainSettled: '等待主办工单结果',
    event_orderLinked: '初审并单',
    event_resultTaken: '已告知',
    event_returnedToReview: '回到初审',
    event_unexpectedSettlement: '结果异常',
    gateway_settlement: '并单去向',
    serviceTask_recordSettlement: '登记并单去向',
    userTask_informLinkedPerson: '告知当事人',
  },
  jobTypes: ['linking.recordSettlement', 'process.reportUnexpectedOutcome'],
  formKeys: ['informing'],
  messages: ['linking.settled'],
  calls: [],
  decisions: [],
} as const;
