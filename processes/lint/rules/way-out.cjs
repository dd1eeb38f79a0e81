const { definition, interruptions, is, isProcess, startsByMessage } = require('../read-node.cjs');

const isMessageCatch = (node) => is(node, 'bpmn:IntermediateCatchEvent') && definition(node, 'bpmn:MessageEventDefinition') !== undefined;
const isWait = (node) => is(node, 'bpmn:UserTask') || is(node, 'bpmn:ReceiveTask') || isMessageCatch(node);

const hasBoundary = (node) => (node.$parent.flowElements ?? []).some((other) => is(other, 'bpmn:BoundaryEvent') && other.attachedToRef === node);
const isAlternative = (node) => (node.incoming ?? []).some(({ sourceRef }) => is(sourceRef, 'bpmn:EventBasedGateway') && sourceRef.outgoing.length > 1);

/** Whether an interrupting event subprocess of an enclosing scope ends the wait; not from inside one of its own. */
function canBeInterrupted(node) {
  for (let scope = node.$parent, inner = node; scope !== undefined; inner = scope, scope = scope.$parent) {
    if (interruptions(scope).some(({ node: eventSubProcess }) => eventSubProcess !== inner)) return true;
    // A called process ends with its caller.
    if (isProcess(scope)) return !startsByMessage(scope);
  }
  return false;
}

/** Nothing waits for ever: each wait is one of several, has a boundary event, or is interrupted from outside. */
module.exports = () => ({
  check(node, reporter) {
    if (isWait(node) && !isAlternative(node) && !hasBoundary(node) && !canBeInterrupted(node)) reporter.report(node.id, '这里会一直等下去：没有别的分支、边界事件，也没有可以中断它的事件子流程');
  },
});
