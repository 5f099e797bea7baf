import type { Provider } from '@hookbook/contract';
import type { Schema, SchemaObject, SchemaType } from '@hookbook/contract/schema';
import * as valibot from 'valibot';

type Any = valibot.GenericSchema;

/** Valibot does not support JSON Schema, so this converts the keywords that the two corpora use, as one would by hand. */
export function valibotSchemas({ events, definitions }: Provider, v = valibot): ReadonlyMap<string, Any> {
  const shared = new Map<string, Any>();
  const schemas = new Map(definitions.map(({ name, schema }) => [`#/$defs/${name}`, schema]));
  const resolve = ($ref: string): Any => {
    const known = shared.get($ref);
    if (known) return known;
    shared.set($ref, v.lazy(() => shared.get($ref) as Any) as Any);
    const converted = convert(schemas.get($ref) ?? true);
    shared.set($ref, converted);
    return converted;
  };

  function convert(schema: Schema): Any {
    if (typeof schema === 'boolean') return schema ? v.unknown() : v.never();
    if (schema.$ref !== undefined) return resolve(schema.$ref);
    const parts = [...ownKeywords(schema), ...(schema.allOf ?? []).map(convert), ...unions(schema)];
    const [only = v.unknown()] = parts;
    return parts.length < 2 ? only : (v.intersect(parts as [Any, Any]) as Any);
  }

  function ownKeywords(schema: SchemaObject): Any[] {
    if ('const' in schema) return [v.literal(schema.const as string)];
    if (schema.enum) return [v.picklist(schema.enum as string[])];
    const types = [schema.type ?? (schema.properties ? 'object' : [])].flat();
    const branches = types.map((type) => ofType(type, schema));
    return branches.length > 1 ? [v.union(branches) as Any] : branches;
  }

  function ofType(type: SchemaType, schema: SchemaObject): Any {
    if (type === 'null') return v.null();
    if (type === 'boolean') return v.boolean();
    if (type === 'number') return v.number();
    if (type === 'integer') return v.pipe(v.number(), v.integer());
    if (type === 'string') return string(schema);
    if (type === 'array') return schema.items === undefined ? v.array(v.unknown()) : v.array(convert(schema.items));
    return object(schema);
  }

  function string({ format, pattern, minLength, maxLength }: SchemaObject): Any {
    const actions = [
      ...(minLength === undefined ? [] : [v.minLength(minLength)]),
      ...(maxLength === undefined ? [] : [v.maxLength(maxLength)]),
      ...(pattern === undefined ? [] : [v.regex(new RegExp(pattern, 'u'))]),
      ...(format === 'uuid' ? [v.uuid()] : []),
      ...(format === 'date-time' ? [v.isoTimestamp()] : []),
      ...(format === 'email' ? [v.email()] : []),
      ...(format === 'uri' ? [v.url()] : []),
    ] as valibot.GenericPipeItem<string, string>[];
    return v.pipe(v.string(), ...actions) as unknown as Any;
  }

  function object({ properties = {}, required = [], additionalProperties }: SchemaObject): Any {
    const entries = Object.fromEntries(
      Object.entries(properties).map(([name, schema]) => {
        const member = convert(schema);
        return [name, required.includes(name) ? member : v.optional(member)];
      }),
    );
    if (additionalProperties === false) return v.strictObject(entries);
    if (typeof additionalProperties === 'object') return v.objectWithRest(entries, convert(additionalProperties));
    return v.looseObject(entries);
  }

  function unions({ anyOf, oneOf }: SchemaObject): Any[] {
    return [anyOf, oneOf].flatMap((branches) => (branches ? [v.union(branches.map(convert)) as Any] : []));
  }

  return new Map(events.map(({ type, payload }) => [type, convert(payload)]));
}
