const { is } = require('../read-node.cjs');

const parts = ['依据：', '规则负责人：'];

/** Each model opens with the annotation `annotation_purpose`: purpose, statements, owner of the rule. */
module.exports = () => ({
  check(node, reporter) {
    if (!is(node, 'bpmn:Definitions')) return;
    const roots = node.rootElements ?? [];
    const artifacts = roots.flatMap((root) => root.artifacts ?? []);
    const purpose = artifacts.find(({ id }) => id === 'annotation_purpose')?.text ?? '';
    const process = roots.find((root) => is(root, 'bpmn:Process'));
    for (const part of parts) if (!purpose.includes(part)) reporter.report(process?.id ?? node.id, `图首说明（annotation_purpose）缺少“${part}”`);
  },
});
