const { extension, headers, inputs, is } = require('../read-node.cjs');
const dues = require('../../generated/dues.json');

/** A human task says its form, whose work it is and which due applies, and begins without an old outcome. */
module.exports = () => ({
  check(node, reporter) {
    if (!is(node, 'bpmn:UserTask')) return;
    const formKey = extension(node, 'zeebe:FormDefinition')?.formKey;
    const { workItemKind, due } = headers(node);
    const wrong = [
      [extension(node, 'zeebe:UserTask') !== undefined, '不能使用 zeebe:userTask（原生用户任务），引擎下限不支持'],
      [!formKey, '缺少表单 formKey'],
      [!extension(node, 'zeebe:AssignmentDefinition')?.candidateGroups, '缺少候选单位 candidateGroups'],
      [workItemKind !== formKey, '任务头 workItemKind 应当与 formKey 相同'],
      [!(due in dues), `任务头 due 应当是其中之一：${Object.keys(dues).join('、')}`],
      [!inputs(node).some(({ target, source }) => target === 'outcome' && source === '=null'), '进入时没有把 outcome 清空（输入映射 =null）'],
    ];
    for (const [isWrong, message] of wrong) if (isWrong) reporter.report(node.id, message);
  },
});
