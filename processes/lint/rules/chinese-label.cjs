const { hasChinese, is, isJoin } = require('../read-node.cjs');

const longest = 60;

/** What people see is Chinese and short: elements, decisions' flows, lanes, pools, annotations. */
module.exports = () => ({
  check(node, reporter) {
    const isLabelled = ['bpmn:Participant', 'bpmn:Lane', 'bpmn:FlowNode'].some((type) => is(node, type));
    if (isLabelled && !isJoin(node) && !hasChinese(node.name)) reporter.report(node.id, '缺少中文名称');
    if (is(node, 'bpmn:SequenceFlow') && node.conditionExpression !== undefined && !hasChinese(node.name)) reporter.report(node.id, '带条件的连线缺少中文名称');
    if (is(node, 'bpmn:TextAnnotation') && !hasChinese(node.text)) reporter.report(node.id, '批注应当用中文');
    if ((is(node, 'bpmn:FlowNode') || is(node, 'bpmn:SequenceFlow')) && (node.name ?? '').length > longest) reporter.report(node.id, `名称长于 ${longest} 个字符`);
  },
});
