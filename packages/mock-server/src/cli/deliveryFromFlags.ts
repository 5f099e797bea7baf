import { type OwnValues, publicKeyFor, secretsOfEach } from '@hookbook/webhook/sign';
import type { Signature } from '@hookbook/webhook/x-webhook';
import { findProvider } from '../catalogue/find.ts';
import { signatureOf } from '../catalogue/signature.ts';
import { checkChanges, checkValues } from '../delivery/checkValues.ts';
import { createDelivery, type DeliveryOptions } from '../delivery/createDelivery.ts';
import type { Delivery } from '../delivery/delivery.ts';
import { UsageError } from '../errors/usageError.ts';
import { parseFault } from '../faults/index.ts';
import { type Body, payloadOf, textOf } from '../message/body.ts';
import { isForAll } from '../secrets/secrets.ts';
import { testSecret } from '../secrets/testSecret.ts';
import { invalidOption, parseTime } from './arguments.ts';
import type { CliContext } from './cliContext.ts';
import { readFileArgument } from './readFileArgument.ts';
import { readSecrets } from './secrets.ts';

interface SecretFlags {
  readonly secret?: readonly string[] | undefined;
  readonly 'secret-file'?: readonly string[] | undefined;
  readonly value?: readonly string[] | undefined;
}

/** The values of `SHARED_OPTIONS`. */
export interface SharedFlags extends SecretFlags {
  readonly seed?: string | undefined;
  readonly now?: string | undefined;
  readonly entity?: readonly string[] | undefined;
  readonly environment?: string | undefined;
  readonly fault?: string | undefined;
  /** Where the delivery is sent. */
  readonly url: string;
}

/** The values of `DELIVERY_OPTIONS`. */
export interface DeliveryFlags extends SharedFlags {
  readonly example?: string | undefined;
  readonly payload?: string | undefined;
  readonly set?: readonly string[] | undefined;
  readonly batch?: readonly string[] | undefined;
  readonly unset?: readonly string[] | undefined;
  readonly edit?: boolean | undefined;
  readonly header?: readonly string[] | undefined;
  readonly unchecked?: boolean | undefined;
  readonly verbatim?: boolean | undefined;
  readonly id?: string | undefined;
}

/** Creates the delivery that a command line describes, and prints how it is signed. */
export async function deliveryFromFlags(
  names: readonly string[],
  flags: DeliveryFlags,
  context: CliContext,
): Promise<Delivery<Body>> {
  return checkedDelivery(await deliveryOptions(names, flags, context), flags, context);
}

/**
 * Prints how the deliveries that a command line describes are signed, and resolves to what creates them: each has a new id,
 * and is signed for the time at which it is created. With a seed, ids depend on the seed and the number.
 */
export async function deliveriesLikeFlags(
  names: readonly string[],
  flags: DeliveryFlags,
  context: CliContext,
): Promise<(number: number) => Delivery<Body>> {
  const options = await deliveryOptions(names, flags, context);
  await checkedDelivery(options, flags, context);
  const { seed } = flags;
  return (number) => createDelivery({ ...options, seed: seed === undefined ? undefined : `${seed}-${number}` });
}

async function deliveryOptions(
  [provider = '', event = '']: readonly string[],
  flags: DeliveryFlags,
  context: CliContext,
) {
  const { example, batch, verbatim, id } = flags;
  const shared = await sharedOptions(provider, flags, context);
  const set = setFromFlags(flags);
  const hasSet = Object.keys(set).length > 0;
  const given = flags.payload === undefined ? {} : await readBody(flags.payload, hasSet, context);
  const headers = Object.fromEntries((flags.header ?? []).map(parseHeader));
  const options: DeliveryOptions<string, Body> = {
    ...shared,
    ...{ event, example, set, batch, verbatim, id, headers },
    ...given,
  };
  return flags.edit ? editedOptions(options, flags, context) : options;
}

async function editedOptions(options: DeliveryOptions<string, Body>, flags: DeliveryFlags, context: CliContext) {
  const before = createDelivery(options);
  if (isChecked(flags)) await checkValues(before, options.set, context.catalogue);
  const edited = { ...options, ...(await editedPayload(before, context)) };
  if (isChecked(flags)) await checkChanges(before, createDelivery(edited), context.catalogue);
  return edited;
}

function isChecked({ unchecked, payload }: DeliveryFlags): boolean {
  return !unchecked && payload === undefined;
}

async function checkedDelivery(
  options: DeliveryOptions<string, Body>,
  flags: DeliveryFlags,
  { catalogue, stderr }: CliContext,
): Promise<Delivery<Body>> {
  const delivery = createDelivery(options);
  if (isChecked(flags)) await checkValues(delivery, options.set, catalogue);
  stderr(delivery.signature.note);
  return delivery;
}

/** The options that all events of a command line have. */
export async function sharedOptions(provider: string, flags: SharedFlags, context: CliContext) {
  const { environment, seed, url } = flags;
  const { signature, own, secret, values } = await secretFromFlags(provider, flags, context);
  if (own === undefined) context.stderr(testSecretText(signature));
  return {
    ...{ provider, secret, values, environment, seed, url, catalogue: context.catalogue },
    fault: flags.fault === undefined ? undefined : parseFault(flags.fault),
    now: flags.now === undefined ? undefined : parseTime(flags.now),
    entities: Object.fromEntries((flags.entity ?? []).map(parseEntity)),
  };
}

/** `name: value`. */
export function parseHeader(text: string): readonly [string, string] {
  const [, name, value] = /^([^:\s]+):\s*(.*)$/.exec(text) ?? [];
  if (name !== undefined && value !== undefined) return [name, value];
  throw invalidOption('header', text, 'Use a name and a value, such as x-request-id:1.');
}

function parseEntity(text: string): readonly [string, string] {
  const [name = ''] = text.split('=', 1);
  if (name !== text && name !== '') return [name, text.slice(name.length + 1)];
  throw invalidOption('entity', text, 'Use a name and an id, such as user=u-1.');
}

/** The key that receivers verify with. Throws a `UsageError` for a provider with a shared secret. */
export async function publicKeyFromFlags(
  [provider = '']: readonly string[],
  flags: SecretFlags,
  context: CliContext,
): Promise<string> {
  const { signature, secret } = await secretFromFlags(provider, flags, context);
  const [publicKey] = secretsOfEach(signature, [secret].flat()).flatMap(
    ({ one, own: [first = ''] }) => publicKeyFor(one, first) ?? [],
  );
  if (publicKey !== undefined) return publicKey.trimEnd();
  throw new UsageError({
    code: 'no-public-key',
    message: `${provider} signs with a shared secret, so it has no public key.`,
    where: '--public-key',
    fix: 'Verify with the secret itself.',
  });
}

/** The signature of a provider, the secret that was given for it, the one to sign with, and the other values that are signed. */
export async function secretFromFlags(provider: string, flags: SecretFlags, context: CliContext) {
  const found = findProvider(context.catalogue, provider);
  const secrets = await readSecrets({ secret: flags.secret, file: flags['secret-file'] }, context);
  const own = secrets === undefined || isForAll(secrets) ? secrets : secrets[found.name];
  const signature = signatureOf(found);
  return { signature, own, secret: own ?? testSecret(signature), values: valuesFromFlags(flags.value) };
}

/** Values of the signed content, by name. */
export function valuesFromFlags(values: readonly string[] = []): OwnValues {
  return Object.fromEntries(values.map(parseOwnValue));
}

function parseOwnValue(text: string): readonly [string, string] {
  const [name = ''] = text.split('=', 1);
  if (name !== text && name !== '') return [name, text.slice(name.length + 1)];
  throw invalidOption('value', text, 'Use a name and a value, such as webhook-id=1.');
}

/** Names the public secret that signs, and how to verify with it. */
export function testSecretText(signature: Signature): string {
  const secret = testSecret(signature);
  const publicKey = publicKeyFor(signature, secret);
  const other = 'Set another with --secret or HOOKBOOK_SECRET.';
  if (publicKey === undefined) return `Using the public test secret ${secret}. ${other}`;
  return `Using a public test key. Verify with ${JSON.stringify(publicKey)}. ${other}`;
}

/** Values by their JSON pointers. `undefined` removes a property. */
export function setFromFlags({ set = [], unset = [] }: Pick<DeliveryFlags, 'set' | 'unset'>) {
  const removed = unset.map((pointer) => [pointer, undefined] as const);
  return Object.fromEntries([...set.map(parseSetFlag), ...removed]);
}

/** Splits `/data/email=ada@example.com`. A value that is not JSON is a string. */
function parseSetFlag(text: string): readonly [string, unknown] {
  const [pointer = ''] = text.split('=', 1);
  if (pointer === text) {
    throw invalidOption('set', text, 'Use a pointer and a value, such as /data/email=ada@example.com.');
  }
  const value = text.slice(pointer.length + 1);
  try {
    return [pointer, JSON.parse(value)];
  } catch {
    return [pointer, value];
  }
}

/** The payload after the user edited it, or a body if it is no longer JSON. */
async function editedPayload({ id, body }: Delivery<Body>, { editText }: CliContext) {
  const payload = payloadOf(body);
  const text = await editText(payload === undefined ? (textOf(body) ?? '') : `${JSON.stringify(payload, null, 2)}\n`);
  const changed = payloadOf(text);
  return { id, set: undefined, ...(changed === undefined ? { body: text } : { payload: changed, body: undefined }) };
}

/** The bytes as they are, unless values in them are to be set. */
async function readBody(file: string, hasSet: boolean, context: CliContext) {
  const name = file === '-' ? 'standard input' : file;
  const bytes = await readFileArgument(file, context);
  if (!hasSet) return { body: textOf(bytes) ?? bytes };
  const payload = payloadOf(bytes);
  if (payload !== undefined) return { payload };
  throw invalidPayload(
    `--set and --unset need a JSON body. ${name} is not valid JSON.`,
    'Remove them, or correct the file.',
  );
}

function invalidPayload(message: string, fix: string): UsageError {
  return new UsageError({ code: 'invalid-payload', message, where: '--payload', fix });
}
