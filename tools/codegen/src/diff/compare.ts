import type { Contract, Provider } from '@hookbook/contract';
import type { Schema } from '@hookbook/contract/schema';
import { bumpOf, compareContracts, type IssuesOf, providerPairs } from '@hookbook/diff';
import type { Included } from '@hookbook/normaliser/read/provider';
import type { SpecDocument } from '@hookbook/spec-reader/spec/specDocument';
import { readContract } from '../generate/readContract.ts';
import { reportPretty } from '../report/outcome.ts';
import { UsageError } from '../report/usage.ts';
import { payloadIssues } from '../validate/judge/payloadIssues.ts';
import { withDeliveryWitnesses } from './deliveryWitness.ts';
import type { Difference } from './difference.ts';
import { located } from './locate.ts';

interface Read {
  readonly contract: Contract;
  readonly document: SpecDocument;
}

export interface ReadSettings {
  readonly specs: string;
  readonly root?: string;
  readonly overlays?: readonly string[];
  readonly include?: readonly Included[];
  /** What the user calls it. */
  readonly name: string;
  /** What the user calls a file, by its absolute path. By default its path from the document. */
  readonly nameOf?: (file: string) => string;
}

/** Compares two contracts. Rejects with a `UsageError` if one cannot be read. */
export async function compare(base: ReadSettings, head: ReadSettings): Promise<Difference> {
  const [before, after] = [await read(base), await read(head)];
  const found = compareContracts(before.contract, after.contract, {
    issuesOf: judgeOf,
    today: new Date().toISOString().slice(0, 10),
  });
  const changes = await withDeliveryWitnesses(found, before.contract.providers, after.contract.providers);
  return {
    bump: bumpOf(changes),
    changes: changes.map((change) =>
      located(
        change,
        { document: before.document, nameOf: base.nameOf },
        { document: after.document, nameOf: head.nameOf },
      ),
    ),
    events: after.contract.providers.reduce((sum, { events }) => sum + events.length, 0),
    providers: subpathsOf(before.contract, after.contract),
  };
}

/** The providers of the older contract. Changes name one by its new name, and by a former one that no longer works. */
function subpathsOf(before: Contract, after: Contract): Difference['providers'] {
  const pairs = new Map(providerPairs(before, after));
  return before.providers.flatMap((provider) => {
    const { formerNames = [] } = provider;
    const subpaths = [provider, ...formerNames].map(({ slug }) => slug);
    const names = new Set([provider.name, pairs.get(provider)?.name ?? provider.name]);
    return [
      ...[...names].map((name) => ({ name, subpaths })),
      ...formerNames.filter(({ name }) => !names.has(name)).map(({ name, slug }) => ({ name, subpaths: [slug] })),
    ];
  });
}

async function read({ name, specs, ...settings }: ReadSettings): Promise<Read> {
  const { contract, document, diagnostics } = await readContract(specs, { ...settings, validate: false });
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  if (contract && document && errors.length === 0) return { contract, document };
  const report = reportPretty(errors, { cwd: process.cwd(), color: false } as never);
  throw new UsageError(`${name} cannot be compared, because it is not valid:\n${report}`);
}

/** What the validators that Hookbook generates report, prepared once for each schema. */
function judgeOf(provider: Provider): IssuesOf {
  const issuesFor = payloadIssues(provider);
  const known = new Map<
    Schema,
    (value: unknown) => readonly { readonly pointer: string; readonly message: string }[]
  >();
  return (schema, value) => {
    const issues = known.get(schema) ?? issuesFor(schema);
    known.set(schema, issues);
    return issues(value);
  };
}
