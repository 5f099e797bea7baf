import type { Event, Provider } from '@hookbook/contract';
import type { Change } from '@hookbook/diff';
import { type GeneratedProvider, loadValidators } from '@hookbook/testkit/loadValidators';
import { createSampleSource, type Resolve, resolveIn } from '@hookbook/testkit/sampleValues';
import { candidates } from '../claims/candidates.ts';
import { onlyEvents } from '../claims/onlyEvents.ts';
import { type Judges, objectionTo, survive } from '../claims/survive.ts';
import { changedEvents } from './changedEvents.ts';

export interface CheckOptions {
  /** How many payloads of each event the old validators have to accept. */
  readonly payloads: number;
  readonly seed: number;
}

/** What is wrong with what was said about an event. */
export interface Contradiction {
  readonly event: string;
  readonly problem: string;
  readonly payload?: unknown;
}

export interface StepCheck {
  readonly witnesses: number;
  /** The events that have changed and are not breaking. */
  readonly tested: number;
  /** The tested events for which no payload was found, so that nothing is known of them. */
  readonly withoutPayload: readonly string[];
  readonly payloads: number;
  readonly contradictions: readonly Contradiction[];
}

/** Two editions of a provider, and what was said about their difference. */
export interface ComparedStep {
  readonly before: Provider;
  readonly after: Provider;
  readonly changes: readonly Pick<Change, 'event' | 'in' | 'wire' | 'undecided' | 'witness' | 'rule' | 'pointer'>[];
}

/** How often a value is sampled for each payload that is wanted: the sampler does not know all keywords. */
const SAMPLES_PER_PAYLOAD = 2;

/**
 * Tests what was said about payloads with the generated validators of both editions: that breaking changes have a witness, and
 * that random payloads of all other events pass the old validators.
 */
export async function checkStep({ before, after, changes }: ComparedStep, options: CheckOptions): Promise<StepCheck> {
  const breaking = changes.filter((change) => change.in === 'payload' && change.wire === 'breaking');
  const broken = new Set(breaking.map(({ event = '' }) => event));
  const tested = changedEvents(before, after).filter((type) => !broken.has(type));
  const judgesOf = await loadJudges(before, after, new Set([...broken, ...tested]));
  const survived = survivals(after, { types: tested, judgesOf, ...options });
  return {
    witnesses: breaking.filter(({ witness }) => witness).length,
    tested: tested.length,
    withoutPayload: survived.filter(({ payloads }) => payloads === 0).map(({ type }) => type),
    payloads: survived.reduce((sum, { payloads }) => sum + payloads, 0),
    contradictions: [
      ...breaking.flatMap((change) => witnessContradiction(change, judgesOf(change.event ?? '')) ?? []),
      ...survived.flatMap(({ type, counterexample }) =>
        counterexample
          ? [
              {
                event: type,
                problem: 'is not breaking, but the old validators refuse',
                payload: counterexample.payload,
              },
            ]
          : [],
      ),
    ],
  };
}

type JudgesOf = (type: string) => Judges;

async function loadJudges(before: Provider, after: Provider, types: ReadonlySet<string>): Promise<JudgesOf> {
  const [old, fresh] = await loadValidators([
    { ...onlyEvents(before, types), slug: 'before' },
    { ...onlyEvents(after, types), slug: 'after' },
  ]);
  const accepts = (side: GeneratedProvider | undefined, type: string, payload: unknown) =>
    side?.events.get(type)?.is(payload) === true;
  return (type) => ({
    isAllowed: (payload) => accepts(fresh, type, payload),
    isAccepted: (payload) => accepts(old, type, payload),
  });
}

function witnessContradiction(
  { event = '', rule, pointer = '', witness, undecided }: ComparedStep['changes'][number],
  judges: Judges,
): Contradiction | undefined {
  const problem = (text: string) => `${rule} at ${pointer || 'the root'}: ${text}`;
  if (!witness) return undecided ? undefined : { event, problem: problem('there is no witness') };
  const objection = objectionTo(witness.value, judges);
  return objection === undefined ? undefined : { event, problem: problem(objection), payload: witness.value };
}

interface SurvivalOptions extends CheckOptions {
  readonly types: readonly string[];
  readonly judgesOf: JudgesOf;
}

function survivals({ events, definitions }: Provider, { types, judgesOf, payloads, seed }: SurvivalOptions) {
  const resolve: Resolve = resolveIn(definitions);
  const byType = new Map<string, Event>(events.map((event) => [event.type, event]));
  const source = createSampleSource(seed);
  return types.map((type) => {
    const schema = byType.get(type)?.payload ?? true;
    const samples = payloads * SAMPLES_PER_PAYLOAD;
    return { type, ...survive(candidates(schema, { source, resolve, samples }), payloads, judgesOf(type)) };
  });
}
