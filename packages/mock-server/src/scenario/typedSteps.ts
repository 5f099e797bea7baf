import type { EventOf, EventTypeOf, OneOf, ScenarioOf } from '../catalogue/contractTypes.ts';
import type { ValuesIn } from '../delivery/overrides.ts';

/** Steps of a provider that are inferred from an argument: with its names, and with values as its events have them. */
export type StepsOf<P, Steps, Unchecked> = {
  readonly [Index in keyof Steps]: StepOf<P, Steps[Index], Unchecked>;
};

type StepOf<P, Step, Unchecked> = Step extends string
  ? NameOf<P, Step, EventTypeOf<P> | ScenarioOf<P>>
  : Step extends { readonly event: infer Name extends string }
    ? StepWith<P, Name, Step, Unchecked>
    : Step;

type StepWith<P, Name extends string, Step, Unchecked> = {
  readonly [Member in keyof Step]: Member extends 'event'
    ? NameOf<P, Name, EventTypeOf<P>>
    : Member extends 'set'
      ? SetIn<EventOf<P, Matching<P, Name>>, Step[Member], Unchecked>
      : Step[Member];
};

type SetIn<Event, Set, Unchecked> = [Unchecked] extends [true] ? Set : ValuesIn<Event, Set>;

type NameOf<P, Name extends string, Names> = Name extends `${string}*${string}`
  ? [Matching<P, Name>] extends [never]
    ? NoSuchEvent<Name>
    : Name
  : OneOf<Names, Name>;

/** A pattern that matches no event of the provider. No string has this type. */
export interface NoSuchEvent<Pattern> {
  readonly [noSuchEvent]: Pattern;
}
declare const noSuchEvent: unique symbol;

/** The event types that an event type or a pattern selects. */
type Matching<P, Name extends string> = EventTypeOf<P> & Glob<Name>;

type Glob<Pattern extends string> = Pattern extends `${infer Start}*${infer Rest}`
  ? `${Start}${string}${Glob<Rest>}`
  : Pattern;
