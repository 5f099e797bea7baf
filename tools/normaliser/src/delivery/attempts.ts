import { type AttemptFact, type AttemptPolicy, attemptsIn, type DeliveryPolicy } from '@hookbook/contract';
import { createDiagnostic, type Diagnostic } from '@hookbook/spec-reader/diagnostics/diagnostic';
import type { DeliveringProvider, DeliveryRule } from './deliveringProviders.ts';

export const DURATION_FIX = 'Use a duration such as PT15S, or leave it out.';

export function isZero(duration: string): boolean {
  return !/[1-9]/.test(duration);
}

/** The facts about attempts, everywhere and in each environment, with what an environment does not change. */
interface AttemptsPlace {
  readonly attempts: AttemptPolicy;
  /** As written there. */
  readonly own: AttemptPolicy;
  /** In `x-webhook`. */
  readonly path: readonly string[];
}

function placesOf(delivery: DeliveryPolicy): readonly AttemptsPlace[] {
  const { environments = {}, ...everywhere } = delivery;
  const inEnvironments = Object.entries(environments).map(([name, own]) => ({
    attempts: attemptsIn(everywhere, own),
    own,
    path: ['delivery', 'environments', name],
  }));
  return [{ attempts: everywhere, own: everywhere, path: ['delivery'] }, ...inEnvironments];
}

type Check = (place: AttemptsPlace) => readonly Problem[];

interface Problem {
  readonly fact: AttemptFact | 'origins';
  readonly message: string;
  readonly fix: string;
}

function rule(check: Check): DeliveryRule {
  return ({ webhook: { delivery }, locate }: DeliveringProvider): Diagnostic[] =>
    (delivery ? placesOf(delivery) : []).flatMap((place) =>
      check(place).map(({ fact, message, fix }) =>
        createDiagnostic('delivery-invalid', locate(...place.path, fact), message, { fix }),
      ),
    );
}

/** A response with a status of the class 1xx is followed by the final one. */
export const successIsFinal = rule(({ own: { success } }) => {
  if (success === undefined || !success.startsWith('1')) return [];
  const message = `No delivery can succeed with "${success}": a response of the class 1xx is not final.`;
  return [{ fact: 'success', message, fix: 'Use a class such as 2xx, or one code such as 200.' }];
});

export const timeoutsAreLongerThanZero = rule(({ own: { timeout }, path }) => {
  if (timeout === undefined || !isZero(timeout)) return [];
  const message = `x-webhook.${path.join('.')}.timeout is zero, so no response arrives in time.`;
  return [{ fact: 'timeout', message, fix: DURATION_FIX }];
});

export const stopsAreFailures = rule(({ attempts: { stopOn = [], disableAfter, success = '2xx' } }) => {
  const isDelivered = (status: string) => isStatusIn(status, success) || isStatusIn(success, status);
  const stop = stopOn.find(isDelivered);
  const disabling = disableAfter?.statuses?.find(isDelivered);
  return [
    ...(stop === undefined ? [] : [delivered('stopOn', stop, 'no attempt follows anyway')]),
    ...(disabling === undefined ? [] : [delivered('disableAfter', disabling, 'it disables no endpoint')]),
  ];
});

function delivered(fact: AttemptFact, status: string, consequence: string): Problem {
  const message = `A response with "${status}" counts as delivered, so ${consequence}.`;
  return { fact, message, fix: `Remove "${status}".` };
}

export const attemptsWithoutRetriesHaveNoMore = rule(({ attempts: { retries, ...others } }) => {
  if (retries === undefined || retries.length > 0) return [];
  const needing = (['maxRetries', 'retryFor', 'retryAfter', 'stopOn'] as const).filter((fact) => others[fact]);
  return needing.map((fact) => ({
    fact,
    message: `The provider makes one attempt, as retries says, so ${fact} has no effect.`,
    fix: `Remove ${fact}, or list the retries.`,
  }));
});

export const originsAreOfFacts = rule(({ own: { origins = {}, ...facts } }) =>
  Object.keys(origins)
    .filter((fact) => !Object.hasOwn(facts, fact))
    .map((fact) => ({
      fact: 'origins',
      message: `There is no ${fact} whose origin could be given.`,
      fix: `Add ${fact}, or remove its origin.`,
    })),
);

function isStatusIn(status: string, range: string): boolean {
  return range.endsWith('xx') ? status.startsWith(range.charAt(0)) : status === range;
}
