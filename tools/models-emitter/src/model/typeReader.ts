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
import { memberDoc, schemaDoc } from './docs.ts';
import { membersOf } from './members.ts';
import type { Member, ModelType } from './model.ts';
import { itemPlace, memberPlace, type Place, rootPlace, valuePlace } from './place.ts';
import {
  ALL_TYPES,
  choices,
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
  const modelNames = new Map<string, boolean>();

  function typeAt(schema: Schema, place: Place): ModelType {
    const reference = definitionReference(schema, definitions);
    if (reference) return orNull(typeOfDefinition(reference.name, place), reference.isNullable);
    const accepted = valueTypes(schema, place);
    const isNullable = (accepted & NULL) !== 0;
    const types = accepted & ~NULL;
    if (types === (ALL_TYPES & ~NULL) || types === 0 || place.depth > MAX_DEPTH) return ANY_TYPE;
    const arms = KINDS.filter((kind) => (kind & types) !== 0).flatMap((kind) =>
      armsOf(typeOfKind(kind, types, schema, place)),
    );
    const unique = [...new Map(arms.map((arm) => [JSON.stringify(arm), arm])).values()];
    const [first = ANY_TYPE, ...others] = unique;
    return others.length === 0 ? orNull(first, isNullable) : { kind: 'union', arms: unique, isNullable };
  }

  /** Authors who list properties and no type mean an object. */
  function valueTypes(schema: Schema, place: Place): TypeSet {
    const accepted = typesOf(schema, definitions);
    return accepted === ALL_TYPES && membersOf(schema, place, definitions).length > 0 ? OBJECT : accepted;
  }

  function typeOfDefinition(name: string, place: Place): ModelType {
    const schema = definitions.get(name) ?? true;
    if (isModel(name)) return { kind: 'reference', name, isNullable: acceptsNull(schema) };
    if (place.inlined.includes(name)) return ANY_TYPE;
    return typeAt(schema, { ...rootPlace(name), inlined: [...place.inlined, name] });
  }

  function acceptsNull(schema: Schema): boolean {
    return (typesOf(schema, definitions) & NULL) !== 0;
  }

  /** Whether a definition is declared. Others have the types of their schemas wherever they are referred to. */
  function isModel(name: string): boolean {
    const known = modelNames.get(name) ?? isDeclared(name);
    modelNames.set(name, known);
    return known;
  }

  function isDeclared(name: string): boolean {
    const schema = definitions.get(name) ?? true;
    if (definitionReference(schema, definitions)) return false;
    const place = rootPlace(name);
    const types = valueTypes(schema, place) & ~NULL;
    if (types === STRING) return isEnum(schema);
    return types === OBJECT && isDeclaredObject(schema, place);
  }

  function isEnum(schema: Schema): boolean {
    const listed = listedStrings(schema, definitions);
    const values = listed ?? knownStrings(schema, definitions);
    return values.length > (listed ? 1 : 0) && values.every(isWellFormed);
  }

  function isDeclaredObject(schema: Schema, place: Place): boolean {
    return modelsChosen(schema).length === 0 && membersOf(schema, place, definitions).length > 0;
  }

  /** The models that a schema chooses from; empty if it describes objects in any other way. */
  function modelsChosen(schema: Schema): readonly string[] {
    const branches = typeof schema === 'boolean' ? [] : choices(schema);
    const names = branches
      .filter((branch) => (typesOf(branch, definitions) & OBJECT) !== 0)
      .map((branch) => definitionReference(branch, definitions)?.name);
    return names.every((name) => name !== undefined && !isChoice(name) && isModel(name)) ? (names as string[]) : [];
  }

  /** Choices between choices may refer to each other, so they are not followed. */
  function isChoice(name: string): boolean {
    const schema = definitions.get(name) ?? true;
    return typeof schema === 'object' && choices(schema).length > 0;
  }

  function typeOfKind(kind: TypeSet, types: TypeSet, schema: Schema, place: Place): ModelType {
    switch (kind) {
      case STRING:
        return types === STRING ? stringType(schema, place) : plain('string');
      case NUMBER:
        return plain(
          isSubset(types & NUMBER, INTEGER) && !hasLargeIntegers(schema, definitions) ? 'integer' : 'number',
        );
      case BOOLEAN:
        return plain('boolean');
      case ARRAY:
        return { kind: 'array', items: typeAt(itemSchema(schema, definitions), itemPlace(place)), isNullable: false };
      default:
        return objectType(schema, place);
    }
  }

  function stringType(schema: Schema, place: Place): ModelType {
    const listed = listedStrings(schema, definitions);
    const [only] = listed ?? [];
    if (only !== undefined && listed?.length === 1 && isWellFormed(only))
      return { kind: 'constant', value: only, isNullable: false };
    if (!isEnum(schema)) return plain('string');
    return { kind: 'reference', name: declareEnum(schema, nameOf(place)), isNullable: false };
  }

  function declareEnum(schema: Schema, name: string): string {
    const listed = listedStrings(schema, definitions);
    const values = listed ?? knownStrings(schema, definitions);
    declare(name, () => ({ kind: 'enum', name, doc: schemaDoc(schema), values, isOpen: listed === undefined }));
    return name;
  }

  function objectType(schema: Schema, place: Place): ModelType {
    const chosen = modelsChosen(schema);
    if (chosen.length > 0) {
      const arms = chosen.map((name): ModelType => ({ ...typeOfDefinition(name, place), isNullable: false }));
      return { kind: 'union', arms, isNullable: false };
    }
    if (membersOf(schema, place, definitions).length === 0) {
      return { kind: 'map', values: typeAt(valueSchema(schema, definitions), valuePlace(place)), isNullable: false };
    }
    const text = JSON.stringify(schema);
    const name = place.outer.get(text) ?? nameOf(place);
    declareObject(schema, { ...place, inlined: [], outer: new Map([...place.outer, [text, name]]) }, name);
    return { kind: 'reference', name, isNullable: false };
  }

  function declareObject(schema: Schema, place: Place, name: string): void {
    declare(name, () => ({ kind: 'object', name, doc: schemaDoc(schema), members: membersAt(schema, place) }));
  }

  function membersAt(schema: Schema, place: Place): readonly Member[] {
    // No other language has a name for the rest, which are kept like members that the contract does not know.
    const named = membersOf(schema, place, definitions).filter(({ name }) => isWellFormed(name));
    return named.map(({ name, isRequired, schema: member, declarations, owner }) => ({
      name,
      isRequired,
      type: typeAt(member, memberPlace(owner, name)),
      doc: memberDoc(declarations, definitions),
    }));
  }

  function declareDefinition(name: string): void {
    if (!isModel(name)) return;
    const schema = definitions.get(name) ?? true;
    const place = rootPlace(name);
    if ((valueTypes(schema, place) & ~NULL) === STRING) declareEnum(schema, name);
    else declareObject(schema, place, name);
  }

  return { typeAt, membersAt, declareDefinition };
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
