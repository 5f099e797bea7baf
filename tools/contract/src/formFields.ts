import { isForm } from '../../../packages/webhook/src/signature/form.ts';
import type { Event, Provider } from './contract.ts';
import { ARRAY, OBJECT, STRING, type TypeSet } from './schema/acceptedTypes.ts';
import type { DefinitionLookup } from './schema/definitions.ts';
import { definitionName } from './schema/refs.ts';
import type { Schema } from './schema/schema.ts';
import { inPlaceSubschemas } from './schema/subschemas.ts';
import { typesAt } from './schema/typesAt.ts';

/** How a field of a form becomes a member that is no text: as JSON, or as a list of texts or of JSON, one for each field. */
export type FormField = 'json' | 'texts' | 'jsons';

/** The fields that are no texts, by name. */
export type FormFields = Readonly<Record<string, FormField>>;

/** The fields of each event, by event type; undefined for a provider whose deliveries are no forms. */
export function formFields(provider: Provider): Readonly<Record<string, FormFields>> | undefined {
  if (!isForm(provider.webhook.delivery?.contentType)) return undefined;
  const definitions = new Map(provider.definitions.map(({ name, schema }) => [name, schema]));
  const fields = provider.events.map(
    (event) => [event.type, fieldsOf(event, (name) => definitions.get(name))] as const,
  );
  return Object.fromEntries(fields.filter(([, own]) => Object.keys(own).length > 0));
}

function fieldsOf({ payload }: Event, lookup: DefinitionLookup): FormFields {
  const names = [...declaredNames(payload, lookup, new Set())].sort();
  return Object.fromEntries(
    names.flatMap((name) => {
      const field = fieldOf(payload, name, lookup);
      return field ? [[name, field]] : [];
    }),
  );
}

function fieldOf(payload: Schema, name: string, lookup: DefinitionLookup): FormField | undefined {
  const types = typesAt(payload, [name], lookup);
  if ((types & STRING) !== 0 || types === 0) return undefined;
  if ((types & ARRAY) === 0) return 'json';
  return (typesAt(payload, [name, '0'], lookup) & STRING) === 0 ? 'jsons' : 'texts';
}

/** The name of a declared member that is always an object, or a list of such: a form cannot contain it. */
export function nestedMember(payload: Schema, lookup: DefinitionLookup): string | undefined {
  const isNested = (types: TypeSet) => types !== 0 && (types & ~(OBJECT | ARRAY)) === 0;
  return [...declaredNames(payload, lookup, new Set())].find((name) => {
    const types = typesAt(payload, [name], lookup);
    return isNested(types) && (types !== ARRAY || isNested(typesAt(payload, [name, '0'], lookup)));
  });
}

/** The names of all members that a schema declares, itself or in a schema that applies to the same object. */
function declaredNames(schema: Schema, lookup: DefinitionLookup, entered: Set<Schema>): ReadonlySet<string> {
  if (typeof schema === 'boolean' || entered.has(schema)) return new Set();
  entered.add(schema);
  const target = schema.$ref === undefined ? undefined : lookup(definitionName(schema.$ref));
  const others = [...(target === undefined ? [] : [target]), ...inPlaceSubschemas(schema)];
  return new Set([
    ...Object.keys(schema.properties ?? {}),
    ...others.flatMap((other) => [...declaredNames(other, lookup, entered)]),
  ]);
}
