import { MisuseError } from '../misuseError.ts';
import { suggest } from '../suggest.ts';

/** What `POST /send` is asked to do. */
export interface SendBody {
  readonly provider: string;
  readonly event: string;
  readonly url: string;
  readonly example?: string;
  readonly payload?: unknown;
  readonly verbatim?: boolean;
  readonly id?: string;
  readonly secret?: string | readonly string[];
}

type Check = (value: unknown) => boolean;

const isString: Check = (value) => typeof value === 'string';
const MEMBERS: Readonly<
  Record<keyof SendBody, { readonly is: Check; readonly want: string; readonly required?: true }>
> = {
  provider: { is: isString, want: 'a string', required: true },
  event: { is: isString, want: 'a string', required: true },
  url: { is: isString, want: 'a string', required: true },
  example: { is: isString, want: 'a string' },
  payload: { is: () => true, want: 'any JSON' },
  verbatim: { is: (value) => typeof value === 'boolean', want: 'true or false' },
  id: { is: isString, want: 'a string' },
  secret: {
    is: (value) => isString(value) || (Array.isArray(value) && value.every(isString)),
    want: 'a string or several in an array',
  },
};

/** The body of `POST /send`, checked member by member. */
export function sendBody(value: unknown): SendBody {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw badBody('body', 'The body is not an object.', 'Send an object with `provider`, `event` and `url`.');
  }
  checkNames(Object.keys(value));
  for (const [name, { is, want, required }] of Object.entries(MEMBERS)) {
    const isThere = Object.hasOwn(value, name);
    if (!isThere && required) throw badBody(`body.${name}`, `\`${name}\` is missing.`, `Give ${want}.`);
    if (isThere && !is(memberOf(value, name)))
      throw badBody(`body.${name}`, `\`${name}\` is not ${want}.`, `Give ${want}.`);
  }
  return value as SendBody;
}

function memberOf(value: object, name: string): unknown {
  return (value as Readonly<Record<string, unknown>>)[name];
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
