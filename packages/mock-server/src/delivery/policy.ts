import type { AttemptPolicy, DeliveryPolicy, Origin } from '@hookbook/webhook/x-webhook';
import type { Provider } from '../catalogue/provider.ts';
import { suggest } from '../errors/suggest.ts';
import { UsageError } from '../errors/usageError.ts';
import { durationMs } from '../message/duration.ts';

/** How a delivery is attempted, and who says so: `hookbook` for what the vendor does not publish. */
export interface AttemptPlan {
  /** Milliseconds the receiver has to respond. */
  readonly timeout: number;
  /** The status codes that count as delivered: one code, or a class such as `2xx`. */
  readonly success: string;
  /** Milliseconds to wait before each further attempt. Empty if the vendor publishes no retries. */
  readonly retries: readonly number[];
  /** The status codes after which no attempt follows. */
  readonly stopOn: readonly string[];
  /** Whether the header `retry-after` of a response delays the next attempt. */
  readonly honoursRetryAfter: boolean;
  /** When the provider disables an endpoint. Absent if the vendor publishes no numbers. */
  readonly disableAfter?: DisableLimit;
  /** The status codes with which an endpoint disables itself. No attempt follows. */
  readonly disableOn: readonly string[];
  readonly origins: {
    readonly timeout: Origin;
    readonly success: Origin;
    readonly retries: Origin;
  };
}

/** Deliveries that fail so often, before an endpoint is disabled. */
export interface DisableLimit {
  /** Attempts after which a delivery counts. */
  readonly failedAttempts: number;
  /** Deliveries within the time. */
  readonly failedMessages: number;
  /** Milliseconds. */
  readonly within: number;
}

/** Recommended by Standard Webhooks. */
const DEFAULT_TIMEOUT = 'PT15S';
export const STANDARD_RETRIES: readonly number[] = [
  'PT5S',
  'PT5M',
  'PT30M',
  'PT2H',
  'PT5H',
  'PT10H',
  'PT14H',
  'PT20H',
  'P1D',
].map(durationMs);

/** For deliveries of which the contract says nothing. */
export const DEFAULT_PLAN: AttemptPlan = planOf({});

const plans = new WeakMap<Provider, AttemptPlan>();

/** The plan of a provider, in one of its environments or in that of the other facts. Throws a `UsageError`. */
export function attemptPlan(provider: Provider, environment: string | undefined): AttemptPlan {
  if (environment !== undefined) return newPlan(provider, environment);
  const known = plans.get(provider);
  if (known) return known;
  const plan = newPlan(provider, environment);
  plans.set(provider, plan);
  return plan;
}

function newPlan(provider: Provider, environment: string | undefined): AttemptPlan {
  return planOf(policyIn(provider, environment), provider.webhook.delivery?.origin);
}

function planOf(facts: AttemptPolicy, origin: Origin = 'hookbook'): AttemptPlan {
  const { timeout, success, retryAfter, stopOn = [], disableAfter } = facts;
  const disableOn = disableAfter?.statuses ?? [];
  const originOf = (fact: 'timeout' | 'success' | 'retries') =>
    facts[fact] === undefined ? 'hookbook' : (facts.origins?.[fact] ?? origin);
  return {
    timeout: durationMs(timeout ?? DEFAULT_TIMEOUT),
    success: success ?? '2xx',
    retries: retryDelays(facts),
    stopOn: [...new Set([...stopOn, ...disableOn])],
    honoursRetryAfter: retryAfter === 'honoured',
    ...disableLimit(facts),
    disableOn,
    origins: { timeout: originOf('timeout'), success: originOf('success'), retries: originOf('retries') },
  };
}

/** Text without numbers is not played. */
function disableLimit({ disableAfter }: AttemptPolicy): Pick<AttemptPlan, 'disableAfter'> {
  const { failedAttempts = 1, failedMessages, within } = disableAfter ?? {};
  if (failedMessages === undefined) return {};
  const limit = within === undefined ? Number.POSITIVE_INFINITY : durationMs(within);
  return { disableAfter: { failedAttempts, failedMessages, within: limit } };
}

/** What an environment says about retries replaces all that is said elsewhere. */
function policyIn(provider: Provider, environment: string | undefined): AttemptPolicy {
  const policy: Partial<DeliveryPolicy> = provider.webhook.delivery ?? {};
  if (environment === undefined) return policy;
  const { retries, maxRetries, retryFor, ...others } = policy;
  const own = environmentOf(provider, environment);
  const hasRetries = own.retries !== undefined || own.maxRetries !== undefined || own.retryFor !== undefined;
  return { ...(hasRetries ? others : policy), ...own, origins: { ...policy.origins, ...own.origins } };
}

function environmentOf({ title, webhook }: Provider, environment: string): AttemptPolicy {
  const environments = webhook.delivery?.environments ?? {};
  const found = Object.hasOwn(environments, environment) ? environments[environment] : undefined;
  if (found) return found;
  const known = Object.keys(environments);
  throw new UsageError({
    code: 'unknown-environment',
    message: `${title} has no environment "${environment}" in the contract.`,
    where: 'environment',
    fix: known.length === 0 ? 'Remove it.' : `Use ${known.join(' or ')}, or remove it.`,
    suggestions: suggest(environment, known),
  });
}

/** The provider's delays in milliseconds, or delays that fit what it says. None if it says nothing. */
function retryDelays({ retries, maxRetries, retryFor }: AttemptPolicy): readonly number[] {
  if (retries) return retries.map(durationMs);
  if (maxRetries === undefined && retryFor === undefined) return [];
  const limit = retryFor === undefined ? Number.POSITIVE_INFINITY : durationMs(retryFor);
  if (maxRetries === undefined) return recommendedWithin(limit);
  const recommended = Array.from({ length: maxRetries }, (_, index) => STANDARD_RETRIES[index] ?? durationMs('P1D'));
  const isTooLong = recommended.reduce((sum, delay) => sum + delay, 0) > limit;
  return isTooLong ? recommended.map(() => limit / maxRetries) : recommended;
}

function recommendedWithin(limit: number): readonly number[] {
  let elapsed = 0;
  return STANDARD_RETRIES.filter((delay) => {
    elapsed += delay;
    return elapsed <= limit;
  });
}
