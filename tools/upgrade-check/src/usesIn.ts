import type TypeScript from 'typescript-5';
import { expectedTexts, namesEvent } from './eventTexts.ts';
import { fieldsPassedAt, resolved, symbolsAt } from './symbols.ts';
import type { Context, Targets } from './targets.ts';

/** A node that uses what changes are about. */
export interface UsingNode<C> {
  readonly node: TypeScript.Node;
  readonly changes: readonly C[];
}

/** Finds what a file uses. What is imported and used is only reported where it is used. */
export function usesIn<C>(file: TypeScript.SourceFile, targets: Targets<C>, context: Context): readonly UsingNode<C>[] {
  const { ts } = context;
  const uses: UsingNode<C>[] = [];
  const imports: UsingNode<C>[] = [];
  const imported = importedProviders(file, context);
  const changesAt = declaredChanges(targets, context);
  const visit = (node: TypeScript.Node): void => {
    const changes = changesOf(node);
    if (changes.length > 0) (isInImport(node) ? imports : uses).push({ node, changes });
    ts.forEachChild(node, visit);
  };
  const changesOf = (node: TypeScript.Node): readonly C[] => {
    if (ts.isStringLiteralLike(node) && isModuleName(node)) return ofModule(node.text);
    const named = ts.isStringLiteralLike(node)
      ? [...(targets.headers.get(node.text.toLowerCase()) ?? []), ...namedEvents(node), ...namedProviders(node)]
      : [];
    const symbols = [...symbolsAt(node, context), ...fieldsPassedAt(node, context)];
    return [...new Set([...named, ...symbols.flatMap(changesAt)])];
  };
  const ofModule = (name: string) => {
    const [, own = '', slug = ''] = PROVIDER_MODULE.exec(name) ?? [];
    const found = targets.providers.get(slug) ?? [];
    return found.filter(({ packages }) => packages.has(own)).map(({ change }) => change);
  };
  const namedEvents = (node: TypeScript.StringLiteralLike) =>
    targets.events
      .filter((event) => event.type === node.text && namesEvent(node, event, { imported, context }))
      .map(({ change }) => change);
  const namedProviders = (node: TypeScript.StringLiteralLike) =>
    expectedTexts(node, context).includes(node.text) ? (targets.providerNames.get(node.text) ?? []) : [];
  const isInImport = (node: TypeScript.Node) =>
    ts.findAncestor(node, (parent) => ts.isImportDeclaration(parent)) !== undefined && !isModuleName(node);
  const isModuleName = (node: TypeScript.Node) =>
    ts.isImportDeclaration(node.parent) ||
    ts.isExportDeclaration(node.parent) ||
    (ts.isCallExpression(node.parent) && isLoading(node.parent)) ||
    (ts.isLiteralTypeNode(node.parent) && ts.isImportTypeNode(node.parent.parent));
  const isLoading = ({ expression }: TypeScript.CallExpression) =>
    expression.kind === ts.SyntaxKind.ImportKeyword || (ts.isIdentifier(expression) && expression.text === 'require');
  visit(file);
  const used = new Set(uses.flatMap(({ changes }) => changes));
  return [...uses, ...imports.filter(({ changes }) => !changes.some((change) => used.has(change)))];
}

/** A module of one provider, such as `@hookbook/validators/dynamic/json-schema`. */
const PROVIDER_MODULE = /^@hookbook\/(types|validators|receiver)\/([^/]+)/;

/** The subpaths of the providers that a file imports. */
function importedProviders(file: TypeScript.SourceFile, { ts }: Context): ReadonlySet<string> {
  const slugs = new Set<string>();
  const visit = (node: TypeScript.Node): void => {
    if (ts.isStringLiteralLike(node)) {
      const [, , slug] = PROVIDER_MODULE.exec(node.text) ?? [];
      if (slug !== undefined) slugs.add(slug);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return slugs;
}

/** The changes of what a symbol declares. Functions of the packages are about the events in their types. */
function declaredChanges<C>(
  { declarations }: Targets<C>,
  { ts, checker, packageOf }: Context,
): (symbol: TypeScript.Symbol) => readonly C[] {
  const known = new Map<TypeScript.Node, readonly C[]>();
  const ofDeclaration = (declaration: TypeScript.Node): readonly C[] => {
    const found = known.get(declaration);
    if (found) return found;
    const own = declarations.get(declaration) ?? [];
    const changes = own.length > 0 ? own : ts.isVariableDeclaration(declaration) ? mentioned(declaration) : [];
    known.set(declaration, changes);
    return changes;
  };
  const mentioned = (declaration: TypeScript.VariableDeclaration): readonly C[] => {
    if (packageOf(declaration.getSourceFile()) === undefined || !declaration.type) return [];
    const changes: C[] = [];
    const visit = (node: TypeScript.Node): void => {
      if (ts.isIdentifier(node))
        for (const { declarations: named = [] } of resolved(checker.getSymbolAtLocation(node), { ts, checker }))
          changes.push(...named.flatMap((other) => declarations.get(other) ?? []));
      ts.forEachChild(node, visit);
    };
    visit(declaration.type);
    return changes;
  };
  return ({ declarations: found = [] }) => found.flatMap(ofDeclaration);
}
