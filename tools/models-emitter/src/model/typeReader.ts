import { isWellFormed } from '@hookbook/contract/data';
import {
  ARRAY,
  BOOLEAN,
  type DefinitionMap,
  INTEGER,
  isSubset,
  NULL,
  NUMBER,
  OBJECT,
  type Schema,
  STRING,
  type TypeSet,
} from '@hookbook/contract/schema';
import type { Declarations } from './declarations.ts';
import { type DefinedModels, definedModels, isEnum, valueTypes } from './definedModels.ts';
import { memberDoc, schemaDoc } from './docs.ts';
import { membersOf } from './members.ts';
import type { Member, ModelType } from './model.ts';
import { itemPlace, memberPlace, type Place, rootPlace, valuePlace } from './place.ts';
import {
  ALL_TYPES,
  definitionReference,
  hasLargeIntegers,
  itemSchema,
  knownStrings,
  listedStrings,
  typesOf,
  valueSchema,
} from './schemaFacts.ts';

/** Objects inside objects, deeper than anybody writes them. A schema that refines itself has no end. */
const MAX_DEPTH = 24;

/** In the order in which a union lists them. */
const KINDS: readonly TypeSet[] = [OBJECT, ARRAY, STRING, NUMBER, BOOLEAN];

const ANY_TYPE: ModelType = { kind: 'any', isNullable: true };

export interface TypeReader {
  readonly typeAt: (schema: Schema, place: Place) => ModelType;
  readonly membersAt: (schema: Schema, place: Place) => readonly Member[];
  /** Declares the model of a definition if it has one: if it is an object or an enum. */
  readonly declareDefinition: (name: string) => void;
}

/** Reads the types of schemas, and declares the models that they refer to. */
export function typeReader(
  definitions: DefinitionMap,
  { declare, nameOf }: Pick<Declarations, 'declare' | 'nameOf'>,
): TypeReader {
  const reading = { definitions, models: definedModels(definitions), declare, nameOf };
  return {
    typeAt: (schema, place) => typeAt(schema, place, reading),
    membersAt: (schema, place) => membersAt(schema, place, reading),
    declareDefinition: (name) => declareDefinition(name, reading),
  };
}

interface Reading extends Pick<Declarations, 'declare' | 'nameOf'> {
  readonly definitions: DefinitionMap;
  readonly models: DefinedModels;
}

function typeAt(schema: Schema, place: Place, reading: Reading): ModelType {
  const { definitions } = reading;
  const reference = definitionReference(schema, definitions);
  if (reference) return orNull(typeOfDefinition(reference.name, place, reading), reference.isNullable);
  const accepted = valueTypes(schema, place, definitions);
  const isNullable = (accepted & NULL) !== 0;
  const types = accepted & ~NULL;
  if (types === (ALL_TYPES & ~NULL) || types === 0 || place.depth > MAX_DEPTH) return ANY_TYPE;
  const arms = KINDS.filter((kind) => (kind & types) !== 0).flatMap((kind) =>
    armsOf(typeOfKind({ kind, types }, schema, place, reading)),
  );
  const unique = [...new Map(arms.map((arm) => [JSON.stringify(arm), arm])).values()];
  const [first = ANY_TYPE, ...others] = unique;
  return others.length === 0 ? orNull(first, isNullable) : { kind: 'union', arms: unique, isNullable };
}

function typeOfDefinition(name: string, place: Place, reading: Reading): ModelType {
  const { definitions, models } = reading;
  const schema = definitions.get(name) ?? true;
  if (models.isModel(name)) {
    const isNullable = (typesOf(schema, definitions) & NULL) !== 0;
    return { kind: 'reference', name, isNullable };
  }
  if (place.inlined.includes(name)) return ANY_TYPE;
  return typeAt(schema, { ...rootPlace(name), inlined: [...place.inlined, name] }, reading);
}

/** The type of the values of one kind, of the types that a schema accepts. */
function typeOfKind(
  { kind, types }: { readonly kind: TypeSet; readonly types: TypeSet },
  schema: Schema,
  place: Place,
  reading: Reading,
): ModelType {
  const { definitions } = reading;
  switch (kind) {
    case STRING:
      return types === STRING ? stringType(schema, place, reading) : plain('string');
    case NUMBER:
      return plain(isSubset(types & NUMBER, INTEGER) && !hasLargeIntegers(schema, definitions) ? 'integer' : 'number');
    case BOOLEAN:
      return plain('boolean');
    case ARRAY: {
      const items = typeAt(itemSchema(schema, definitions), itemPlace(place), reading);
      return { kind: 'array', items, isNullable: false };
    }
    default:
      return objectType(schema, place, reading);
  }
}

function stringType(schema: Schema, place: Place, reading: Reading): ModelType {
  const listed = listedStrings(schema, reading.definitions);
  const [only] = listed ?? [];
  if (only !== undefined && listed?.length === 1 && isWellFormed(only))
    return { kind: 'constant', value: only, isNullable: false };
  if (!isEnum(schema, reading.definitions)) return plain('string');
  const name = reading.nameOf(place);
  declareEnum(schema, name, reading);
  return { kind: 'reference', name, isNullable: false };
}

function declareEnum(schema: Schema, name: string, { definitions, declare }: Reading): void {
  const listed = listedStrings(schema, definitions);
  const values = listed ?? knownStrings(schema, definitions);
  declare(name, () => ({ kind: 'enum', name, doc: schemaDoc(schema), values, isOpen: listed === undefined }));
}

function objectType(schema: Schema, place: Place, reading: Reading): ModelType {
  const { definitions, models, nameOf } = reading;
  const chosen = models.modelsChosen(schema);
  if (chosen.length > 0) {
    const arms = chosen.map((name): ModelType => ({ ...typeOfDefinition(name, place, reading), isNullable: false }));
    return { kind: 'union', arms, isNullable: false };
  }
  if (membersOf(schema, place, definitions).length === 0) {
    const values = typeAt(valueSchema(schema, definitions), valuePlace(place), reading);
    return { kind: 'map', values, isNullable: false };
  }
  const text = JSON.stringify(schema);
  const name = place.outer.get(text) ?? nameOf(place);
  declareObject(schema, { ...place, inlined: [], outer: new Map([...place.outer, [text, name]]) }, name, reading);
  return { kind: 'reference', name, isNullable: false };
}

function declareObject(schema: Schema, place: Place, name: string, reading: Reading): void {
  const members = () => membersAt(schema, place, reading);
  reading.declare(name, () => ({ kind: 'object', name, doc: schemaDoc(schema), members: members() }));
}

function membersAt(schema: Schema, place: Place, reading: Reading): readonly Member[] {
  const { definitions } = reading;
  // No other language has a name for the rest, which are kept like members that the contract does not know.
  const named = membersOf(schema, place, definitions).filter(({ name }) => isWellFormed(name));
  return named.map(({ name, isRequired, schema: member, declarations, owner }) => ({
    name,
    isRequired,
    type: typeAt(member, memberPlace(owner, name), reading),
    doc: memberDoc(declarations, definitions),
  }));
}

function declareDefinition(name: string, reading: Reading): void {
  const { definitions, models } = reading;
  if (!models.isModel(name)) return;
  const schema = definitions.get(name) ?? true;
  const place = rootPlace(name);
  if ((valueTypes(schema, place, definitions) & ~NULL) === STRING) declareEnum(schema, name, reading);
  else declareObject(schema, place, name, reading);
}

function plain(kind: 'boolean' | 'integer' | 'number' | 'string'): ModelType {
  return { kind, isNullable: false };
}

function orNull(type: ModelType, isNullable: boolean): ModelType {
  return { ...type, isNullable: type.isNullable || isNullable };
}

function armsOf(type: ModelType): readonly ModelType[] {
  return type.kind === 'union' ? type.arms : [type];
}
