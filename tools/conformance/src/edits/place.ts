import { type DefinitionMap, definitionName, type Schema, type SchemaObject } from '@hookbook/contract/schema';

/** A schema directly inside another one. */
export interface Place {
  /** Where the value is that it applies to, in the value of the outer schema. Absent if it is the same value. */
  readonly step?: string | typeof ITEM;
  readonly inner: Schema;
  /** The outer schema with another one in this place. */
  readonly withInner: (inner: Schema) => SchemaObject;
  /** The same for values that have something in this place. They may be fewer. */
  readonly focusedOn: (inner: Schema) => SchemaObject;
  /** The definition that the place refers to. */
  readonly definition?: string;
}

/** Any item of an array. */
export const ITEM: unique symbol = Symbol('item');

/** The places inside a schema that most values reach. */
export function placesIn(schema: SchemaObject, definitions: DefinitionMap): readonly Place[] {
  const { $ref, properties = {}, items } = schema;
  if ($ref !== undefined) {
    const definition = definitionName($ref);
    const inner = definitions.get(definition) ?? true;
    const replaced = (other: Schema): SchemaObject => ({ allOf: [other] });
    return [{ inner, definition, withInner: replaced, focusedOn: replaced }];
  }
  return [
    ...Object.entries(properties).map(([name, inner]) => propertyPlace(schema, name, inner)),
    ...(items === undefined ? [] : [itemsPlace(schema, items)]),
    ...(['allOf', 'anyOf', 'oneOf'] as const).flatMap((keyword) =>
      (schema[keyword] ?? []).map((inner, index) => branchPlace(schema, keyword, { inner, index })),
    ),
  ];
}

function propertyPlace(schema: SchemaObject, name: string, inner: Schema): Place {
  const withInner = (other: Schema) => ({ ...schema, properties: { ...schema.properties, [name]: other } });
  return {
    ...{ step: name, inner, withInner },
    focusedOn: (other) => ({ ...withInner(other), required: [...new Set([...(schema.required ?? []), name])] }),
  };
}

function itemsPlace(schema: SchemaObject, inner: Schema): Place {
  const withInner = (other: Schema) => ({ ...schema, items: other });
  return {
    ...{ step: ITEM, inner, withInner },
    focusedOn: (other) => ({ ...withInner(other), minItems: Math.max(1, schema.minItems ?? 0) }),
  };
}

function branchPlace(
  schema: SchemaObject,
  keyword: 'allOf' | 'anyOf' | 'oneOf',
  { inner, index }: { readonly inner: Schema; readonly index: number },
): Place {
  const { discriminator: _, ...others } = schema;
  const withInner = (other: Schema) => ({ ...others, [keyword]: schema[keyword]?.with(index, other) });
  const focusedOn = keyword === 'allOf' ? withInner : (other: Schema) => ({ ...others, [keyword]: [other] });
  return { inner, withInner, focusedOn };
}
