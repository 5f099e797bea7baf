import { mapReferences, type Schema } from '@hookbook/contract/schema';
import { LANGUAGES } from '@hookbook/spec-reader/dialect/language';
import type { KnownResults } from '@hookbook/spec-reader/spec/knownResults';
import { type CanonicalContext, canonicalSchema } from './canonical.ts';
import type { Scope, ScopedSchema } from './scope.ts';

/** The canonical form of a schema in which every `$ref` is still as written. */
interface Draft {
  readonly schema: Schema;
  /** The texts of the `$ref`s, in their order. */
  readonly references: readonly string[];
}

/** Equals `canonicalSchema`. Only the references are resolved anew, because the document around a schema may have changed. */
export function knownCanonical(schema: ScopedSchema, context: CanonicalContext, known: KnownResults): Schema {
  const { node, scope } = schema;
  if (!isPlain(scope)) return canonicalSchema(schema, context);
  const key = known.keyOf('canonical', scope.language.name, node.value);
  const draft = known.result(key, () => draftOf(schema));
  const targets = new Map<string, Schema>();
  for (const $ref of draft?.references ?? [])
    targets.set(
      $ref,
      targets.get($ref) ?? context.refer({ node: { ...node, value: { $ref } }, keyword: '$ref' }, scope),
    );
  // A reference without a target leaves another form than one that has one.
  if (!draft || ![...targets.values()].every(isReference)) return canonicalSchema(schema, context);
  return mapReferences(draft.schema, ($ref) => (targets.get($ref) as { readonly $ref: string }).$ref);
}

/** Whether the meaning of a schema follows from its own contents and its dialect. */
function isPlain({ language, dynamicAnchors }: Scope): boolean {
  return LANGUAGES[language.dialect] === language && dynamicAnchors.size === 0;
}

function isReference(schema: Schema): boolean {
  return typeof schema === 'object' && schema.$ref !== undefined;
}

/** Null if the canonical form depends on more of the document than the targets of `$ref`s. */
function draftOf(schema: ScopedSchema): Draft | null {
  const references: string[] = [];
  let isAlone = true;
  const dependsOnMore = () => {
    isAlone = false;
  };
  const draft = canonicalSchema(schema, {
    enter: (_, outer) => {
      dependsOnMore();
      return outer;
    },
    refer: ({ node, keyword }) => {
      if (keyword !== '$ref') dependsOnMore();
      const $ref = String((node.value as Readonly<Record<string, unknown>>)[keyword]);
      references.push($ref);
      return { $ref };
    },
    discriminator: () => {
      dependsOnMore();
      return undefined;
    },
  });
  return isAlone ? { schema: draft, references } : null;
}
