/** How the rules look at a moddle node; shared so that each rule says only what it asks. */

const is = (node, type) => typeof node?.$instanceOf === 'function' && node.$instanceOf(type);

/** The first extension element of a zeebe type. */
const extension = (node, type) => node.extensionElements?.values?.find((value) => is(value, type));

/** The text of `bpmn:documentation`, or an empty one. */
const documentation = (node) => node.documentation?.[0]?.text ?? '';

const hasChinese = (text) => /\p{Script=Han}/u.test(text ?? '');

/** Flow nodes of a process or subprocess, also those of its subprocesses. */
function* flowNodes(container) {
  for (const node of container.flowElements ?? []) {
    if (is(node, 'bpmn:FlowNode')) yield node;
    yield* flowNodes(node);
  }
}

/** The definition that makes an event a message, timer, error … event. */
const definition = (node, type) => node.eventDefinitions?.find((event) => is(event, type));

const inputs = (node) => extension(node, 'zeebe:IoMapping')?.inputParameters ?? [];
const outputs = (node) => extension(node, 'zeebe:IoMapping')?.outputParameters ?? [];
const headers = (node) => Object.fromEntries((extension(node, 'zeebe:TaskHeaders')?.values ?? []).map(({ key, value }) => [key, value]));

/** A gateway that only merges. */
const isJoin = (node) => is(node, 'bpmn:Gateway') && (node.outgoing ?? []).length < 2;

const isProcess = (node) => is(node, 'bpmn:Process');

/** Whether something outside starts the process by a message; others are called and end with their caller. */
const startsByMessage = (process) => (process.flowElements ?? []).some((node) => is(node, 'bpmn:StartEvent') && definition(node, 'bpmn:MessageEventDefinition') !== undefined);

/** Event subprocesses of a container that interrupt it, with the event each starts by. */
const interruptions = (container) =>
  (container.flowElements ?? []).flatMap((node) => {
    if (!is(node, 'bpmn:SubProcess') || !node.triggeredByEvent) return [];
    const start = (node.flowElements ?? []).find((inner) => is(inner, 'bpmn:StartEvent'));
    return start !== undefined && start.isInterrupting !== false ? [{ node, start }] : [];
  });

module.exports = { definition, documentation, extension, flowNodes, hasChinese, headers, inputs, interruptions, is, isJoin, isProcess, outputs, startsByMessage };
