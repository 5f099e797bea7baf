import { findEvent, findProvider } from '../catalogue/find.ts';
import type { Provider, ProviderEvent } from '../catalogue/provider.ts';
import { suggest } from '../errors/suggest.ts';
import { UsageError } from '../errors/usageError.ts';
import type { Body } from '../message/body.ts';
import { escapeToken, pointerPath } from '../message/pointer.ts';
import { getOwn } from '../message/runtimeExpression.ts';
import type { Delivery } from './delivery.ts';
import { issuesOf } from './issues.ts';

/** Rejects with a `UsageError` if values that were set are not what the contract says, such as a misspelt member. */
export async function checkValues(
  { provider: name, event, headers, body }: Delivery<Body>,
  set: Readonly<Record<string, unknown>> | undefined,
  catalogue: readonly Provider[],
): Promise<void> {
  const pointers = Object.keys(set ?? {});
  const provider = findProvider(catalogue, name);
  if (pointers.length === 0 || typeof body !== 'string') return;
  // The example itself may differ from the contract, as what a vendor publishes does.
  const issue = (await issuesOf(provider, { event, headers, body })).find(({ pointer }) =>
    pointers.some((set) => isAt(pointer, set)),
  );
  if (!issue) return;
  throw new UsageError({
    code: 'invalid-value',
    message: `The value at ${issue.pointer} is not what the contract says: ${issue.message}.`,
    where: 'set',
    suggestions: suggest(issue.pointer, siblings(findEvent(provider, event), issue.pointer)),
    fix: 'Correct it. To send it all the same, pass --unchecked (`unchecked: true`).',
  });
}

/** The pointers to what examples of the event have beside a place. */
function siblings({ examples }: ProviderEvent, pointer: string): readonly string[] {
  const parent = pointer.slice(0, pointer.lastIndexOf('/'));
  const path = pointerPath(parent);
  const names = examples.flatMap(({ payload }) => Object.keys(path.reduce(getOwn, payload) ?? {}));
  return [...new Set(names)].map((name) => `${parent}/${escapeToken(name)}`);
}

function isAt(pointer: string, set: string): boolean {
  return pointer === set || pointer.startsWith(`${set}/`);
}
