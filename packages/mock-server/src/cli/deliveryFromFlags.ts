import { createDelivery } from '../delivery/createDelivery.ts';
import type { Delivery } from '../delivery/delivery.ts';
import { parseFault } from '../delivery/fault.ts';
import { DEFAULT_SECRET } from '../delivery/sign.ts';
import { UsageError } from '../errors/usageError.ts';
import { invalidArguments } from './arguments.ts';
import type { CliContext } from './cliContext.ts';

/** The options that `send` and `print` share. */
export interface DeliveryFlags {
  readonly secret?: readonly string[] | undefined;
  readonly example?: string | undefined;
  readonly payload?: string | undefined;
  readonly set?: readonly string[] | undefined;
  readonly verbatim?: boolean | undefined;
  readonly id?: string | undefined;
  readonly fault?: string | undefined;
}

/** The delivery that the command line asks for; says how it is signed. */
export async function deliveryFromFlags(
  [provider = '', event = '']: readonly string[],
  flags: DeliveryFlags,
  context: CliContext,
): Promise<Delivery> {
  const { example, verbatim, id } = flags;
  const secret = resolveSecret(flags.secret, context);
  const payload = flags.payload === undefined ? undefined : await readPayload(flags.payload, context);
  const set = Object.fromEntries((flags.set ?? []).map(parseSetFlag));
  const fault = flags.fault === undefined ? undefined : parseFault(flags.fault);
  const asked = { provider, event, secret, example, payload, set, verbatim, id, fault };
  const delivery = createDelivery({ ...asked, catalogue: context.catalogue });
  context.stderr(delivery.signature.note);
  if (secret === DEFAULT_SECRET) {
    context.stderr(`The secret is ${DEFAULT_SECRET} (--secret or HOOKBOOK_SECRET for another).`);
  }
  return delivery;
}

/** The secret of the command line, of the environment, or the one that everybody knows. */
export function resolveSecret(secrets: readonly string[] | undefined, { env }: CliContext): string | readonly string[] {
  return secrets ?? env.HOOKBOOK_SECRET ?? DEFAULT_SECRET;
}

/** `/data/email=ada@example.com`: JSON where the value is JSON, and text where it is not. */
function parseSetFlag(text: string): readonly [string, unknown] {
  const [pointer = ''] = text.split('=', 1);
  if (pointer === text) {
    throw invalidArguments(
      `--set is ${JSON.stringify(text)}.`,
      '--set',
      'Give a pointer and a value: /data/email=ada@example.com.',
    );
  }
  const value = text.slice(pointer.length + 1);
  try {
    return [pointer, JSON.parse(value)];
  } catch {
    return [pointer, value];
  }
}

async function readPayload(file: string, context: CliContext): Promise<unknown> {
  const name = file === '-' ? 'standard input' : file;
  const text = await context.readText(file).catch((error: unknown) => {
    throw invalidPayload(
      `Cannot read ${name}: ${errorMessage(error)}`,
      'Give a file with JSON, or - for standard input.',
    );
  });
  try {
    return JSON.parse(text);
  } catch (error) {
    throw invalidPayload(
      `${name} is not JSON: ${errorMessage(error)}`,
      'Give one JSON value: the whole body, envelope included.',
    );
  }
}

function invalidPayload(message: string, fix: string): UsageError {
  return new UsageError({ code: 'bad-payload', message, where: '--payload', fix });
}

function errorMessage(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
