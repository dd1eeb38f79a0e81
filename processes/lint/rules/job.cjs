const { extension, headers, is } = require('../read-node.cjs');

/** A service task names its job type; every job is tried three times before it is an incident. */
module.exports = () => ({
  check(node, reporter) {
    if (!is(node, 'bpmn:FlowNode')) return;
    const job = extension(node, 'zeebe:TaskDefinition');
    if (is(node, 'bpmn:ServiceTask') && !job?.type) reporter.report(node.id, '缺少任务类型');
    if (job !== undefined && job.retries !== '3') reporter.report(node.id, '重试次数应当是 3');
    if (job?.type === 'process.reportUnexpectedOutcome' && !headers(node).outcomeVariable) reporter.report(node.id, '缺少任务头 outcomeVariable');
  },
});
