export interface Fault {
  readonly kind: 'missing' | 'of another type' | 'with another text';
  /** The path to the changed member. */
  readonly path: readonly string[];
  readonly payload: unknown;
}

/** Deeper members are not changed, because their faults are handled in the same way. */
const MAX_DEPTH = 2;

/** Matches no format, pattern or enum. */
const OTHER_TEXT = '☃ none of these\u0000';

/** Copies of a payload with one fault each: a member of the first levels is missing, of another type, or has another text. */
export function faultsOf(payload: unknown): readonly Fault[] {
  return [...generateFaults(payload, [])];
}

function* generateFaults(value: unknown, parents: readonly string[]): Generator<Fault> {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || parents.length === MAX_DEPTH) return;
  for (const [name, member] of Object.entries(value)) {
    const { [name]: _, ...others } = value as Record<string, unknown>;
    const path = [...parents, name];
    const withMember = (changed: unknown) => ({ ...value, [name]: changed });
    yield { kind: 'missing', path, payload: others };
    yield { kind: 'of another type', path, payload: withMember(typeof member === 'string' ? 7 : 'text') };
    if (typeof member === 'string') yield { kind: 'with another text', path, payload: withMember(OTHER_TEXT) };
    for (const inner of generateFaults(member, path)) yield { ...inner, payload: withMember(inner.payload) };
  }
}
