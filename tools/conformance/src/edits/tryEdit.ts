import { payloadIssues } from '@hookbook/codegen';
import type { Contract, Event, Provider } from '@hookbook/contract';
import { type Change, compareContracts } from '@hookbook/diff';
import { randomFor } from '@hookbook/payloads/random';
import { createSampleSource, resolveIn } from '@hookbook/testkit/sampleValues';
import { createIssuesOf } from '../claims/issuesOf.ts';
import { objectionTo, survive } from '../claims/survive.ts';
import { editCandidates } from './editCandidates.ts';
import { type EditedPayload, editPayload } from './editPayload.ts';

/** An event with the generated guard for it. */
export interface EditedEvent {
  /** How reports name the event. */
  readonly name: string;
  /** A provider that sends only this event. */
  readonly provider: Provider;
  readonly event: Event;
  readonly isAccepted: (payload: unknown) => boolean;
}

export interface EditOptions {
  readonly payloads: number;
  /** Equal seeds give equal edits and payloads. */
  readonly seed: number;
}

/** `none`: nothing about payloads was said to have changed. */
export type Verdict = 'breaking' | 'undecided' | 'compatible' | 'none';

/** What was said about an edit, and whether it holds. */
export interface EditResult {
  readonly event: string;
  readonly edited: EditedPayload;
  readonly verdict: Verdict;
  readonly rules: readonly string[];
  readonly payloads: number;
  /** Absent if it holds. */
  readonly contradiction?: { readonly problem: string; readonly payload: unknown };
  /** A payload that decides what was said to be undecided. */
  readonly decision?: { readonly payload: unknown };
  /** For the comparison. */
  readonly ms: number;
}

/** Edits an event, compares it with what it was, and tests what was said. */
export function tryEdit(
  { name, provider, event, isAccepted }: EditedEvent,
  { payloads, seed }: EditOptions,
): EditResult {
  const random = randomFor(seed, name);
  const schemas = new Map(provider.definitions.map((definition) => [definition.name, definition.schema]));
  const edited = editPayload(event.payload, schemas, random);
  const after = editedProvider(provider, edited);
  const start = performance.now();
  const changes = compareContracts(contractOf(provider), contractOf(after), { issuesOf: createIssuesOf }).filter(
    (change) => change.in === 'payload' && change.wire !== 'docs',
  );
  const ms = performance.now() - start;
  const issuesOf = payloadIssues(after)(edited.payload);
  const judges = { isAllowed: (payload: unknown) => issuesOf(payload).length === 0, isAccepted };
  const verdict = verdictOf(changes);
  const result = { event: name, edited, verdict, rules: [...new Set(changes.map(({ rule }) => rule))], ms };
  if (verdict === 'breaking') {
    const contradiction = changes.flatMap(({ witness }) => {
      const problem = witness && objectionTo(witness.value, judges);
      return problem === undefined ? [] : [{ problem, payload: witness?.value }];
    })[0];
    return { ...result, payloads: 0, ...(contradiction && { contradiction }) };
  }
  const resolve = { before: resolveIn(provider.definitions), after: resolveIn(after.definitions) };
  const options = { source: createSampleSource(seed), resolve, samples: payloads };
  const survival = survive(editCandidates(edited, options), payloads, judges);
  const found = survival.counterexample;
  const problem = `said to be ${verdict === 'none' ? 'no change' : verdict}, but the old validators refuse`;
  return {
    ...{ ...result, payloads: survival.payloads },
    ...(found && (verdict === 'undecided' ? { decision: found } : { contradiction: { ...found, problem } })),
  };
}

function editedProvider(provider: Provider, { payload, definitions }: EditedPayload): Provider {
  return {
    ...provider,
    events: provider.events.map((event) => ({ ...event, payload })),
    definitions: provider.definitions.map((definition) => ({
      ...definition,
      schema: definitions.get(definition.name) ?? definition.schema,
    })),
  };
}

function contractOf(provider: Provider): Contract {
  return { title: '', version: '', description: '', providers: [provider], guides: [], releases: [] };
}

function verdictOf(changes: readonly Change[]): Verdict {
  const breaking = changes.filter(({ wire }) => wire === 'breaking');
  if (breaking.some(({ undecided }) => !undecided)) return 'breaking';
  if (breaking.length > 0) return 'undecided';
  return changes.length > 0 ? 'compatible' : 'none';
}
