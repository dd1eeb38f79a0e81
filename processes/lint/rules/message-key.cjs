const { definition, extension, is, isProcess } = require('../read-node.cjs');

/** A message that is waited for carries the key by which it finds its own instance. */
module.exports = () => ({
  check(node, reporter) {
    const message = is(node, 'bpmn:CatchEvent') ? definition(node, 'bpmn:MessageEventDefinition')?.messageRef : is(node, 'bpmn:ReceiveTask') ? node.messageRef : undefined;
    if (message === undefined || (is(node, 'bpmn:StartEvent') && isProcess(node.$parent))) return;
    if (!extension(message, 'zeebe:Subscription')?.correlationKey) reporter.report(node.id, `消息 ${message.name} 缺少关联键`);
  },
});
