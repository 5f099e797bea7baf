import ts from 'typescript-5';

/** The syntax errors of a file of code, and the number of nodes of each kind, without their names and texts. */
export interface CodeShape {
  readonly errors: readonly string[];
  readonly counts: readonly string[];
}

/** How much of a file counts: all of it, or the kinds of its statements, except for imports. */
export type Depth = 'everything' | 'statements';

export function codeShape(name: string, text: string, depth: Depth): CodeShape {
  const source = ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true);
  const { parseDiagnostics } = source as unknown as { parseDiagnostics: readonly ts.Diagnostic[] };
  const counts = new Map<string, number>();
  const visit = (node: ts.Node): void => {
    const kind = KINDS[node.kind] ?? ts.SyntaxKind[node.kind];
    if (kind !== '') counts.set(kind, (counts.get(kind) ?? 0) + 1);
    if (depth === 'everything') ts.forEachChild(node, visit);
  };
  if (depth === 'everything') visit(source);
  else source.statements.filter((statement) => !ts.isImportDeclaration(statement)).forEach(visit);
  return {
    errors: parseDiagnostics.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' ')),
    counts: [...counts].map(([kind, count]) => `${kind} ${count}`).sort(),
  };
}

/** The same name may need quotes or brackets, depending on its characters. */
const KINDS: Readonly<Partial<Record<ts.SyntaxKind, string>>> = {
  [ts.SyntaxKind.Identifier]: 'name',
  [ts.SyntaxKind.StringLiteral]: 'name',
  [ts.SyntaxKind.NoSubstitutionTemplateLiteral]: 'name',
  [ts.SyntaxKind.NumericLiteral]: 'name',
  [ts.SyntaxKind.ComputedPropertyName]: '',
  [ts.SyntaxKind.PropertyAccessExpression]: 'access',
  [ts.SyntaxKind.ElementAccessExpression]: 'access',
};
