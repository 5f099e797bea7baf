import type TypeScript from 'typescript-5';
import type { Context, NamedEvent } from './targets.ts';

interface EventContext {
  readonly imported: ReadonlySet<string>;
  readonly context: Context;
}

/** Whether a text is the type of the event: it is compared with event types of its provider, or passed as one. */
export function namesEvent<C>(
  node: TypeScript.StringLiteralLike,
  { slug, siblings }: NamedEvent<C>,
  { imported, context }: EventContext,
): boolean {
  const texts = expectedTexts(node, context).filter((text) => text !== node.text);
  if (texts.length > 0) return texts.every((text) => siblings.has(text));
  const provider = siblingText(node, 'provider', context);
  return provider === undefined ? imported.has(slug) : provider === slug;
}

/** The texts that are possible where a literal is: those that it is compared with, or that the context expects. */
export function expectedTexts(node: TypeScript.StringLiteralLike, context: Context): readonly string[] {
  const { ts, checker } = context;
  const beside = comparedWith(node, context);
  if (beside) return literalsOf(checker.getTypeAtLocation(beside), context);
  const expected = ts.isExpression(node) ? checker.getContextualType(node) : undefined;
  return expected ? literalsOf(expected, context) : [];
}

/** What a literal is compared with, by an operator or a case. */
function comparedWith(node: TypeScript.StringLiteralLike, { ts }: Context): TypeScript.Expression | undefined {
  const { parent } = node;
  if (ts.isCaseClause(parent)) return parent.parent.parent.expression;
  if (!ts.isBinaryExpression(parent)) return undefined;
  return parent.left === node ? parent.right : parent.left;
}

/** Without members of enums, such as the one that stands for unknown event types. */
function literalsOf(type: TypeScript.Type, { ts }: Context): readonly string[] {
  return (type.isUnion() ? type.types : [type]).flatMap((part) =>
    part.isStringLiteral() && (part.flags & ts.TypeFlags.EnumLiteral) === 0 ? [part.value] : [],
  );
}

/** The text of another member of the object that a literal is a value of. */
function siblingText(node: TypeScript.Node, name: string, { ts }: Context): string | undefined {
  const { parent } = node.parent;
  if (!parent || !ts.isObjectLiteralExpression(parent)) return undefined;
  for (const property of parent.properties)
    if (
      ts.isPropertyAssignment(property) &&
      property.name.getText() === name &&
      ts.isStringLiteral(property.initializer)
    )
      return property.initializer.text;
  return undefined;
}
