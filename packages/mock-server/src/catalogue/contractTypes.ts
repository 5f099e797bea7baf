import type { ContractEvents, ContractScenarios } from '../gen/index.ts';

/** Accepts any string, while editors still complete the known ones. */
type OtherString = string & {};

/** A provider of the contract, or of a catalogue of your own, whose events TypeScript does not know. */
export type ProviderName = keyof ContractEvents | OtherString;

/** From a provider's name to the types of its events. */
export type EventTypes = { readonly [P in keyof ContractEvents]: keyof ContractEvents[P] & string };

export type EventTypeOf<P> = P extends keyof ContractEvents ? EventTypes[P] : string;

/** A name that is inferred from an argument, and must be one of these. */
export type OneOf<Names, Name> = Name extends Names ? Name : Names;

/**
 * The payload of an event. For a type that is still to be inferred it is `unknown`: a union of all events would take the
 * compiler seconds.
 */
export type EventOf<P, Type> = P extends keyof ContractEvents
  ? Type extends keyof ContractEvents[P]
    ? ContractEvents[P][Type]
    : unknown
  : unknown;

export type ScenarioOf<P> = P extends keyof ContractScenarios ? ContractScenarios[P] : string;
