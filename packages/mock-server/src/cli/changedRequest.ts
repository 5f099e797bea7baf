import type { Provider } from '../catalogue/provider.ts';
import { checkChangedBody } from '../delivery/checkValues.ts';
import { UsageError } from '../errors/usageError.ts';
import { payloadOf, textOf } from '../message/body.ts';
import { setValues } from '../message/setValues.ts';
import type { RecordedRequest } from '../recording/recordedRequest.ts';
import type { CliContext } from './cliContext.ts';
import { setFromFlags } from './deliveryFromFlags.ts';

export interface ChangeFlags {
  readonly set?: readonly string[] | undefined;
  readonly unset?: readonly string[] | undefined;
  readonly edit?: boolean | undefined;
  readonly unchecked?: boolean | undefined;
}

/** Whether the payload is to be changed. */
export function hasChanges({ set = [], unset = [], edit = false }: ChangeFlags): boolean {
  return set.length > 0 || unset.length > 0 || edit;
}

/** A recorded request with another payload. Rejects with a `UsageError` for values that the contract does not allow. */
export async function changedRequest(
  request: RecordedRequest,
  flags: ChangeFlags,
  provider: Provider | undefined,
  { editText }: CliContext,
): Promise<RecordedRequest> {
  if (!hasChanges(flags)) return request;
  if (!provider)
    throw new UsageError({
      code: 'invalid-arguments',
      message: 'The recorded signature does not cover the changed payload.',
      where: '--sign',
      fix: 'Sign the request again, with --sign <provider>.',
    });
  const payload = payloadOf(request.body);
  const set = setFromFlags(flags);
  if (payload === undefined && Object.keys(set).length > 0)
    throw new UsageError({
      code: 'invalid-payload',
      message: '--set and --unset need a JSON body. The recorded body is not valid JSON.',
      where: '--set',
      fix: 'Remove them, or use --edit.',
    });
  const changed = payload === undefined ? (textOf(request.body) ?? '') : textFor(setValues(payload, set));
  const after = { ...request, body: flags.edit ? compact(await editText(changed)) : compact(changed) };
  if (!flags.unchecked) await checkChangedBody(provider, [request, after]);
  return after;
}

/** For people. */
function textFor(payload: unknown): string {
  return `${JSON.stringify(payload, null, 2)}\n`;
}

/** As providers send it, if it is JSON. */
function compact(text: string): string {
  const payload = payloadOf(text);
  return payload === undefined ? text : JSON.stringify(payload);
}
