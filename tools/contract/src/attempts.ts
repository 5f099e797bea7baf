import type {
  AttemptFact,
  AttemptPolicy,
  DeliveryPolicy,
  Origin,
} from '../../../packages/webhook/src/x-webhook/webhook.ts';

/** The facts about attempts in an environment. One fact about how the provider retries replaces the others. */
export function attemptsIn(everywhere: AttemptPolicy, own: AttemptPolicy): AttemptPolicy {
  const { retries, maxRetries, retryFor, ...others } = everywhere;
  const schedule = { ...(retries && { retries }), ...(maxRetries && { maxRetries }), ...(retryFor && { retryFor }) };
  const isReplaced = own.retries !== undefined || own.maxRetries !== undefined || own.retryFor !== undefined;
  return { ...others, ...(!isReplaced && schedule), ...own };
}

/** What the vendor publishes about attempts: everywhere, and in each of its environments. */
export function publishedAttempts({
  environments = {},
  origin,
  ...everywhere
}: DeliveryPolicy): readonly AttemptPolicy[] {
  const published = (attempts: AttemptPolicy) => {
    const originOf = (fact: string): Origin =>
      attempts.origins?.[fact as AttemptFact] ?? everywhere.origins?.[fact as AttemptFact] ?? origin;
    return Object.fromEntries(Object.entries(attempts).filter(([fact]) => originOf(fact) === 'vendor'));
  };
  return [everywhere, ...Object.values(environments).map((own) => attemptsIn(everywhere, own))].map(published);
}
