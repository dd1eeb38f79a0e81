const { extension, inputs, is, outputs } = require('../read-node.cjs');

/** Words whose presence in a variable's name means that its value is a person's data or the text of the case. */
const forbidden = new Set(['name', 'phone', 'mobile', 'telephone', 'address', 'email', 'birthday', 'content', 'text', 'opinion', 'remark', 'summary', 'findings']);
const wordsOf = (variable) => variable.split(/(?=[A-Z])|[_\s.]/).map((word) => word.toLowerCase());
const isPersonal = (variable) => wordsOf(variable).some((word) => forbidden.has(word)) || /id(Number|Card)/i.test(variable);

const variablesOf = (node) => [
  ...[...inputs(node), ...outputs(node)].map(({ target }) => target),
  extension(node, 'zeebe:CalledDecision')?.resultVariable,
];

/** Variables lie in the engine in plain text: they carry ids and routing values, never a person's data (§3.1.1). */
module.exports = () => ({
  check(node, reporter) {
    if (!is(node, 'bpmn:FlowNode')) return;
    for (const variable of variablesOf(node)) if (variable && isPersonal(variable)) reporter.report(node.id, `变量 ${variable} 像是个人信息或案情文字，不得进入引擎`);
  },
});
