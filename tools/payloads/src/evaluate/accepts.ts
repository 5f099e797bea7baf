import { isMapping } from '@hookbook/contract/data';
import { definitionName, type Schema, type SchemaObject } from '@hookbook/contract/schema';
import { acceptsItems, acceptsUnevaluatedItems } from './arrays.ts';
import { acceptsComposition } from './composition.ts';
import { type Annotations, type Assertions, addAnnotations, type Evaluation, noAnnotations } from './evaluation.ts';
import { acceptsMembers, acceptsUnevaluatedMembers } from './objects.ts';
import { acceptsScalar, isListed } from './scalars.ts';

export type { Assertions };

/** A schema that applies to itself more often than this accepts nothing. */
const MAX_DEPTH = 500;

/** Whether a schema accepts a value. */
export function accepts(schema: Schema, value: unknown, assertions: Assertions): boolean {
  return createEvaluation(assertions, false).apply(schema, value, undefined);
}

/**
 * Whether a validator in strict mode accepts a value: it has no member that the schemas around it leave undeclared while
 * they declare others, and no string that is not a known member of its extensible enum.
 */
export function acceptsStrictly(schema: Schema, value: unknown, assertions: Assertions): boolean {
  const root = noAnnotations();
  return createEvaluation(assertions, true).applyToChild(schema, value, root) && !root.hasDrift;
}

function createEvaluation(assertions: Assertions, isStrict: boolean): Evaluation {
  let depth = 0;
  const apply: Evaluation['apply'] = (schema, value, annotations) => {
    if (typeof schema === 'boolean') return schema;
    if (depth === MAX_DEPTH) return false;
    depth++;
    const isAccepted = acceptsObject(schema, value, annotations, evaluation);
    depth--;
    return isAccepted;
  };
  const applyToChild: Evaluation['applyToChild'] = (schema, value, around) => {
    if (!isStrict || !around) return apply(schema, value, undefined);
    const annotations = noAnnotations();
    if (!apply(schema, value, annotations)) return false;
    around.hasDrift ||= annotations.hasDrift || hasUnknownMember(value, annotations);
    return true;
  };
  const evaluation: Evaluation = { ...assertions, isStrict, apply, applyToChild };
  return evaluation;
}

function hasUnknownMember(value: unknown, { declaresMembers, names }: Annotations): boolean {
  return declaresMembers && isMapping(value) && !Object.keys(value).every((name) => names.has(name));
}

function acceptsObject(
  schema: SchemaObject,
  value: unknown,
  annotations: Annotations | undefined,
  evaluation: Evaluation,
): boolean {
  if (schema.$ref !== undefined)
    return evaluation.apply(evaluation.definitions(definitionName(schema.$ref)) ?? true, value, annotations);
  if (schema.unevaluatedProperties === undefined && schema.unevaluatedItems === undefined)
    return acceptsAdjacent(schema, value, annotations, evaluation);
  // The keywords `unevaluated…` concern what the others leave, so these are tracked even if nobody else asks.
  const own = noAnnotations();
  const isAccepted =
    acceptsAdjacent(schema, value, own, evaluation) &&
    acceptsUnevaluatedMembers(schema, value, own, evaluation) &&
    acceptsUnevaluatedItems(schema, value, own, evaluation);
  if (isAccepted && annotations) addAnnotations(annotations, own);
  return isAccepted;
}

/** All keywords except `unevaluated…`. */
function acceptsAdjacent(
  schema: SchemaObject,
  value: unknown,
  annotations: Annotations | undefined,
  evaluation: Evaluation,
): boolean {
  return (
    acceptsScalar(schema, value, annotations, evaluation) &&
    acceptsMembers(schema, value, annotations, evaluation) &&
    acceptsItems(schema, value, annotations, evaluation) &&
    acceptsComposition(schema, value, annotations, evaluation) &&
    isListed(schema, value)
  );
}
