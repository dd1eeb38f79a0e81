const { documentation, is, isJoin } = require('../read-node.cjs');

/** Every element says what it is for and cites the statement of the product behind it. */
module.exports = () => ({
  check(node, reporter) {
    if (!is(node, 'bpmn:FlowNode')) return;
    const text = documentation(node);
    if (text === '') reporter.report(node.id, '缺少说明');
    else if (!isJoin(node) && !/P\d+\.\d+/.test(text)) reporter.report(node.id, '说明没有引用产品条款（如 P3.2）');
  },
});
