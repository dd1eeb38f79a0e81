const { is } = require('../read-node.cjs');

const longest = 255;
const prefixes = {
  'bpmn:BusinessRuleTask': 'businessRuleTask', 'bpmn:CallActivity': 'callActivity', 'bpmn:ServiceTask': 'serviceTask', 'bpmn:SubProcess': 'subProcess',
  'bpmn:UserTask': 'userTask', 'bpmn:ReceiveTask': 'receiveTask', 'bpmn:ExclusiveGateway': 'gateway', 'bpmn:ParallelGateway': 'gateway',
  'bpmn:EventBasedGateway': 'gateway', 'bpmn:Event': 'event', 'bpmn:SequenceFlow': 'flow',
};

/** An id begins with the element's kind and goes on in camel case; other kinds of elements aren't used. */
module.exports = () => ({
  check(node, reporter) {
    if (!is(node, 'bpmn:FlowElement') || is(node, 'bpmn:DataObjectReference')) return;
    const prefix = Object.entries(prefixes).find(([type]) => is(node, type))?.[1];
    if (prefix === undefined) reporter.report(node.id, `不使用 ${node.$type.replace('bpmn:', '')} 这种元素`);
    else if (!new RegExp(`^${prefix}_[a-z][A-Za-z0-9]*$`).test(node.id)) reporter.report(node.id, `编号应当是 ${prefix}_ 加英文小驼峰`);
    if (node.id.length > longest) reporter.report(node.id, `编号长于 ${longest} 个字符`);
  },
});
