import type { EnumModel, Model, ModelType, ObjectModel, ValueModel } from '../model/model.ts';

/** How a language names and writes models. */
export interface Language {
  readonly generator: 'PythonGenerator' | 'GoGenerator' | 'JavaGenerator';
  readonly modelName: (name: string) => string;
  /** The name of the member with this index; that of a value has the index 0. */
  readonly memberName: (model: Model, index: number) => string;
  readonly types: TypeWriter;
  /** A model with members. `members` are their names and types in the language. */
  readonly object: (model: ObjectModel | ValueModel, name: string, members: readonly MemberText[]) => string;
  readonly enum: (model: EnumModel, name: string) => string;
}

export interface MemberText {
  readonly name: string;
  readonly type: string;
}

export type TypeOf<Kind extends ModelType['kind']> = ModelType & { readonly kind: Kind };

/** Writes types. The types inside a type are written already. Whether a type may be null is up to the language. */
export interface TypeWriter {
  readonly plain: (type: TypeOf<'any' | 'boolean' | 'integer' | 'number' | 'string'>) => string;
  readonly constant: (type: TypeOf<'constant'>) => string;
  readonly reference: (type: TypeOf<'reference'>, name: string) => string;
  readonly array: (type: TypeOf<'array'>, items: string) => string;
  readonly map: (type: TypeOf<'map'>, values: string) => string;
  readonly union: (type: TypeOf<'union'>, arms: readonly string[]) => string;
}
