import type { Event, Provider } from '@hookbook/contract';
import { OBJECT } from '@hookbook/contract/schema';
import { declarations } from './declarations.ts';
import { eventDoc } from './docs.ts';
import type { Model } from './model.ts';
import { rootPlace } from './place.ts';
import { typesOf } from './schemaFacts.ts';
import { typeReader } from './typeReader.ts';

/** The models of a provider: its events and commands, then its definitions, each followed by the models inside it. */
export function modelsOf({ events, commands, definitions: named }: Provider): readonly Model[] {
  const messages = [...events, ...commands];
  const definitions = new Map(named.map(({ name, schema }) => [name, schema]));
  const { declare, models, nameOf } = declarations([
    ...messages.map(({ typeName }) => typeName),
    ...definitions.keys(),
  ]);
  const reader = typeReader(definitions, { declare, nameOf });
  const declareEvent = (event: Event): void => {
    const { typeName: name, payload } = event;
    const doc = eventDoc(event);
    const place = rootPlace(name);
    declare(name, () =>
      typesOf(payload, definitions) === OBJECT
        ? { kind: 'object', name, doc, members: reader.membersAt(payload, place) }
        : { kind: 'value', name, doc, type: reader.typeAt(payload, place) },
    );
  };
  messages.forEach(declareEvent);
  for (const name of definitions.keys()) reader.declareDefinition(name);
  return models();
}
