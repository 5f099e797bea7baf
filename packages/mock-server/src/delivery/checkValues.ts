import { findEvent, findProvider } from '../catalogue/find.ts';
import type { Provider, ProviderEvent } from '../catalogue/provider.ts';
import { suggest } from '../errors/suggest.ts';
import { UsageError } from '../errors/usageError.ts';
import type { Body } from '../message/body.ts';
import { escapeToken, pointerPath } from '../message/pointer.ts';
import { getOwn } from '../message/runtimeExpression.ts';
import type { Delivery } from './delivery.ts';
import { type Issue, issuesOf } from './issues.ts';
import type { Values } from './overrides.ts';

/** Rejects with a `UsageError` if values that were set are not what the contract says, such as a misspelt member. */
export async function checkValues(
  { provider: name, event, headers, body }: Delivery<Body>,
  set: Values | undefined,
  catalogue: readonly Provider[],
): Promise<void> {
  const pointers = Object.keys(set ?? {});
  const provider = findProvider(catalogue, name);
  if (pointers.length === 0 || typeof body !== 'string') return;
  // The example itself may differ from the contract, as what a vendor publishes does.
  const issue = (await issuesOf(provider, { event, headers, body })).find(({ pointer }) =>
    pointers.some((set) => isAt(pointer, set)),
  );
  if (issue) throw invalidValue(issue, findEvent(provider, event));
}

/** The same for deliveries that follow each other. */
export async function checkSteps(
  steps: readonly { readonly delivery: Delivery<Body>; readonly set?: Values | undefined }[],
  catalogue: readonly Provider[],
): Promise<void> {
  for (const { delivery, set } of steps) await checkValues(delivery, set, catalogue);
}

/** Rejects with a `UsageError` if a payload is not what the contract says where another one was. */
export async function checkChanges(
  before: Delivery<Body>,
  after: Delivery<Body>,
  catalogue: readonly Provider[],
): Promise<void> {
  const provider = findProvider(catalogue, before.provider);
  await checkChangedBody(provider, [before, after], findEvent(provider, before.event));
}

/** The same for bodies of any request of the provider. */
export async function checkChangedBody(
  provider: Provider,
  requests: readonly [CheckedRequest, CheckedRequest],
  event?: ProviderEvent,
): Promise<void> {
  const [old = [], issues = []] = await Promise.all(
    requests.map(({ headers, body }) =>
      typeof body === 'string' ? issuesOf(provider, { ...(event && { event: event.type }), headers, body }) : [],
    ),
  );
  const issue = issues.find(({ pointer }) => !old.some((known) => known.pointer === pointer));
  if (issue) throw invalidValue(issue, event);
}

interface CheckedRequest {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Body;
}

function invalidValue(issue: Issue, event: ProviderEvent | undefined): UsageError {
  return new UsageError({
    code: 'invalid-value',
    message: `The value at ${issue.pointer} violates the contract: ${issue.message}.`,
    where: 'set',
    suggestions: event === undefined ? [] : suggest(issue.pointer, siblings(event, issue.pointer)),
    fix: 'Correct it, or pass --unchecked (`unchecked: true`) to send it as it is.',
  });
}

/** The pointers to what examples of the event have beside a place that none of them has. */
function siblings({ examples }: ProviderEvent, pointer: string): readonly string[] {
  const parent = pointer.slice(0, pointer.lastIndexOf('/'));
  const path = pointerPath(parent);
  const names = examples.flatMap(({ payload }) => Object.keys(path.reduce(getOwn, payload) ?? {}));
  const known = [...new Set(names)].map((name) => `${parent}/${escapeToken(name)}`);
  return known.includes(pointer) ? [] : known;
}

function isAt(pointer: string, set: string): boolean {
  return pointer === set || pointer.startsWith(`${set}/`);
}
