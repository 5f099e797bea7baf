import ts from 'typescript-5';

/** The modules that a module names: in imports, exports and `import('…')` types. */
export function moduleNames(text: string, file = 'module.js'): readonly string[] {
  return ts.preProcessFile(text, true, file.endsWith('.js')).importedFiles.map(({ fileName }) => fileName);
}

/** What loads or makes code while it runs and needs no name for it: `import(…)`, `import.meta`, `x.constructor(…)`. */
export function hiddenCode(text: string): readonly string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isMetaProperty(node) && node.keywordToken === ts.SyntaxKind.ImportKeyword) found.push(node.getText());
    if ((ts.isCallExpression(node) || ts.isNewExpression(node)) && makesCode(node.expression))
      found.push(node.getText());
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('module.js', text, ts.ScriptTarget.ESNext, true));
  return found;
}

function makesCode(callee: ts.Expression): boolean {
  return (
    callee.kind === ts.SyntaxKind.ImportKeyword ||
    (ts.isPropertyAccessExpression(callee) && callee.name.text === 'constructor') ||
    (ts.isElementAccessExpression(callee) && ts.isStringLiteralLike(callee.argumentExpression))
  );
}
