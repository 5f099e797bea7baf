import { findProvider, providerNamed } from '../catalogue/find.ts';
import { signatureOf } from '../catalogue/signature.ts';
import { UsageError } from '../errors/usageError.ts';
import { parseRecording } from '../recording/parseRecording.ts';
import { recordedDelivery, type Signer } from '../recording/recordedDelivery.ts';
import type { RecordedRequest } from '../recording/recordedRequest.ts';
import type { Attempt } from '../send/attempt.ts';
import { send } from '../send/send.ts';
import { withoutCredentials } from '../send/target.ts';
import { readArguments } from './arguments.ts';
import { attemptText } from './attemptText.ts';
import { changedRequest } from './changedRequest.ts';
import type { CliContext, ExitCode } from './cliContext.ts';
import { parseHeader, secretFromFlags, testSecretText } from './deliveryFromFlags.ts';
import { readFileArgument } from './readFileArgument.ts';
import { SENDING_OPTIONS, SENDING_USAGE, sendingFromFlags, untilStopped, withRetryValue } from './sending.ts';

export const RESEND_USAGE = `hookbook-mock resend <file|-> [<number>…] --to <url or port>
  <number>                 the requests to send, such as 3 or 2-5 (default: all)
  --sign <provider>        sign again, as the provider does now (default: as recorded, byte for byte)
  --secret <secret>        the secret that the receiver verifies with; repeatable
  --secret-file <file>     a file with the secret; repeatable
  --value <name>=<value>   a value that the provider signs and no request contains; repeatable
  --header <name>:<value>  add or replace a header; repeatable
  --set <pointer>=<value>  replace a value in the payload, with --sign; repeatable
  --unset <pointer>        remove a property from the payload, with --sign; repeatable
  --edit                   edit the payload in $VISUAL or $EDITOR first, with --sign
  --unchecked              allow values that violate the contract
${SENDING_USAGE}
  Reads HAR, .http files, curl commands and JSON Lines, such as a file of serve --store.`;

const OPTIONS = {
  ...SENDING_OPTIONS,
  sign: { type: 'string' },
  secret: { type: 'string', multiple: true },
  'secret-file': { type: 'string', multiple: true },
  value: { type: 'string', multiple: true },
  header: { type: 'string', multiple: true },
  set: { type: 'string', multiple: true },
  unset: { type: 'string', multiple: true },
  edit: { type: 'boolean' },
  unchecked: { type: 'boolean' },
} as const;

/** Sends recorded requests again. */
export async function resendCommand(args: readonly string[], context: CliContext): Promise<ExitCode> {
  const { values, positionals } = readArguments(args.map(withRetryValue), {
    ...{ options: OPTIONS, names: ['<file|->', '[<number>…]'], usage: RESEND_USAGE, required: ['to'] },
  });
  const [file = '', ...numbers] = positionals;
  const { url, options } = sendingFromFlags(values);
  const requests = parseRecording(await readFileArgument(file, context));
  const chosen = numbers.length === 0 ? [...requests.keys()] : numbers.flatMap((text) => indexesIn(text, requests));
  const signer = await signerFrom(values, context);
  if (!signer)
    warnAboutUnsigned(
      chosen.flatMap((index) => requests[index] ?? []),
      context,
    );
  const headers = Object.fromEntries((values.header ?? []).map(parseHeader));
  // Nothing is sent if one cannot be.
  const changed = new Map<number, RecordedRequest>();
  for (const index of chosen) {
    const request = requests[index] as RecordedRequest;
    changed.set(index, await changedRequest(request, values, signer?.provider, context));
  }
  const results = await untilStopped(async (signal) => {
    const sent: { readonly number: number; readonly delivered: boolean; readonly attempts: readonly Attempt[] }[] = [];
    for (const index of chosen) {
      const delivery = recordedDelivery(changed.get(index) as RecordedRequest, { url, headers, signer });
      const onAttempt = (attempt: Attempt) => context.stderr(`#${index + 1} ${attemptText(attempt)}`);
      sent.push({ number: index + 1, ...(await send(delivery, url, { ...options, onAttempt, signal })) });
    }
    return sent;
  }, context);
  if (!results) return 130;
  if (values.json) context.stdout(JSON.stringify({ url: withoutCredentials(url), requests: results }, null, 2));
  return results.every(({ delivered }) => delivered) ? 0 : 1;
}

interface SignerFlags {
  readonly sign?: string | undefined;
  readonly secret?: readonly string[] | undefined;
  readonly 'secret-file'?: readonly string[] | undefined;
  readonly value?: readonly string[] | undefined;
}

async function signerFrom(flags: SignerFlags, context: CliContext): Promise<Signer | undefined> {
  const { sign } = flags;
  if (sign === undefined) return undefined;
  const { signature, own, secret, values } = await secretFromFlags(sign, flags, context);
  if (own === undefined) context.stderr(testSecretText(signature));
  return { provider: findProvider(context.catalogue, sign), secret, values };
}

function warnAboutUnsigned(requests: readonly RecordedRequest[], { catalogue, stderr }: CliContext): void {
  const signers = requests.flatMap(({ unsignedBy = '' }) => providerNamed(catalogue, unsignedBy) ?? []);
  // A signature in the payload is stored with it.
  const unsigned = signers.find((provider) => signatureOf(provider).header !== undefined);
  if (unsigned)
    stderr(`These requests have no signature, because a store keeps none. To sign them, add --sign ${unsigned.slug}.`);
}

/** `3`, or a range such as `2-5`. */
function indexesIn(text: string, { length }: readonly RecordedRequest[]): readonly number[] {
  const [, first = '', last = first] = /^(\d+)(?:-(\d+))?$/.exec(text) ?? [];
  const [from, to] = [Number(first), Number(last)];
  if (first !== '' && from >= 1 && from <= to && to <= length)
    return Array.from({ length: to - from + 1 }, (_, index) => from - 1 + index);
  throw new UsageError({
    code: 'invalid-arguments',
    message: `The recording has no request ${text}.`,
    where: '<number>',
    fix: length === 1 ? 'It has one request: 1.' : `Use numbers from 1 to ${length}, such as 1 or 1-${length}.`,
  });
}
