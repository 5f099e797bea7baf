import { signaturePrefix } from './format.ts';
import { hasMixedKeys, isAsymmetric, KEY_KINDS } from './keyKinds.ts';
import { problem, type SchemeProblem } from './problem.ts';
import type { FurtherSignature, Signature } from './signature.ts';

/** The problems of each further signature, and the conflicts between them. */
export function furtherProblems(
  signature: Signature,
  problemsOf: (signature: Signature) => readonly SchemeProblem[],
): readonly SchemeProblem[] {
  const { also = [] } = signature;
  if (also.length === 0) return [];
  const unfit = unfitMain(signature);
  if (unfit) return [unfit];
  // Facts of the main signature are reported once.
  const known = new Set(problemsOf(signature).map(({ message }) => message));
  return [
    ...also.flatMap((entry, index) => {
      const at = atEntry(index);
      const own = entryProblem(entry, at);
      if (own) return [own];
      return problemsOf(entry)
        .filter(({ message }) => !known.has(message))
        .map(({ fact, ...other }) => ({ ...other, fact: at(...fact) }));
    }),
    ...placeProblems(signature, also),
    ...keyProblems(signature, also),
  ];
}

type At = (...path: readonly string[]) => SchemeProblem['fact'];

function atEntry(index: number): At {
  return (...path) => ['also', String(index), ...path];
}

function unfitMain({ algorithm, header }: Signature): SchemeProblem | undefined {
  if (algorithm === 'none') return problem(['also'], 'A token has no further signatures.', 'Remove also.');
  if (header !== undefined) return undefined;
  return problem(['also'], 'The signature is in no header, so there are no others beside it.', 'Remove also.');
}

function entryProblem(entry: FurtherSignature, at: At): SchemeProblem | undefined {
  if (typeof entry !== 'object' || entry === null || !Object.hasOwn(KEY_KINDS, entry.algorithm))
    return problem(at('algorithm'), 'This is no signature.', 'Write the facts in which it differs from the main one.');
  if (entry.algorithm === 'none')
    return problem(at('algorithm'), 'A token is no further signature.', 'Name the algorithm of the signature.');
  if (entry.header === undefined || 'member' in entry || 'query' in entry)
    return problem(at('header'), 'A further signature is in a header.', 'Write the name of its header.');
  return undefined;
}

/** Several signatures fit into one header if the text before each says which one it is. */
function placeProblems(signature: Signature, also: readonly FurtherSignature[]): readonly SchemeProblem[] {
  const all = [signature, ...also];
  return also.flatMap((entry, index) => {
    const { header = '' } = entry;
    const at = atEntry(index);
    const isAdded = Object.hasOwn(signature.headers ?? {}, header);
    const added = isAdded
      ? [
          problem(
            at('header'),
            `The scheme names one place, the header "${header}", for two values.`,
            'Name the header of the signature, or remove the other from headers.',
          ),
        ]
      : [];
    const before = all.slice(0, index + 1).filter((other) => other.header === header);
    if (before.every((other) => canShare(entry, other))) return added;
    const message = `Two signatures are in the header "${header}", and nothing tells them apart.`;
    const fix = 'Give them the same separator and different prefixes, or name another header.';
    return [...added, problem(at('header'), message, fix)];
  });
}

function canShare(one: FurtherSignature, other: FurtherSignature | Signature): boolean {
  if (one.separator === undefined || one.separator !== other.separator) return false;
  const [a, b] = [signaturePrefix(one), signaturePrefix(other)];
  return !a.startsWith(b) && !b.startsWith(a);
}

/** Whoever took a public key for a shared secret would accept what anybody can sign. */
function keyProblems(signature: Signature, also: readonly FurtherSignature[]): readonly SchemeProblem[] {
  if (!hasMixedKeys(signature)) return [];
  return [signature, ...also].flatMap((one, index) => {
    if (!isAsymmetric(one) || one.key === 'pem' || one.key === 'whsec') return [];
    const message = `A public key of the form "${one.key}" looks like a secret of the other signatures.`;
    return [problem(index === 0 ? ['key'] : atEntry(index - 1)('key'), message, 'Use pem or whsec.')];
  });
}
