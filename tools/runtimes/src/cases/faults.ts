export interface Fault {
  readonly kind: 'left out' | 'of another type' | 'with another text';
  /** Where the member stands. */
  readonly path: readonly string[];
  readonly payload: unknown;
}

/** Deeper members are left alone: what fails there fails in the same way. */
const DEPTH = 2;

/** Fits no format, pattern or list of words. */
const OTHER_TEXT = '☃ none of these\u0000';

/** Copies of a payload with one fault each: members of the first levels left out, of another type, with another text. */
export function faultsOf(payload: unknown): readonly Fault[] {
  return [...alter(payload, [])];
}

function* alter(value: unknown, path: readonly string[]): Generator<Fault> {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || path.length === DEPTH) return;
  for (const [name, member] of Object.entries(value)) {
    const { [name]: _, ...others } = value as Record<string, unknown>;
    const at = [...path, name];
    const having = (other: unknown) => ({ ...value, [name]: other });
    yield { kind: 'left out', path: at, payload: others };
    yield { kind: 'of another type', path: at, payload: having(typeof member === 'string' ? 7 : 'text') };
    if (typeof member === 'string') yield { kind: 'with another text', path: at, payload: having(OTHER_TEXT) };
    for (const inner of alter(member, at)) yield { ...inner, payload: having(inner.payload) };
  }
}
