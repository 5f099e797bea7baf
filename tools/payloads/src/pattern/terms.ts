import type { CharacterSet } from './characters.ts';

/**
 * A set of texts as an extended regular expression, with intersection and complement. Terms are created by `Terms` and never
 * twice, so equal terms are identical. `derive` gives the texts that may follow a character, which needs no backtracking.
 */
export interface Term {
  readonly id: number;
  /** Whether the empty text is in the set. */
  readonly nullable: boolean;
  readonly derive: (char: string) => Term;
}

/** Thrown if a pattern takes too many terms. */
export class TooComplexError extends Error {}

const MAX_TERMS = 20_000;

type Operation = 'choice' | 'both';

/** Creates terms. All terms that are combined must come from the same instance. */
export class Terms {
  readonly #known = new Map<string, Term>();
  readonly #parts = new Map<Term, { readonly operation: Operation; readonly terms: readonly Term[] }>();
  /** No text. */
  readonly nothing: Term = this.#create('nothing', false, () => this.nothing);
  /** The empty text only. */
  readonly empty: Term = this.#create('empty', true, () => this.nothing);
  /** Every text. */
  readonly anything: Term = this.#create('anything', true, () => this.anything);

  character(set: CharacterSet): Term {
    return this.#create(`character ${set.key}`, false, (char) => (set.has(char) ? this.empty : this.nothing));
  }

  /** A text of the first term and one of the second. */
  sequence(first: Term, second: Term): Term {
    if (first === this.nothing || second === this.nothing) return this.nothing;
    if (first === this.empty) return second;
    if (second === this.empty) return first;
    return this.#create(`sequence ${first.id} ${second.id}`, first.nullable && second.nullable, (char) => {
      const rest = this.sequence(first.derive(char), second);
      return first.nullable ? this.choice([rest, second.derive(char)]) : rest;
    });
  }

  /** Between `min` and `max` texts of a term. */
  repeat(term: Term, min: number, max: number): Term {
    if (max === 0 || term === this.empty) return this.empty;
    if (term === this.nothing) return min === 0 ? this.empty : this.nothing;
    if (min === 1 && max === 1) return term;
    const least = term.nullable ? 0 : min;
    return this.#create(`repeat ${term.id} ${least} ${max}`, least === 0, (char) =>
      this.sequence(term.derive(char), this.repeat(term, Math.max(0, least - 1), max - 1)),
    );
  }

  /** The texts of at least one term. */
  choice(terms: readonly Term[]): Term {
    return this.#combine('choice', terms, { neutral: this.nothing, absorbing: this.anything });
  }

  /** The texts that all terms have. */
  both(terms: readonly Term[]): Term {
    return this.#combine('both', terms, { neutral: this.anything, absorbing: this.nothing });
  }

  /** The texts that a term does not have. */
  not(term: Term): Term {
    if (term === this.nothing) return this.anything;
    if (term === this.anything) return this.nothing;
    return this.#create(`not ${term.id}`, !term.nullable, (char) => this.not(term.derive(char)));
  }

  #combine(operation: Operation, terms: readonly Term[], { neutral, absorbing }: Record<string, Term>): Term {
    const flat = terms.flatMap((term) => {
      const parts = this.#parts.get(term);
      return parts?.operation === operation ? parts.terms : [term];
    });
    const distinct = [...new Set(flat)].filter((term) => term !== neutral).sort((a, b) => a.id - b.id);
    const [first = neutral as Term, ...others] = distinct;
    if (distinct.includes(absorbing as Term)) return absorbing as Term;
    if (others.length === 0) return first;
    const nullable = operation === 'choice' ? distinct.some(isNullable) : distinct.every(isNullable);
    const key = `${operation} ${distinct.map(({ id }) => id).join(' ')}`;
    const combined = this.#create(key, nullable, (char) => this[operation](distinct.map((term) => term.derive(char))));
    this.#parts.set(combined, { operation, terms: distinct });
    return combined;
  }

  #create(key: string, nullable: boolean, derive: (char: string) => Term): Term {
    const known = this.#known.get(key);
    if (known) return known;
    if (this.#known.size >= MAX_TERMS) throw new TooComplexError(`A pattern takes more than ${MAX_TERMS} terms.`);
    const derived = new Map<string, Term>();
    const deriveOnce = (char: string): Term => {
      const term = derived.get(char) ?? derive(char);
      derived.set(char, term);
      return term;
    };
    const term = { id: this.#known.size, nullable, derive: deriveOnce };
    this.#known.set(key, term);
    return term;
  }
}

function isNullable({ nullable }: Term): boolean {
  return nullable;
}
