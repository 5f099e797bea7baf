import type { Provider } from '@hookbook/contract';
import {
  definitionRef,
  isAnnotation,
  mapSubschemas,
  reachableDefinitions,
  type Schema,
} from '@hookbook/contract/schema';

/** The types of the events in both editions of a provider that do not mean the same payloads word for word. */
export function changedEvents(before: Provider, after: Provider): readonly string[] {
  const [earlier, later] = [payloadTexts(before), payloadTexts(after)];
  return [...later].flatMap(([type, text]) => (earlier.has(type) && earlier.get(type) !== text ? [type] : []));
}

/** By event type: the payload with every definition that it needs, without annotations. */
function payloadTexts({ definitions, events }: Provider): ReadonlyMap<string, string> {
  const schemas = new Map(definitions.map(({ name, schema }) => [name, schema]));
  const texts = new Map(definitions.map(({ name, schema }) => [name, textOf(schema)]));
  const lookup = (name: string) => schemas.get(name);
  return new Map(
    events.map(({ type, payload }) => {
      const names = reachableDefinitions(payload, lookup);
      return [type, [textOf(payload), ...names.map((name) => `${definitionRef(name)} ${texts.get(name)}`)].join('\n')];
    }),
  );
}

function textOf(schema: Schema): string {
  return JSON.stringify(withoutAnnotations(schema));
}

function withoutAnnotations(schema: Schema): Schema {
  if (typeof schema === 'boolean') return schema;
  const kept = Object.entries(schema).filter(([keyword]) => !isAnnotation(keyword));
  return mapSubschemas(Object.fromEntries(kept), withoutAnnotations);
}
