import { createDelivery } from '../delivery/createDelivery.ts';
import type { Delivery } from '../delivery/delivery.ts';
import { faultNamed } from '../delivery/fault.ts';
import { DEFAULT_SECRET } from '../delivery/sign.ts';
import { MisuseError } from '../errors/usageError.ts';
import { badArguments } from './arguments.ts';
import type { Terminal } from './cliContext.ts';

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
export async function askedDelivery(
  [provider = '', event = '']: readonly string[],
  flags: DeliveryFlags,
  terminal: Terminal,
): Promise<Delivery> {
  const { example, verbatim, id } = flags;
  const secret = askedSecret(flags.secret, terminal);
  const payload = flags.payload === undefined ? undefined : await readPayload(flags.payload, terminal);
  const set = Object.fromEntries((flags.set ?? []).map(setEntry));
  const fault = flags.fault === undefined ? undefined : faultNamed(flags.fault);
  const asked = { provider, event, secret, example, payload, set, verbatim, id, fault };
  const delivery = createDelivery({ ...asked, catalogue: terminal.catalogue });
  terminal.note(delivery.signedWith.note);
  if (secret === DEFAULT_SECRET) {
    terminal.note(`The secret is ${DEFAULT_SECRET} (--secret or HOOKBOOK_SECRET for another).`);
  }
  return delivery;
}

/** The secret of the command line, of the environment, or the one that everybody knows. */
export function askedSecret(secrets: readonly string[] | undefined, { env }: Terminal): string | readonly string[] {
  return secrets ?? env.HOOKBOOK_SECRET ?? DEFAULT_SECRET;
}

/** `/data/email=ada@example.com`: JSON where the value is JSON, and text where it is not. */
function setEntry(text: string): readonly [string, unknown] {
  const [pointer = ''] = text.split('=', 1);
  if (pointer === text) {
    throw badArguments(
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

async function readPayload(file: string, terminal: Terminal): Promise<unknown> {
  const name = file === '-' ? 'standard input' : file;
  const text = await terminal.read(file).catch((error: unknown) => {
    throw badPayload(`Cannot read ${name}: ${messageOf(error)}`, 'Give a file with JSON, or - for standard input.');
  });
  try {
    return JSON.parse(text);
  } catch (error) {
    throw badPayload(
      `${name} is not JSON: ${messageOf(error)}`,
      'Give one JSON value: the whole body, envelope included.',
    );
  }
}

function badPayload(message: string, fix: string): MisuseError {
  return new MisuseError({ code: 'bad-payload', message, where: '--payload', fix });
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
