/**
 * The house's bpmnlint rules (spec: process landscape and naming): one file in `rules/`, one page in `docs/`, a good and
 * a bad model in `examples/` each. `plugin:12317/recommended` switches all of them on.
 */
const names = [
  'annotation', 'call-mapping', 'chinese-label', 'computed-timer', 'documented', 'error-caught', 'human-task', 'id-prefix', 'job',
  'message-key', 'order-ended', 'outcome', 'personal-data', 'way-out',
];

module.exports = {
  configs: { recommended: { rules: Object.fromEntries(names.map((name) => [`12317/${name}`, 'error'])) } },
  rules: Object.fromEntries(names.map((name) => [name, `./rules/${name}.cjs`])),
};
