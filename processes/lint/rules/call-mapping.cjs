const { extension, is, outputs } = require('../read-node.cjs');

/** A call activity maps each variable by name, in and out; nothing passes by itself. */
module.exports = () => ({
  check(node, reporter) {
    if (!is(node, 'bpmn:CallActivity')) return;
    const called = extension(node, 'zeebe:CalledElement');
    if (called === undefined) return reporter.report(node.id, '没有写明调用哪个流程');
    if (called.propagateAllChildVariables !== false || called.propagateAllParentVariables !== false) reporter.report(node.id, '调用活动不得自动传递全部变量，须逐个映射');
    if (outputs(node).length === 0) reporter.report(node.id, '调用活动没有输出映射');
  },
});
