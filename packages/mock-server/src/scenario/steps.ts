import type { ScenarioStep } from '@hookbook/webhook/x-webhook';
import { findEvent } from '../catalogue/find.ts';
import type { Provider, ProviderEvent } from '../catalogue/provider.ts';
import { suggest } from '../errors/suggest.ts';
import { UsageError } from '../errors/usageError.ts';
import { durationMs } from '../message/duration.ts';

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
  return plays.flatMap((play) => {
    if (typeof play !== 'string') return stepsOfEvent(provider, play);
    const { scenarios = {} } = provider.webhook;
    const scenario = Object.hasOwn(scenarios, play) ? scenarios[play] : undefined;
    return (scenario?.steps ?? [{ event: play }]).flatMap((step) => stepsOfEvent(provider, step));
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
    message: `${provider.title} has no event like "${pattern}".`,
    where: 'steps',
    fix: `List its events with \`hookbook-mock list ${provider.slug}\`.`,
  });
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
