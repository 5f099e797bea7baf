import { type Body, payloadOf, textOf } from '../delivery/body.ts';
import { createDelivery } from '../delivery/createDelivery.ts';
import type { Delivery } from '../delivery/delivery.ts';
import { parseFault } from '../delivery/fault.ts';
import { DEFAULT_SECRET } from '../delivery/sign.ts';
import { UsageError } from '../errors/usageError.ts';
import { invalidOption } from './arguments.ts';
import type { CliContext } from './cliContext.ts';

/** The values of `DELIVERY_OPTIONS`. */
export interface DeliveryFlags {
  readonly secret?: readonly string[] | undefined;
  readonly example?: string | undefined;
  readonly payload?: string | undefined;
  readonly set?: readonly string[] | undefined;
  readonly batch?: readonly string[] | undefined;
  readonly verbatim?: boolean | undefined;
  readonly id?: string | undefined;
  readonly environment?: string | undefined;
  readonly fault?: string | undefined;
  /** Where the delivery is sent. */
  readonly url: string;
}

/** Creates the delivery that a command line describes, and prints how it is signed. */
export async function deliveryFromFlags(
  [provider = '', event = '']: readonly string[],
  flags: DeliveryFlags,
  context: CliContext,
): Promise<Delivery<Body>> {
  const { example, batch, verbatim, id, environment, url } = flags;
  const secret = resolveSecret(flags.secret, context);
  const set = Object.fromEntries((flags.set ?? []).map(parseSetFlag));
  const given = flags.payload === undefined ? {} : await readBody(flags.payload, flags.set !== undefined, context);
  const fault = flags.fault === undefined ? undefined : parseFault(flags.fault);
  const options = { provider, event, secret, example, set, batch, verbatim, id, environment, fault, url };
  const delivery = createDelivery<string, Body>({ ...options, ...given, catalogue: context.catalogue });
  context.stderr(delivery.signature.note);
  if (secret === DEFAULT_SECRET) {
    context.stderr(`Using the public test secret ${DEFAULT_SECRET}. Set another with --secret or HOOKBOOK_SECRET.`);
  }
  return delivery;
}

/** The secret from the command line, else from the environment, else the public test secret. */
export function resolveSecret(secrets: readonly string[] | undefined, { env }: CliContext): string | readonly string[] {
  return secrets ?? env.HOOKBOOK_SECRET ?? DEFAULT_SECRET;
}

/** Splits `/data/email=ada@example.com`. A value that is not JSON is text. */
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

/** The bytes as they are, unless values in them are to be set. */
async function readBody(file: string, hasSet: boolean, context: CliContext) {
  const name = file === '-' ? 'standard input' : file;
  const bytes = await context.readBytes(file).catch((error: unknown) => {
    throw invalidPayload(`Cannot read ${name}: ${errorMessage(error)}`, 'Pass a file, or - for standard input.');
  });
  if (!hasSet) return { body: textOf(bytes) ?? bytes };
  const payload = payloadOf(bytes);
  if (payload !== undefined) return { payload };
  throw invalidPayload(
    `${name} is not valid JSON, so --set has no place in it.`,
    'Leave out --set, or correct the file.',
  );
}

function invalidPayload(message: string, fix: string): UsageError {
  return new UsageError({ code: 'invalid-payload', message, where: '--payload', fix });
}

function errorMessage(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
