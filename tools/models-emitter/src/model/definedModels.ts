import { isWellFormed } from '@hookbook/contract/data';
import { type DefinitionMap, NULL, OBJECT, type Schema, STRING, type TypeSet } from '@hookbook/contract/schema';
import { membersOf } from './members.ts';
import { type Place, rootPlace } from './place.ts';
import { ALL_TYPES, choices, definitionReference, knownStrings, listedStrings, typesOf } from './schemaFacts.ts';

/** Which definitions are models, and the facts about schemas that decide it. */
export interface DefinedModels {
  /** Whether a definition is declared. Others have the types of their schemas wherever they are referred to. */
  readonly isModel: (name: string) => boolean;
  /** The models that a schema chooses from; empty if it describes objects in any other way. */
  readonly modelsChosen: (schema: Schema) => readonly string[];
}

export function definedModels(definitions: DefinitionMap): DefinedModels {
  const modelNames = new Map<string, boolean>();

  function isModel(name: string): boolean {
    const known = modelNames.get(name) ?? isDeclared(name);
    modelNames.set(name, known);
    return known;
  }

  function isDeclared(name: string): boolean {
    const schema = definitions.get(name) ?? true;
    if (definitionReference(schema, definitions)) return false;
    const place = rootPlace(name);
    const types = valueTypes(schema, place, definitions) & ~NULL;
    if (types === STRING) return isEnum(schema, definitions);
    return types === OBJECT && isDeclaredObject(schema, place);
  }

  function isDeclaredObject(schema: Schema, place: Place): boolean {
    return modelsChosen(schema).length === 0 && membersOf(schema, place, definitions).length > 0;
  }

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

  return { isModel, modelsChosen };
}

/** Authors who list properties and no type mean an object. */
export function valueTypes(schema: Schema, place: Place, definitions: DefinitionMap): TypeSet {
  const accepted = typesOf(schema, definitions);
  if (accepted !== ALL_TYPES) return accepted;
  const branches = typeof schema === 'object' ? choices(schema) : [];
  if (branches.length > 0)
    return branches.reduce<TypeSet>((types, branch) => types | valueTypes(branch, place, definitions), 0);
  return membersOf(schema, place, definitions).length > 0 ? OBJECT : accepted;
}

/** Whether texts are the values of an enum: several, or some of an extensible one. */
export function isEnum(schema: Schema, definitions: DefinitionMap): boolean {
  const listed = listedStrings(schema, definitions);
  const values = listed ?? knownStrings(schema, definitions);
  return values.length > (listed ? 1 : 0) && values.every(isWellFormed);
}
