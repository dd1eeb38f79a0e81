const { is } = require('../read-node.cjs');

/** A timer waits for an instant that the calendar has computed; the diagram holds no period. */
module.exports = () => ({
  check(node, reporter) {
    if (!is(node, 'bpmn:Event')) return;
    for (const timer of (node.eventDefinitions ?? []).filter((event) => is(event, 'bpmn:TimerEventDefinition'))) {
      const expression = timer.timeDate?.body?.trim() ?? '';
      if (timer.timeDuration !== undefined || timer.timeCycle !== undefined) reporter.report(node.id, '不写时长或周期：办理期限由日历算出，用“日期”类型并写变量');
      else if (!/^=\s*[A-Za-z_][\w.]*$/.test(expression)) reporter.report(node.id, '定时器的“日期”应当只是一个变量，如 =nextCheckAt');
    }
  },
});
