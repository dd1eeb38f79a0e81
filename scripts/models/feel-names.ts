const keywords = new Set(['and', 'or', 'not', 'if', 'then', 'else', 'true', 'false', 'null', 'in', 'some', 'every', 'satisfies', 'for', 'return', 'between', 'instance', 'of']);

/**
 * The variables a FEEL expression reads. Good for the plain expressions these models use: names, strings, comparisons,
 * lists, `if`; a called function's name and what follows a dot are no variables.
 */
export function variablesIn(expression: string): readonly string[] {
  const withoutStrings = expression.replaceAll(/"(?:[^"\\]|\\.)*"/g, '""');
  const names = [...withoutStrings.matchAll(/(?<![\w.])[A-Za-z_]\w*\b(?!\s*\()/g)].map(([name]) => name);
  return [...new Set(names)].filter((name) => !keywords.has(name)).sort();
}
