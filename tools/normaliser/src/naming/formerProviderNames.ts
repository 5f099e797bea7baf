import type { ProviderNames } from '@hookbook/contract';
import { pascalCase } from '@hookbook/contract/text';
import { createDiagnostic, type Diagnostic } from '@hookbook/spec-reader/diagnostics/diagnostic';
import { locationOf, members, type SpecNode } from '@hookbook/spec-reader/spec/file/specNode';
import { FORMER_NAMES } from './formerNames.ts';
import { lowerSlug } from './names.ts';

/** A name that a provider had before, and where the contract says so. */
export interface FormerProviderName {
  readonly names: ProviderNames;
  readonly node: SpecNode;
}

export function providerNames(name: string): ProviderNames {
  return { name, slug: lowerSlug(name), typeName: pascalCase(name) };
}

/** Reads the values of `x-former-names` of a provider. */
export function formerProviderNames(lists: readonly SpecNode[]): {
  readonly former: readonly FormerProviderName[];
  readonly diagnostics: readonly Diagnostic[];
} {
  const items = lists.flatMap((list) => (Array.isArray(list.value) ? members(list).map(([, item]) => item) : [list]));
  const isName = ({ value }: SpecNode) => typeof value === 'string' && value.trim() !== '';
  return {
    former: items.filter(isName).map((node) => ({ names: providerNames(String(node.value)), node })),
    diagnostics: items.filter((item) => !isName(item) || lists.includes(item)).map(invalid),
  };
}

function invalid(node: SpecNode): Diagnostic {
  const message = `${FORMER_NAMES} must be a list of names that the provider had before, such as \`[acme]\`.`;
  return createDiagnostic('extension-invalid', locationOf(node), message);
}
