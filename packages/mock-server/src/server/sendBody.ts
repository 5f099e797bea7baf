import type { DeliveryOptions } from '../delivery/createDelivery.ts';
import { suggest } from '../errors/suggest.ts';
import { MisuseError } from '../errors/usageError.ts';
import type { SendOptions } from '../send/send.ts';

/** What `POST /send` is asked to do: options of `createDelivery` and `send` under the same names. */
export type SendBody = Pick<
  DeliveryOptions,
  'provider' | 'event' | 'example' | 'payload' | 'set' | 'verbatim' | 'id' | 'fault'
> &
  Pick<SendOptions, 'retry' | 'timeScale'> & { readonly url: string; readonly secret?: DeliveryOptions['secret'] };

interface Member {
  readonly is: (value: unknown) => boolean;
  readonly want: string;
  readonly required?: true;
}

const TEXT: Member = { is: (value) => typeof value === 'string', want: 'a string' };
const SWITCH: Member = { is: (value) => typeof value === 'boolean', want: 'true or false' };
const MEMBERS: Readonly<Record<keyof SendBody, Member>> = {
  provider: { ...TEXT, required: true },
  event: { ...TEXT, required: true },
  url: { ...TEXT, required: true },
  example: TEXT,
  payload: { is: () => true, want: 'any JSON' },
  set: { is: isObject, want: 'an object with JSON pointers as keys' },
  verbatim: SWITCH,
  id: TEXT,
  fault: TEXT,
  secret: {
    is: (value) => TEXT.is(value) || (Array.isArray(value) && value.every(TEXT.is)),
    want: 'a string or several in an array',
  },
  retry: SWITCH,
  timeScale: {
    is: (value) => typeof value === 'number' && value >= 0 && value <= 1000,
    want: 'a number from 0 to 1000',
  },
};

/** For people: all that may be left out. */
export const OPTIONAL_MEMBERS = Object.entries(MEMBERS)
  .filter(([, { required }]) => !required)
  .map(([name]) => name);

/** The body of `POST /send`, checked member by member. */
export function sendBody(value: unknown): SendBody {
  if (!isObject(value)) {
    throw badBody('body', 'The body is not an object.', 'Send an object with `provider`, `event` and `url`.');
  }
  checkNames(Object.keys(value));
  for (const [name, { is, want, required }] of Object.entries(MEMBERS)) {
    const isThere = Object.hasOwn(value, name);
    if (!isThere && required) throw badBody(`body.${name}`, `\`${name}\` is missing.`, `Give ${want}.`);
    if (isThere && !is(value[name])) throw badBody(`body.${name}`, `\`${name}\` is not ${want}.`, `Give ${want}.`);
  }
  return value as typeof value & SendBody;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function checkNames(names: readonly string[]): void {
  const known = Object.keys(MEMBERS);
  const stranger = names.find((name) => !known.includes(name));
  if (stranger === undefined) return;
  const fix = `The members are: ${known.join(', ')}.`;
  throw badBody(`body.${stranger}`, `\`${stranger}\` is not known here.`, fix, suggest(stranger, known));
}

function badBody(where: string, message: string, fix: string, suggestions: readonly string[] = []): MisuseError {
  return new MisuseError({ code: 'bad-body', message, where, fix, suggestions });
}
