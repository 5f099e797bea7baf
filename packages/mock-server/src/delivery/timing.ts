import type { DeliveryPolicy } from '../catalogue/provider.ts';

/** Recommended by Standard Webhooks. */
const DEFAULT_TIMEOUT = 'PT15S';
const DEFAULT_RETRIES = ['PT5S', 'PT5M', 'PT30M', 'PT2H', 'PT5H', 'PT10H', 'PT14H', 'PT20H', 'P1D'];

const DURATION = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/;

/** Milliseconds the receiver has to respond. */
export function responseTimeout(policy: DeliveryPolicy | undefined): number {
  return durationMs(policy?.timeout ?? DEFAULT_TIMEOUT);
}

/** The provider's retry schedule in milliseconds, or else the recommended delays that fit into `retryFor`. */
export function retryDelays(policy: DeliveryPolicy | undefined): readonly number[] {
  if (policy?.retries) return policy.retries.map(durationMs);
  const limit = policy?.retryFor === undefined ? Number.POSITIVE_INFINITY : durationMs(policy.retryFor);
  let elapsed = 0;
  return DEFAULT_RETRIES.map(durationMs).filter((delay) => {
    elapsed += delay;
    return elapsed <= limit;
  });
}

/** Milliseconds of an ISO 8601 duration. The contract allows days, hours, minutes and seconds only. */
export function durationMs(text: string): number {
  const match = DURATION.exec(text);
  if (!match) throw new Error(`"${text}" is not an ISO 8601 duration of days, hours, minutes and seconds.`);
  const [days = 0, hours = 0, minutes = 0, seconds = 0] = match.slice(1).map((part) => Number(part ?? 0));
  return (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000;
}
