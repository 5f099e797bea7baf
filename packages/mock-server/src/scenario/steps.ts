import type { ScenarioStep } from '@hookbook/webhook/x-webhook';
import { findEvent } from '../catalogue/find.ts';
import type { Provider, ProviderEvent } from '../catalogue/provider.ts';
import { suggest } from '../errors/suggest.ts';
import { UsageError } from '../errors/usageError.ts';
import { durationMs, isDuration } from '../message/duration.ts';

/** An event that happens, once. */
export interface Step {
  readonly event: ProviderEvent;
  readonly example?: string | undefined;
  /** Milliseconds since the step before. */
  readonly after: number;
  readonly set?: Readonly<Record<string, unknown>> | undefined;
}

/** What to play: the name of a scenario, an event type, a pattern of several such as `user.*`, or a step with more about it. */
export type Play = string | ScenarioStep;

/** The steps in order. Throws a `UsageError` for a name that is no scenario, event or pattern of the provider. */
export function stepsOf(provider: Provider, plays: readonly Play[]): readonly Step[] {
  const steps: Step[] = [];
  for (const play of plays) {
    for (const step of scenarioSteps(provider, play)) {
      // Before they are created.
      const added = stepsOfEvent(provider, checkedStep(step));
      if (steps.length + added.length > MAX_STEPS) throw tooManySteps();
      steps.push(...added);
    }
  }
  return steps;
}

/** More deliveries at once are a load test, which sends them as it creates them. */
const MAX_STEPS = 10_000;
export const MAX_REPEAT = 1000;

function scenarioSteps({ webhook: { scenarios = {} } }: Provider, play: Play): readonly ScenarioStep[] {
  if (typeof play !== 'string') return [play];
  const scenario = Object.hasOwn(scenarios, play) ? scenarios[play] : undefined;
  return scenario?.steps ?? [{ event: play }];
}

const STEP_MEMBERS: Readonly<Record<keyof ScenarioStep, (value: unknown) => boolean>> = {
  event: (value) => typeof value === 'string',
  example: (value) => typeof value === 'string',
  after: (value) => typeof value === 'string' && isDuration(value),
  repeat: (value) => Number.isInteger(value) && Number(value) >= 1 && Number(value) <= MAX_REPEAT,
  set: (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
};
const EXPECTED: Readonly<Record<keyof ScenarioStep, string>> = {
  event: 'an event type, or a pattern with `*`',
  example: 'the name of an example',
  after: 'an ISO 8601 duration such as PT5M',
  repeat: `an integer from 1 to ${MAX_REPEAT}`,
  set: 'an object whose keys are JSON pointers',
};

/** Steps of callers need not have been checked, as those of a contract are. */
function checkedStep(step: ScenarioStep): ScenarioStep {
  for (const [name, value] of Object.entries(step)) {
    if (!Object.hasOwn(STEP_MEMBERS, name)) throw unknownMember(name);
    const member = name as keyof ScenarioStep;
    if (value !== undefined && !STEP_MEMBERS[member](value)) throw invalidMember(member);
  }
  return step;
}

function unknownMember(name: string): UsageError {
  const names = Object.keys(STEP_MEMBERS);
  return new UsageError({
    code: 'unknown-option',
    message: `Unknown property \`${name}\` of a step.`,
    where: 'steps',
    fix: `Use ${names.join(', ')}.`,
    suggestions: suggest(name, names),
  });
}

function invalidMember(name: keyof ScenarioStep): UsageError {
  return new UsageError({
    code: 'invalid-step',
    message: `\`${name}\` of a step must be ${EXPECTED[name]}.`,
    where: 'steps',
    fix: `Pass ${EXPECTED[name]}.`,
  });
}

function tooManySteps(): UsageError {
  return new UsageError({
    code: 'too-many-steps',
    message: `These steps contain more than ${MAX_STEPS} events.`,
    where: 'steps',
    fix: 'Play fewer events at a time, or measure your endpoint with `hookbook-mock send --rate`.',
  });
}

function stepsOfEvent(
  provider: Provider,
  { event: name, example, after = 'PT0S', repeat = 1, set }: ScenarioStep,
): readonly Step[] {
  const events = name.includes('*') ? matching(provider, name) : [eventOf(provider, name)];
  const steps = events.flatMap((event) => Array.from({ length: repeat }, () => event));
  return steps.map((event, index) => ({ event, example, after: index === 0 ? durationMs(after) : 0, set }));
}

function matching(provider: Provider, pattern: string): readonly ProviderEvent[] {
  const escaped = pattern.split('*').map((text) => text.replace(/[\\^$.+?()[\]{}|]/g, '\\$&'));
  const expression = new RegExp(`^${escaped.join('[^]*')}$`);
  const found = provider.events.filter(({ type }) => expression.test(type));
  if (found.length > 0) return found;
  throw new UsageError({
    code: 'unknown-event',
    message: `No event of ${provider.title} matches "${pattern}".`,
    where: 'steps',
    fix: `List its events with \`hookbook-mock list ${provider.slug}\`.`,
    suggestions: suggest(pattern, prefixPatterns(provider)),
  });
}

/** `user.*` and `user.email.*` for `user.email.changed`. */
function prefixPatterns({ events }: Provider): readonly string[] {
  const patterns = events.flatMap(({ type }) =>
    [...type.matchAll(/[^a-z0-9]/gi)].map(({ index, 0: separator }) => `${type.slice(0, index)}${separator}*`),
  );
  return [...new Set(patterns)];
}

function eventOf(provider: Provider, name: string): ProviderEvent {
  const scenarios = Object.keys(provider.webhook.scenarios ?? {});
  const close = suggest(name, scenarios);
  try {
    return findEvent(provider, name);
  } catch (error) {
    if (!(error instanceof UsageError) || close.length === 0) throw error;
    const { code, message, where, fix, suggestions } = error;
    throw new UsageError({ code, message, where, fix, suggestions: [...close, ...suggestions] });
  }
}
