import type { DefinitionMap, Schema, SchemaObject } from '@hookbook/contract/schema';
import type { Random } from '@hookbook/payloads/random';
import { EDITS } from './edits.ts';
import { type ITEM, type Place, placesIn } from './place.ts';

/** Where a value is in a payload. */
export type Path = readonly (string | typeof ITEM)[];

/** A payload schema with one edit somewhere inside it. */
export interface EditedPayload {
  /** The name of the edit. */
  readonly edit: string;
  readonly path: Path;
  readonly payload: Schema;
  /** The definitions that have changed. */
  readonly definitions: DefinitionMap;
  /** Both sides of the edit, for payloads that have something in its place. They may allow fewer payloads. */
  readonly focused: BothSides;
  /** Both sides of the edit alone. */
  readonly edited: BothSides;
}

interface BothSides {
  readonly before: Schema;
  readonly after: Schema;
}

/** How likely an edit is made where the search is, and not further inside. */
const HERE = 0.3;
const ATTEMPTS = 200;

/** An edit in a random place of a payload. Throws if none is possible. */
export function editPayload(payload: Schema, definitions: DefinitionMap, random: Random): EditedPayload {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const edited = editedInside(payload, { definitions, random, entered: [] });
    if (edited) return edited;
  }
  throw new Error('The payload cannot be edited.');
}

interface Search {
  readonly definitions: DefinitionMap;
  readonly random: Random;
  /** The definitions around the place. One that refers to itself is entered once. */
  readonly entered: readonly string[];
}

function editedInside(schema: Schema, search: Search): EditedPayload | undefined {
  const { definitions, random, entered } = search;
  const object = typeof schema === 'boolean' ? {} : schema;
  const places = placesIn(object, definitions).filter(
    ({ definition }) => definition === undefined || !entered.includes(definition),
  );
  if (object.$ref === undefined && (places.length === 0 || random.chance(HERE))) return editedHere(object, random);
  if (places.length === 0) return undefined;
  const place = random.pick(places);
  const { definition, inner } = place;
  const edited = editedInside(inner, {
    ...search,
    entered: definition === undefined ? entered : [...entered, definition],
  });
  return edited && around(object, place, edited, random);
}

function editedHere(schema: SchemaObject, random: Random): EditedPayload | undefined {
  const edit = random.pick(Object.keys(EDITS));
  const payload = EDITS[edit]?.(schema, random);
  if (payload === undefined || JSON.stringify(payload) === JSON.stringify(schema)) return undefined;
  const edited = { before: schema, after: payload };
  return { edit, path: [], payload, definitions: new Map(), focused: edited, edited };
}

/** The edit as one of the schema around it. A definition is edited for all that refer to it, or for this place only. */
function around(schema: SchemaObject, place: Place, edited: EditedPayload, random: Random): EditedPayload {
  const { step, definition, withInner, focusedOn } = place;
  const isShared = definition !== undefined && random.chance(0.5);
  return {
    ...edited,
    path: step === undefined ? edited.path : [step, ...edited.path],
    payload: isShared ? schema : withInner(edited.payload),
    definitions: isShared ? new Map([...edited.definitions, [definition, edited.payload]]) : edited.definitions,
    focused: { before: focusedOn(edited.focused.before), after: focusedOn(edited.focused.after) },
  };
}
