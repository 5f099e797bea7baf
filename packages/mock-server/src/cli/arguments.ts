import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';
import { suggest } from '../errors/suggest.ts';
import { UsageError } from '../errors/usageError.ts';

/** Options of one delivery and of several. */
export const SHARED_OPTIONS = {
  secret: { type: 'string', multiple: true },
  'secret-file': { type: 'string', multiple: true },
  value: { type: 'string', multiple: true },
  seed: { type: 'string' },
  now: { type: 'string' },
  entity: { type: 'string', multiple: true },
  environment: { type: 'string' },
  fault: { type: 'string' },
} as const satisfies ParseArgsOptionsConfig;

/** Options of both `send` and `print`. */
export const DELIVERY_OPTIONS = {
  ...SHARED_OPTIONS,
  example: { type: 'string' },
  payload: { type: 'string' },
  set: { type: 'string', multiple: true },
  unset: { type: 'string', multiple: true },
  edit: { type: 'boolean' },
  batch: { type: 'string', multiple: true },
  header: { type: 'string', multiple: true },
  unchecked: { type: 'boolean' },
  verbatim: { type: 'boolean' },
  id: { type: 'string' },
} as const satisfies ParseArgsOptionsConfig;

export const SHARED_USAGE = `  --secret <secret>        the secret that the receiver verifies with; repeatable
  --secret-file <file>     a file with the secret; repeatable
  --value <name>=<value>   a value that the provider signs and no request contains; repeatable
  --seed <text>            make ids and times the same for the same seed
  --now <time>             the time of the event and of the first attempt, in ISO 8601
  --entity <name>=<id>     the id of an entity in the event, such as user=u-1; repeatable
  --environment <name>     an environment of the provider with its own timeouts and retries, such as sandbox
  --fault <fault>          make the delivery unusual or invalid: see hookbook-mock faults`;

export const DELIVERY_USAGE = `  --example <name>         the example to send (default: the first one)
  --payload <file|->       send a file byte for byte instead of an example; - reads standard input
  --set <pointer>=<value>  replace a value in the payload, e.g. /data/email=ada@example.com; repeatable
  --unset <pointer>        remove a property from the payload; repeatable
  --edit                   edit the payload in $VISUAL or $EDITOR first
  --header <name>:<value>  add or replace a header; repeatable
  --unchecked              allow values that violate the contract
  --batch <event>          add an event to the delivery, if the provider sends lists of events; repeatable
  --verbatim               keep the ids and times of the example
  --id <id>                the id of the delivery
${SHARED_USAGE}`;

interface ArgumentSpec<T extends ParseArgsOptionsConfig> {
  readonly options: T;
  /** Names of the positional arguments, in order. Those in brackets are optional, and the last one with dots may be several. */
  readonly names: readonly string[];
  readonly usage: string;
  /** Names of required options. */
  readonly required?: readonly (keyof T & string)[];
}

/** Parses the arguments of a command. Throws a `UsageError` that shows how to call it. */
export function readArguments<const T extends ParseArgsOptionsConfig>(args: readonly string[], spec: ArgumentSpec<T>) {
  const { values, positionals } = parseOptions(args, spec);
  const { names, usage, required = [] } = spec;
  const missing = names.slice(positionals.length).find((name) => !name.startsWith('['));
  if (missing !== undefined) throw invalidArguments(`Missing argument ${missing}.`, missing, callOf(usage, missing));
  const extra = names.at(-1)?.includes('…') ? undefined : positionals[names.length];
  if (extra !== undefined) throw invalidArguments(`Unexpected argument "${extra}".`, extra, callOf(usage, extra));
  const unset = required.find((name) => !Object.hasOwn(values, name));
  if (unset !== undefined)
    throw invalidArguments(`Missing option --${unset}.`, `--${unset}`, callOf(usage, `--${unset}`));
  return { values, positionals };
}

function parseOptions<const T extends ParseArgsOptionsConfig>(
  args: readonly string[],
  { options, usage }: ArgumentSpec<T>,
) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    // Node names the option only in its message, followed by advice that does not apply here.
    const option = /'(?:-\w, )?(--?[\w-]+)/.exec(error.message)?.[1] ?? '';
    const known = Object.keys(options).map((name) => `--${name}`);
    const firstSentence = error.message.split('. ')[0] ?? error.message;
    const suggestions = known.includes(option) ? [] : suggest(option, known);
    throw invalidArguments(`${firstSentence.replace(/\.$/, '')}.`, option, callOf(usage, option), suggestions);
  }
}

/** How to call a command, with the line about one option: all lines would hide the error. */
function callOf(usage: string, option: string): string {
  const [call = '', ...lines] = usage.split('\n');
  const about = lines.filter((line) => line.startsWith(`  ${option} `));
  return [call, ...about, `Run \`${call.split(' ', 2).join(' ')} --help\` for its options.`].join('\n');
}

interface NumberRange {
  readonly kind: 'number' | 'integer';
  readonly min: number;
  readonly max: number;
}

/** The number in the value of an option. */
export function parseNumberOption(name: string, text: string, { kind, min, max }: NumberRange): number {
  const value = Number(text);
  const isKind = text.trim() !== '' && (kind === 'number' || Number.isInteger(value));
  if (isKind && value >= min && value <= max) return value;
  throw invalidOption(name, text, `Use ${kind === 'integer' ? 'an' : 'a'} ${kind} from ${min} to ${max}.`);
}

/** The time in the value of an option. */
export function parseTime(text: string): Date {
  const time = new Date(text);
  if (!Number.isNaN(time.getTime())) return time;
  throw invalidOption('now', text, 'Use a time such as 2026-01-02T03:04:05Z.');
}

/** The error for an option whose value is invalid. */
export function invalidOption(name: string, text: string, fix: string): UsageError {
  return invalidArguments(`Invalid value ${JSON.stringify(text)} for --${name}.`, `--${name}`, fix);
}

function invalidArguments(
  message: string,
  where: string,
  fix: string,
  suggestions: readonly string[] = [],
): UsageError {
  return new UsageError({ code: 'invalid-arguments', message, where, fix, suggestions });
}
