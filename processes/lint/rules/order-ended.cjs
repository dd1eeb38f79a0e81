const { definition, interruptions, isProcess, startsByMessage } = require('../read-node.cjs');

const endings = ['order.ended', 'request.voided', 'due.closed', 'supervision.closed'];

/** A process that a message starts can be ended by its message of ending, and so never outlives its order (§3.1.6). */
module.exports = () => ({
  check(node, reporter) {
    if (!isProcess(node) || !startsByMessage(node)) return;
    const ends = interruptions(node).some(({ start }) => endings.includes(definition(start, 'bpmn:MessageEventDefinition')?.messageRef?.name));
    if (!ends) reporter.report(node.id, `由消息启动的流程须有事件子流程等待终止消息（${endings.join('、')} 之一）`);
  },
});
