import { load, normalise, type Provider } from '@hookbook/codegen';

/** Events with payloads to validate. */
export interface Corpus {
  readonly name: string;
  readonly providers: readonly Provider[];
  readonly valid: readonly Sample[];
  /** Each has one wrong member. */
  readonly invalid: readonly Sample[];
}

/** A payload, and the event that it is meant to be. */
export interface Sample {
  readonly provider: string;
  readonly type: string;
  readonly value: unknown;
  readonly headers: Readonly<Record<string, string>>;
}

/** Reads a document without proving it: that is what `hookbook check` is for. */
export async function readProviders(specs: string): Promise<readonly Provider[]> {
  const { document, diagnostics } = await load(specs);
  if (!document) throw new Error(diagnostics.map(({ file, message }) => `${file}: ${message}`).join('\n'));
  return normalise(document).contract.providers;
}
