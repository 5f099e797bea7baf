import { isMapping } from '@hookbook/contract/data';
import type { Schema, SchemaObject } from '@hookbook/contract/schema';
import { type Annotations, addAnnotations, type Evaluation, noAnnotations } from './evaluation.ts';

/** The keywords that apply schemas to the value itself. */
export function acceptsComposition(
  schema: SchemaObject,
  value: unknown,
  annotations: Annotations | undefined,
  evaluation: Evaluation,
): boolean {
  const { allOf = [], anyOf, oneOf, not } = schema;
  return (
    allOf.every((part) => evaluation.apply(part, value, annotations)) &&
    (anyOf === undefined || countAccepting(anyOf, value, annotations, evaluation) > 0) &&
    (oneOf === undefined || countAccepting(oneOf, value, annotations, evaluation) === 1) &&
    (not === undefined || !evaluation.apply(not, value, undefined)) &&
    acceptsCondition(schema, value, annotations, evaluation) &&
    acceptsDependents(schema, value, annotations, evaluation)
  );
}

function countAccepting(
  schemas: readonly Schema[],
  value: unknown,
  annotations: Annotations | undefined,
  evaluation: Evaluation,
): number {
  return schemas.filter((schema) => applyBranch(schema, value, annotations, evaluation)).length;
}

/** A branch that rejects the value says nothing about it. */
function applyBranch(
  schema: Schema,
  value: unknown,
  annotations: Annotations | undefined,
  { apply }: Evaluation,
): boolean {
  if (!annotations) return apply(schema, value, undefined);
  const branch = noAnnotations();
  const isAccepted = apply(schema, value, branch);
  if (isAccepted) addAnnotations(annotations, branch);
  return isAccepted;
}

function acceptsCondition(
  { if: condition, then = true, else: otherwise = true }: SchemaObject,
  value: unknown,
  annotations: Annotations | undefined,
  evaluation: Evaluation,
): boolean {
  if (condition === undefined) return true;
  const isMet = applyBranch(condition, value, annotations, evaluation);
  return evaluation.apply(isMet ? then : otherwise, value, annotations);
}

function acceptsDependents(
  { dependentSchemas = {} }: SchemaObject,
  value: unknown,
  annotations: Annotations | undefined,
  { apply }: Evaluation,
): boolean {
  if (!isMapping(value)) return true;
  return Object.entries(dependentSchemas).every(
    ([name, dependent]) => !Object.hasOwn(value, name) || apply(dependent, value, annotations),
  );
}
