import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';
import { FAULTS } from '../delivery/fault.ts';
import { suggest } from '../errors/suggest.ts';
import { UsageError } from '../errors/usageError.ts';

/** What `send` and `print` share. */
export const DELIVERY_OPTIONS = {
  secret: { type: 'string', multiple: true },
  example: { type: 'string' },
  payload: { type: 'string' },
  set: { type: 'string', multiple: true },
  verbatim: { type: 'boolean' },
  id: { type: 'string' },
  fault: { type: 'string' },
} as const satisfies ParseArgsOptionsConfig;

export const DELIVERY_USAGE = `  --secret <secret>        what the receiver verifies with; twice while it is being rotated
  --example <name>         which example of the event; the first one by default
  --payload <file|->       this JSON instead of an example
  --set <pointer>=<value>  another value in the payload, e.g. /data/email=ada@example.com; or several
  --verbatim               the example with its old ids and times
  --id <id>                the id of the delivery
  --fault <fault>          what is wrong on purpose: ${FAULTS.join(', ')}`;

interface ArgumentSpec<T extends ParseArgsOptionsConfig> {
  readonly options: T;
  /** Names of the arguments, in order; those in brackets may be left out. */
  readonly names: readonly string[];
  readonly usage: string;
  /** Options that may not be left out. */
  readonly required?: readonly (keyof T & string)[];
}

/** The options and arguments of one command, or a `MisuseError` that shows its usage. */
export function readArguments<const T extends ParseArgsOptionsConfig>(args: readonly string[], spec: ArgumentSpec<T>) {
  const { values, positionals } = parseOptions(args, spec);
  const { names, usage, required = [] } = spec;
  const missing = names.slice(positionals.length).find((name) => !name.startsWith('['));
  if (missing !== undefined) throw invalidArguments(`${missing} is missing.`, missing, usage);
  const extra = positionals[names.length];
  if (extra !== undefined) throw invalidArguments(`"${extra}" is one argument too many.`, extra, usage);
  const unset = required.find((name) => !Object.hasOwn(values, name));
  if (unset !== undefined) throw invalidArguments(`--${unset} is missing.`, `--${unset}`, usage);
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
    const option = /'(?:-\w, )?(--?[\w-]+)/.exec(error.message)?.[1] ?? '';
    const known = Object.keys(options).map((name) => `--${name}`);
    const firstLine = error.message.split('. ')[0] ?? error.message;
    throw invalidArguments(
      `${firstLine.replace(/\.$/, '')}.`,
      option,
      usage,
      known.includes(option) ? [] : suggest(option, known),
    );
  }
}

interface NumberRange {
  readonly kind: 'number' | 'whole number';
  readonly min: number;
  readonly max: number;
}

/** A number, as an option gives it. */
export function parseNumberOption(name: string, text: string, { kind, min, max }: NumberRange): number {
  const value = Number(text);
  const isKind = text.trim() !== '' && (kind === 'number' || Number.isInteger(value));
  if (isKind && value >= min && value <= max) return value;
  throw invalidArguments(`--${name} is ${JSON.stringify(text)}.`, `--${name}`, `Give a ${kind} from ${min} to ${max}.`);
}

export function invalidArguments(
  message: string,
  where: string,
  usage: string,
  suggestions: readonly string[] = [],
): UsageError {
  return new UsageError({ code: 'bad-arguments', message, where, fix: usage, suggestions });
}
