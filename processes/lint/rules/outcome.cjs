const { extension, is, isJoin } = require('../read-node.cjs');

const unexpectedOutcome = 'process.reportUnexpectedOutcome';

/** Every outcome has its condition; what nobody thought of becomes an incident and never passes. */
module.exports = () => ({
  check(node, reporter) {
    if (!is(node, 'bpmn:ExclusiveGateway') || isJoin(node)) return;
    for (const flow of node.outgoing) if (flow !== node.default && flow.conditionExpression === undefined) reporter.report(flow.id, '每一种结果都要有条件');
    if (node.default === undefined) return reporter.report(node.id, '缺少默认连线');
    if (node.default.conditionExpression !== undefined) reporter.report(node.default.id, '默认连线不能带条件');
    const job = extension(node.default.targetRef, 'zeebe:TaskDefinition');
    if (job?.type !== unexpectedOutcome) reporter.report(node.id, `默认连线应当通向“结果异常”（${unexpectedOutcome}）`);
  },
});
