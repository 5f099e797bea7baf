import { suggest } from '../errors/suggest.ts';
import { UsageError } from '../errors/usageError.ts';
import { getOwn, withMember } from './runtimeExpression.ts';

/** A copy of the payload with other values at these JSON pointers. */
export function setValues(payload: unknown, values: Readonly<Record<string, unknown>>): unknown {
  return Object.entries(values).reduce((current, [pointer, value]) => {
    const path = pointer.split('/').slice(1).map(unescapeToken);
    if (!pointer.startsWith('/') || !canSet(current, path)) throw invalidPointer(pointer, current);
    return withMember(current, path, value);
  }, payload);
}

function unescapeToken(token: string): string {
  return token.replaceAll('~1', '/').replaceAll('~0', '~');
}

/** An object accepts new members; in an array only existing items can be replaced. */
function canSet(payload: unknown, path: readonly string[]): boolean {
  const parent = path.slice(0, -1).reduce(getOwn, payload);
  if (Array.isArray(parent)) return Object.keys(parent).includes(path.at(-1) ?? '');
  return typeof parent === 'object' && parent !== null;
}

function invalidPointer(pointer: string, payload: unknown): UsageError {
  return new UsageError({
    code: 'invalid-pointer',
    message: `Cannot set ${JSON.stringify(pointer)} in this payload.`,
    where: 'set',
    fix: 'Use a JSON pointer such as /data/email: to an existing value, or to a new member of an existing object.',
    suggestions: suggest(pointer, pointersIn(payload)),
  });
}

function pointersIn(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, member]) => {
    const pointer = `/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    return [pointer, ...pointersIn(member).map((rest) => pointer + rest)];
  });
}
