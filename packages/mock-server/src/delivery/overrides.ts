/** What replaces parts of an example: as the event has it, unless `unchecked` allows anything. */
export interface Overrides<Event, Set, Unchecked> {
  /** Values to replace in the payload, by JSON pointer such as `/data/email`. `undefined` removes an optional member. */
  readonly set?: ([Unchecked] extends [true] ? Values : ValuesIn<Event, Set>) | undefined;
  /** A payload to send instead of an example. Its ids and times stay. */
  readonly payload?: ([Unchecked] extends [true] ? unknown : Event) | undefined;
  /** Accepts values that violate the contract, to test how an endpoint handles them. */
  readonly unchecked?: Unchecked | undefined;
}

/** By JSON pointer. */
export type Values = Readonly<Record<string, unknown>>;

/** Values with the types that the event has at their pointers. Only these pointers are looked at, and not all places of the event. */
export type ValuesIn<Event, Set> = {
  readonly [Pointer in keyof Set]: unknown extends Event ? unknown : ValueAt<Event, Pointer>;
};

/** A pointer to nothing in the event. No value has this type. */
export interface NoSuchPlace<Pointer> {
  readonly [noSuchPlace]: Pointer;
}
declare const noSuchPlace: unique symbol;

type ValueAt<Event, Pointer> = [PlaceAt<Event, Pointer>] extends [never]
  ? NoSuchPlace<Pointer>
  : PlaceAt<Event, Pointer>;

type PlaceAt<Value, Pointer> = Pointer extends `/${infer Token}/${infer Rest}`
  ? PlaceAt<MemberOf<Value, Unescaped<Token>>, `/${Rest}`>
  : Pointer extends `/${infer Token}`
    ? MemberOf<Value, Unescaped<Token>>
    : never;

/** In a union, the member of those that have it. */
type MemberOf<Value, Name extends string> = unknown extends Value
  ? unknown
  : Value extends readonly (infer Item)[]
    ? Name extends `${bigint}`
      ? Item
      : never
    : Value extends object
      ? Name extends keyof Value
        ? Value[Name]
        : never
      : never;

type Unescaped<Token extends string> = Token extends `${infer Start}~1${infer Rest}`
  ? `${Unescaped<Start>}/${Unescaped<Rest>}`
  : Token extends `${infer Start}~0${infer Rest}`
    ? `${Start}~${Unescaped<Rest>}`
    : Token;
