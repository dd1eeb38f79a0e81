const { definition, is } = require('../read-node.cjs');

const errorOf = (node) => definition(node, 'bpmn:ErrorEventDefinition');

/** A catch without a code takes every error. */
const takes = (event, code) => event?.errorRef === undefined || event.errorRef.errorCode === code;

function catchers(scope) {
  const attached = (scope.$parent?.flowElements ?? []).filter((node) => is(node, 'bpmn:BoundaryEvent') && node.attachedToRef === scope);
  const inside = (scope.flowElements ?? []).filter((node) => is(node, 'bpmn:SubProcess') && node.triggeredByEvent).flatMap(({ flowElements = [] }) => flowElements.filter((node) => is(node, 'bpmn:StartEvent')));
  return [...attached, ...inside].map(errorOf).filter((event) => event !== undefined);
}

/** A thrown BPMN error is caught in the same model: uncaught it becomes an incident that nobody understands. */
module.exports = () => ({
  check(node, reporter) {
    const thrown = is(node, 'bpmn:ThrowEvent') ? errorOf(node) : undefined;
    if (thrown === undefined) return;
    const code = thrown.errorRef?.errorCode;
    if (code === undefined) return reporter.report(node.id, '抛出的错误没有错误代码');
    for (let scope = node.$parent; scope !== undefined; scope = scope.$parent) if (catchers(scope).some((event) => takes(event, code))) return;
    reporter.report(node.id, `错误 ${code} 没有任何地方接住；被调用的流程以结果变量交回，不抛错误`);
  },
});
