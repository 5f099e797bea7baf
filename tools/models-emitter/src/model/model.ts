/** A named type of a provider that every language declares. */
export type Model = ObjectModel | EnumModel | ValueModel;

export interface ObjectModel extends Named {
  readonly kind: 'object';
  readonly members: readonly Member[];
}

/** A string with known values. */
export interface EnumModel extends Named {
  readonly kind: 'enum';
  readonly values: readonly string[];
  /** Whether other values are valid too. */
  readonly isOpen: boolean;
}

/** An event whose payload is not an object, or one of several. */
export interface ValueModel extends Named {
  readonly kind: 'value';
  readonly type: ModelType;
}

interface Named {
  /** A name in Pascal case, unique in the provider. */
  readonly name: string;
  readonly doc: Doc;
}

export interface Member {
  /** The name on the wire. Untrusted text. */
  readonly name: string;
  readonly isRequired: boolean;
  readonly type: ModelType;
  readonly doc: Doc;
}

/** The type of a value that is not null, and whether the value may be null. */
export type ModelType = (
  | { readonly kind: 'any' | 'boolean' | 'integer' | 'number' | 'string' }
  /** Exactly this string. */
  | { readonly kind: 'constant'; readonly value: string }
  | { readonly kind: 'array'; readonly items: ModelType }
  /** An object whose members all have one type. */
  | { readonly kind: 'map'; readonly values: ModelType }
  /** An object or enum that is declared. */
  | { readonly kind: 'reference'; readonly name: string }
  | { readonly kind: 'union'; readonly arms: readonly ModelType[] }
) & { readonly isNullable: boolean };

export interface Doc {
  /** Markdown; empty if the contract says nothing. */
  readonly text: string;
  readonly isDeprecated: boolean;
}
