import ts from 'typescript-5';

/** The specifiers in the imports, exports and `import('…')` types of a module. */
export function moduleNames(text: string, file = 'module.js'): readonly string[] {
  return ts.preProcessFile(text, true, file.endsWith('.js')).importedFiles.map(({ fileName }) => fileName);
}

/** Expressions that load or create code without a global name: `import(…)`, `import.meta`, `x.constructor(…)`. */
export function hiddenCode(text: string): readonly string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isMetaProperty(node) && node.keywordToken === ts.SyntaxKind.ImportKeyword) found.push(node.getText());
    if ((ts.isCallExpression(node) || ts.isNewExpression(node)) && loadsCode(node.expression))
      found.push(node.getText());
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('module.js', text, ts.ScriptTarget.ESNext, true));
  return found;
}

function loadsCode(callee: ts.Expression): boolean {
  return (
    callee.kind === ts.SyntaxKind.ImportKeyword ||
    (ts.isPropertyAccessExpression(callee) && callee.name.text === 'constructor') ||
    (ts.isElementAccessExpression(callee) && ts.isStringLiteralLike(callee.argumentExpression))
  );
}
