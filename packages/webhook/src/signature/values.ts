import { parseContent } from './content.ts';
import type { Signature } from './signature.ts';

/** Values of the signed content that no request contains and only the owner of an endpoint knows: `{ 'webhook-id': '…' }`. */
export type OwnValues = Readonly<Record<string, string>>;

/** The names of the own values that a scheme signs, each once. */
export function ownValueNames({ content, also = [] }: Pick<Signature, 'content' | 'also'>): readonly string[] {
  const contents = [content, ...also.map((other) => other.content)];
  const pieces = contents.flatMap(parseContent).flatMap((part) => part.pieces);
  return [...new Set(pieces.flatMap((piece) => (piece.kind === 'value' ? piece.name : [])))];
}

export interface ValueProblem {
  /** The name of the value. */
  readonly name: string;
  readonly message: string;
  readonly fix: string;
}

/** Why own values are not those that a scheme signs; undefined if they are. */
export function valueProblem(names: readonly string[], values: OwnValues = {}): ValueProblem | undefined {
  const unknown = Object.keys(values).find((name) => !names.includes(name));
  const missing = names.find((name) => !Object.hasOwn(values, name));
  if (unknown !== undefined)
    return {
      name: unknown,
      message: `The signature covers no value "${unknown}".`,
      fix: names.length === 0 ? 'Remove it from `values`.' : `Its values are ${JSON.stringify(names)}.`,
    };
  if (missing !== undefined)
    return {
      name: missing,
      message: `The signature covers the value "${missing}", which no request contains.`,
      fix: `Pass it in \`values\`: { '${missing}': '…' }.`,
    };
  const unusable = names.find((name) => !isUsable(values[name]));
  return unusable === undefined
    ? undefined
    : {
        name: unusable,
        message: `The value "${unusable}" is empty, or begins or ends with white space.`,
        fix: 'Pass the text as the provider shows it.',
      };
}

function isUsable(value: unknown): boolean {
  return typeof value === 'string' && value !== '' && value === value.trim();
}
