import type { AttemptPolicy, Entities, Handshake, RuntimeExpression, Signature, Webhook } from '@hookbook/contract';

/** The `x-webhook` that says what a contract knows about a provider. */
export function webhookExtension({ eventType, entities, signature, delivery, handshake, ...others }: Webhook): object {
  return {
    ...(eventType.length > 0 && { eventType: eventType.map(written) }),
    ...Object.fromEntries(
      Object.entries(others).map(([name, fact]) => [name, isExpression(fact) ? written(fact) : fact]),
    ),
    ...(entities && { entities: entitiesExtension(entities) }),
    ...(signature && { signature: signatureFacts(signature) }),
    ...(delivery && { delivery: deliveryFacts(delivery) }),
    ...(handshake && { handshake: handshakeFacts(handshake) }),
  };
}

/** The `x-entities` of a message. */
export function entitiesExtension(entities: Entities): object {
  return Object.fromEntries(Object.entries(entities).map(([name, places]) => [name, places.map(written)]));
}

function isExpression(fact: unknown): fact is RuntimeExpression {
  return typeof fact === 'object' && fact !== null && 'expression' in fact;
}

function written({ expression }: RuntimeExpression): string {
  return expression;
}

/** The scheme says the algorithm, and there is one tolerance. */
function signatureFacts(signature: Signature): object {
  const { algorithm: _, content, timestamp, tolerance, also, ...facts } = signature;
  const { tolerance: ofTimestamp, ...time } = timestamp ?? {};
  const allowed = ofTimestamp ?? tolerance;
  return {
    ...facts,
    ...(content !== '' && { content }),
    ...(timestamp && { timestamp: time }),
    ...(allowed !== undefined && { tolerance: allowed }),
    ...(also && { also: also.map((other) => differences(other, signature)) }),
  };
}

/** The facts in which a further signature differs from the main one. All have the same time and id. */
function differences({ timestamp: _, id: __, ...facts }: NonNullable<Signature['also']>[number], main: object): object {
  const known = new Map(Object.entries(main));
  return Object.fromEntries(
    Object.entries(facts).filter(([name, fact]) => JSON.stringify(fact) !== JSON.stringify(known.get(name))),
  );
}

function deliveryFacts({ environments, ...delivery }: NonNullable<Webhook['delivery']>): object {
  return {
    ...attemptFacts(delivery),
    ...(environments && {
      environments: Object.fromEntries(
        Object.entries(environments).map(([name, attempts]) => [name, attemptFacts(attempts)]),
      ),
    }),
  };
}

function attemptFacts({ retries, ...facts }: AttemptPolicy): object {
  return { ...facts, ...(retries && { retries: retries.length === 0 ? 'none' : retries }) };
}

function handshakeFacts({ when, challenge, ...facts }: Handshake): object {
  const conditions = when.map(({ place, value }) => [written(place), value] as const);
  return {
    ...(when.length > 0 && { when: Object.fromEntries(conditions) }),
    ...(challenge && { challenge: written(challenge) }),
    ...facts,
  };
}
