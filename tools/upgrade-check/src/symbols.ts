import type TypeScript from 'typescript-5';
import type { Api } from './project.ts';
import type { Context } from './targets.ts';

/** What a node refers to: by name, by destructuring, or as a member of what the context expects. */
export function symbolsAt(node: TypeScript.Node, context: Context): readonly TypeScript.Symbol[] {
  const { ts, checker } = context;
  const { parent } = node;
  if (!ts.isIdentifier(node) && !ts.isStringLiteralLike(node)) return [];
  if (ts.isBindingElement(parent)) {
    const isName = parent.propertyName === node || (!parent.propertyName && parent.name === node);
    return isName ? membersOf(checker.getTypeAtLocation(parent.parent), node.text, context) : [];
  }
  if (ts.isObjectLiteralElementLike(parent) && parent.name === node) {
    if (isAssignmentTarget(parent.parent, context)) {
      const target = ts.isIdentifier(node) ? checker.getPropertySymbolOfDestructuringAssignment(node) : undefined;
      return target ? [target] : [];
    }
    const expected = checker.getContextualType(parent.parent as TypeScript.Expression);
    return expected ? membersOf(expected, node.text, context) : [];
  }
  const { parent: outer } = parent;
  if (ts.isBinaryExpression(parent) && parent.operatorToken.kind === ts.SyntaxKind.InKeyword && parent.left === node)
    return membersOf(checker.getTypeAtLocation(parent.right), (node as TypeScript.StringLiteral).text, context);
  if (ts.isLiteralTypeNode(parent) && ts.isIndexedAccessTypeNode(outer) && outer.indexType === parent)
    return membersOf(checker.getTypeFromTypeNode(outer.objectType), (node as TypeScript.StringLiteral).text, context);
  if (ts.isLiteralTypeNode(parent)) return memberOfUtility(parent, context);
  return resolved(checker.getSymbolAtLocation(node), context);
}

const MAX_DEPTH = 5;

/**
 * The fields that an object has where another type is expected: a function of the project with a type of its own reads them
 * without naming the events.
 */
export function fieldsPassedAt(node: TypeScript.Node, { ts, checker }: Context): readonly TypeScript.Symbol[] {
  const isValue = ts.isIdentifier(node) || ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node);
  if (!isValue || !ts.isExpression(node) || isNameOf(node, ts)) return [];
  const expected = checker.getContextualType(node);
  if (!expected) return [];
  const fields: TypeScript.Symbol[] = [];
  const seen = new Set<TypeScript.Type>();
  const compare = (given: TypeScript.Type, wanted: TypeScript.Type, depth: number): void => {
    const from = checker.getNonNullableType(given);
    const to = checker.getNonNullableType(wanted);
    if (from === to || depth > MAX_DEPTH || seen.has(from) || from.isUnion() || to.isUnion()) return;
    seen.add(from);
    for (const member of to.getProperties()) {
      const field = checker.getPropertyOfType(from, member.name);
      // The same declaration, or a method of every text and list.
      if (!field || field.declarations?.[0] === member.declarations?.[0]) continue;
      fields.push(field);
      compare(checker.getTypeOfSymbol(field), checker.getTypeOfSymbol(member), depth + 1);
    }
    const [item, wantedItem] = [from, to].map((type) => checker.getIndexTypeOfType(type, ts.IndexKind.Number));
    if (item && wantedItem) compare(item, wantedItem, depth + 1);
  };
  compare(checker.getTypeAtLocation(node), expected, 0);
  return fields;
}

function isNameOf(node: TypeScript.Node, ts: Api): boolean {
  const { parent } = node;
  return (ts.isPropertyAccessExpression(parent) && parent.name === node) || ts.isBindingElement(parent);
}

/** Whether an object or list is on the left of an assignment, or within such a pattern. */
function isAssignmentTarget(node: TypeScript.Node, context: Context): boolean {
  const { ts } = context;
  const { parent } = node;
  if (ts.isBinaryExpression(parent))
    return parent.operatorToken.kind === ts.SyntaxKind.EqualsToken && parent.left === node;
  if (ts.isForOfStatement(parent)) return parent.initializer === node;
  const isPart =
    ts.isPropertyAssignment(parent) || ts.isObjectLiteralExpression(parent) || ts.isArrayLiteralExpression(parent);
  return isPart && isAssignmentTarget(parent, context);
}

/** The member that `Pick<User, 'role'>` and the like name. */
function memberOfUtility(node: TypeScript.LiteralTypeNode, context: Context): readonly TypeScript.Symbol[] {
  const { ts, checker } = context;
  const reference = ts.findAncestor(node, ts.isTypeReferenceNode);
  const [first] = reference?.typeArguments ?? [];
  if (
    !first ||
    !ts.isStringLiteral(node.literal) ||
    !/^(?:Pick|Omit|Exclude|Extract)$/.test(reference?.typeName.getText() ?? '')
  )
    return [];
  return membersOf(checker.getTypeFromTypeNode(first), node.literal.text, context);
}

/** The members with this name, in every variant. */
function membersOf(type: TypeScript.Type, name: string, { checker }: Context): readonly TypeScript.Symbol[] {
  const apparent = checker.getNonNullableType(type);
  const parts = apparent.isUnion() ? apparent.types : [apparent];
  return parts.flatMap((part) => checker.getPropertyOfType(part, name) ?? []);
}

/** What an import stands for. */
export function resolved(
  symbol: TypeScript.Symbol | undefined,
  { ts, checker }: Pick<Context, 'ts' | 'checker'>,
): readonly TypeScript.Symbol[] {
  if (!symbol) return [];
  return [symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol];
}
