/** What a library, or for its signatures `createVerifier`, decides about a vector. */
export interface Decision {
  readonly kind: 'verifies' | 'signs';
  /** Of the vector. */
  readonly id: string;
  /** Whether the request must be accepted. */
  readonly expected: boolean;
  readonly actual: boolean;
}

/** A reason why a library disagrees with vectors. */
export interface Known {
  readonly kind: Decision['kind'];
  /** One sentence. */
  readonly reason: string;
  /** The ids of the vectors. */
  readonly ids: readonly string[];
}

export interface Comparison {
  readonly decisions: number;
  readonly agreements: number;
  /** By reason, without those that no longer exist. */
  readonly explained: readonly { readonly known: Known; readonly disagreements: readonly Decision[] }[];
  /** Disagreements that nothing explains. */
  readonly unlisted: readonly Decision[];
  /** Listed disagreements that do not exist. */
  readonly outdated: readonly Pick<Decision, 'kind' | 'id'>[];
}

/** Compares decisions with what is expected and with the disagreements that are known. */
export function compare(decisions: readonly Decision[], known: readonly Known[]): Comparison {
  const disagreements = decisions.filter(({ expected, actual }) => expected !== actual);
  const isListed = ({ kind, id }: Decision) => known.some((reason) => reason.kind === kind && reason.ids.includes(id));
  const explained = known.map((reason) => ({
    known: reason,
    disagreements: disagreements.filter(({ kind, id }) => kind === reason.kind && reason.ids.includes(id)),
  }));
  return {
    decisions: decisions.length,
    agreements: decisions.length - disagreements.length,
    explained: explained.filter((reason) => reason.disagreements.length > 0),
    unlisted: disagreements.filter((decision) => !isListed(decision)),
    outdated: known.flatMap(({ kind, ids }) =>
      ids
        .filter((id) => !disagreements.some((decision) => decision.kind === kind && decision.id === id))
        .map((id) => ({ kind, id })),
    ),
  };
}
