import ts from 'typescript';

/** What a test file declares: full titles (describe path and own title), and calls that leave tests out. */
export type DeclaredTests = { titles: string[]; leftOut: string[] };

const containers = new Set(['describe', 'fdescribe', 'xdescribe']);
const cases = new Set(['it', 'test', 'fit', 'xit', 'xtest']);
const leavingOut = new Set(['fdescribe', 'xdescribe', 'fit', 'xit', 'xtest', 'only', 'skip', 'todo', 'failing']);

type Callee = { name: string; modifiers: string[] };

/** `describe.each(table)('…')` → describe with each; `it('…')` → it without. */
function calleeOf(call: ts.CallExpression): Callee | undefined {
  const modifiers: string[] = [];
  let expression: ts.Expression = call.expression;
  for (;;) {
    if (ts.isIdentifier(expression)) return { name: expression.text, modifiers };
    if (ts.isPropertyAccessExpression(expression)) {
      modifiers.push(expression.name.text);
      expression = expression.expression;
    } else if (ts.isCallExpression(expression)) expression = expression.expression;
    else if (ts.isTaggedTemplateExpression(expression)) expression = expression.tag;
    else return undefined;
  }
}

/** Reads the declarations of a test file from its source. */
export function declaredTests(path: string, text: string): DeclaredTests {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true);
  const found: DeclaredTests = { titles: [], leftOut: [] };

  const declare = (call: ts.CallExpression, { name, modifiers }: Callee, around: string): void => {
    const line = source.getLineAndCharacterOfPosition(call.getStart()).line + 1;
    if (leavingOut.has(name) || modifiers.some((modifier) => leavingOut.has(modifier))) found.leftOut.push(`${path}:${line}`);
    const [title, ...rest] = call.arguments;
    // Titles of two tables may share their pattern: the rows tell them apart.
    const rows = modifiers.includes('each') ? ` ${call.expression.getText()}` : '';
    const full = `${around} › ${title?.getText() ?? ''}${rows}`;
    // `it.each(table)` is itself a call without a title of its own; the call around it has it.
    if (cases.has(name) && rest.length > 0) found.titles.push(full);
    for (const argument of rest) visit(argument, containers.has(name) ? full : around);
  };
  const visit = (node: ts.Node, around: string): void => {
    const callee = ts.isCallExpression(node) ? calleeOf(node) : undefined;
    if (ts.isCallExpression(node) && callee && (containers.has(callee.name) || cases.has(callee.name))) declare(node, callee, around);
    else ts.forEachChild(node, (child) => visit(child, around));
  };
  visit(source, '');
  return found;
}
