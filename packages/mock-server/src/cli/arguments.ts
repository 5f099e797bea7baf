import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';
import { FAULTS } from '../delivery/fault.ts';
import { suggest } from '../errors/suggest.ts';
import { MisuseError } from '../errors/usageError.ts';

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

interface Wanted<T extends ParseArgsOptionsConfig> {
  readonly options: T;
  /** Names of the arguments, in order; those in brackets may be left out. */
  readonly names: readonly string[];
  readonly usage: string;
  /** Options that may not be left out. */
  readonly required?: readonly (keyof T & string)[];
}

/** The options and arguments of one command, or a `MisuseError` that shows its usage. */
export function readArguments<const T extends ParseArgsOptionsConfig>(args: readonly string[], wanted: Wanted<T>) {
  const { values, positionals } = parsed(args, wanted);
  const { names, usage, required = [] } = wanted;
  const missing = names.slice(positionals.length).find((name) => !name.startsWith('['));
  if (missing !== undefined) throw badArguments(`${missing} is missing.`, missing, usage);
  const extra = positionals[names.length];
  if (extra !== undefined) throw badArguments(`"${extra}" is one argument too many.`, extra, usage);
  const unset = required.find((name) => !Object.hasOwn(values, name));
  if (unset !== undefined) throw badArguments(`--${unset} is missing.`, `--${unset}`, usage);
  return { values, positionals };
}

function parsed<const T extends ParseArgsOptionsConfig>(args: readonly string[], { options, usage }: Wanted<T>) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    const option = /'(?:-\w, )?(--?[\w-]+)/.exec(error.message)?.[1] ?? '';
    const known = Object.keys(options).map((name) => `--${name}`);
    const firstLine = error.message.split('. ')[0] ?? error.message;
    throw badArguments(
      `${firstLine.replace(/\.$/, '')}.`,
      option,
      usage,
      known.includes(option) ? [] : suggest(option, known),
    );
  }
}

interface NumberWanted {
  readonly kind: 'number' | 'whole number';
  readonly least: number;
  readonly most: number;
}

/** A number, as an option gives it. */
export function numberOption(name: string, text: string, { kind, least, most }: NumberWanted): number {
  const value = Number(text);
  const isKind = text.trim() !== '' && (kind === 'number' || Number.isInteger(value));
  if (isKind && value >= least && value <= most) return value;
  throw badArguments(`--${name} is ${JSON.stringify(text)}.`, `--${name}`, `Give a ${kind} from ${least} to ${most}.`);
}

export function badArguments(
  message: string,
  where: string,
  usage: string,
  suggestions: readonly string[] = [],
): MisuseError {
  return new MisuseError({ code: 'bad-arguments', message, where, fix: usage, suggestions });
}
