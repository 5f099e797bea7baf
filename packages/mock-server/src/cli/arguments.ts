import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';
import { MisuseError } from '../misuseError.ts';
import { suggest } from '../suggest.ts';

export const DELIVERY_OPTIONS = {
  secret: { type: 'string', multiple: true },
  example: { type: 'string' },
  payload: { type: 'string' },
  verbatim: { type: 'boolean' },
  id: { type: 'string' },
} as const satisfies ParseArgsOptionsConfig;

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

/** A whole number, as an option gives it. */
export function numberOption(name: string, text: string, { least, most }: { least: number; most: number }): number {
  const value = Number(text);
  if (text.trim() !== '' && value >= least && value <= most) return value;
  throw badArguments(`--${name} is ${JSON.stringify(text)}.`, `--${name}`, `Give a number from ${least} to ${most}.`);
}

function badArguments(message: string, where: string, usage: string, suggestions: readonly string[] = []): MisuseError {
  return new MisuseError({ code: 'bad-arguments', message, where, fix: usage, suggestions });
}
