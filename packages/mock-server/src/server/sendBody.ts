import type { DeliveryOptions } from '../delivery/createDelivery.ts';
import { suggest } from '../errors/suggest.ts';
import { UsageError } from '../errors/usageError.ts';
import type { SendOptions } from '../send/send.ts';

/** What `POST /send` is asked to do: options of `createDelivery` and `send` under the same names. */
export type SendBody = Pick<
  DeliveryOptions,
  'provider' | 'event' | 'example' | 'payload' | 'set' | 'verbatim' | 'id' | 'fault'
> &
  Pick<SendOptions, 'retry' | 'timeScale'> & { readonly url: string; readonly secret?: DeliveryOptions['secret'] };

interface Member {
  readonly isValid: (value: unknown) => boolean;
  readonly expected: string;
  readonly required?: true;
}

const STRING: Member = { isValid: (value) => typeof value === 'string', expected: 'a string' };
const BOOLEAN: Member = { isValid: (value) => typeof value === 'boolean', expected: 'true or false' };
const MEMBERS: Readonly<Record<keyof SendBody, Member>> = {
  provider: { ...STRING, required: true },
  event: { ...STRING, required: true },
  url: { ...STRING, required: true },
  example: STRING,
  payload: { isValid: () => true, expected: 'any JSON' },
  set: { isValid: isObject, expected: 'an object with JSON pointers as keys' },
  verbatim: BOOLEAN,
  id: STRING,
  fault: STRING,
  secret: {
    isValid: (value) => STRING.isValid(value) || (Array.isArray(value) && value.every(STRING.isValid)),
    expected: 'a string or several in an array',
  },
  retry: BOOLEAN,
  timeScale: {
    isValid: (value) => typeof value === 'number' && value >= 0 && value <= 1000,
    expected: 'a number from 0 to 1000',
  },
};

/** For people: all that may be left out. */
export const OPTIONAL_MEMBERS = Object.entries(MEMBERS)
  .filter(([, { required }]) => !required)
  .map(([name]) => name);

/** The body of `POST /send`, checked member by member. */
export function parseSendBody(value: unknown): SendBody {
  if (!isObject(value)) {
    throw invalidBody('body', 'The body is not an object.', 'Send an object with `provider`, `event` and `url`.');
  }
  checkNames(Object.keys(value));
  for (const [name, { isValid, expected, required }] of Object.entries(MEMBERS)) {
    const isThere = Object.hasOwn(value, name);
    if (!isThere && required) throw invalidBody(`body.${name}`, `\`${name}\` is missing.`, `Give ${expected}.`);
    if (isThere && !isValid(value[name]))
      throw invalidBody(`body.${name}`, `\`${name}\` is not ${expected}.`, `Give ${expected}.`);
  }
  return value as typeof value & SendBody;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function checkNames(names: readonly string[]): void {
  const known = Object.keys(MEMBERS);
  const unknown = names.find((name) => !known.includes(name));
  if (unknown === undefined) return;
  const fix = `The members are: ${known.join(', ')}.`;
  throw invalidBody(`body.${unknown}`, `\`${unknown}\` is not known here.`, fix, suggest(unknown, known));
}

function invalidBody(where: string, message: string, fix: string, suggestions: readonly string[] = []): UsageError {
  return new UsageError({ code: 'bad-body', message, where, fix, suggestions });
}
