import { isMapping } from '@hookbook/contract/data';
import { createDiagnostic, type Diagnostic } from '@hookbook/spec-reader/diagnostics/diagnostic';
import { didYouMean } from '@hookbook/spec-reader/diagnostics/suggest';
import { locationOf, member, members, type SpecNode } from '@hookbook/spec-reader/spec/file/specNode';
import { type InfoEntry, infoEntries, infoNode } from '../info/infoEntries.ts';
import { changeNodes, SEVERITIES } from '../info/releases.ts';
import { isDate } from '../schema/date.ts';
import type { Rule } from './rule.ts';

/** What is invalid would be missing in the changelog. */
export const releasesAreValid: Rule = ({ document }) => {
  const node = infoNode(document, 'x-releases');
  if (!node) return [];
  if (!isMapping(node.value)) {
    const fix = 'Write the releases as `0.2.0: { $ref: ./releases/0.2.0.json }`, the latest first.';
    return [invalid(node, 'x-releases must map each version to its release.', { fix })];
  }
  return infoEntries(document, 'x-releases').flatMap(releaseProblems);
};

function releaseProblems(source: InfoEntry): Diagnostic[] {
  const { name: version, node } = source;
  const name = `Release ${JSON.stringify(version)}`;
  if (!isMapping(node.value)) return [invalid(node, `${name} must have a date and changes.`)];
  const date = member(node, 'date');
  const changes = member(node, 'changes');
  return [
    ...unknownFields(node, name, ['date', 'changes']),
    ...(isDate(date?.value)
      ? []
      : [invalid(date ?? node, `${name} has no valid date.`, { fix: "Write the date in quotes, as '2026-12-31'." })]),
    ...(changes && Array.isArray(changes.value) ? [] : [invalid(changes ?? node, `${name} has no list of changes.`)]),
    ...changeNodes(source).flatMap((change) => changeProblems(change, name)),
  ];
}

const TEXTS = ['provider', 'event', 'message', 'pointer', 'rule'];
const REQUIRED = ['provider', 'message'];

function changeProblems(node: SpecNode, release: string): Diagnostic[] {
  const name = `A change of ${release.replace(/^R/, 'r')}`;
  if (!isMapping(node.value)) return [invalid(node, `${name} must be an object.`)];
  const severity = member(node, 'severity');
  return [
    ...unknownFields(node, name, [...TEXTS, 'severity']),
    ...TEXTS.flatMap((key) => {
      const value = member(node, key);
      if (!value)
        return REQUIRED.includes(key) ? [invalid(node, `${name} has no ${key}.`, { fix: `Add a ${key}.` })] : [];
      return typeof value.value === 'string' ? [] : [invalid(value, `The ${key} of a change must be a string.`)];
    }),
    ...(SEVERITIES.some((known) => known === severity?.value)
      ? []
      : [invalid(severity ?? node, `${name} has no severity.`, { fix: 'Write breaking or compatible.' })]),
  ];
}

function unknownFields(node: SpecNode, name: string, known: readonly string[]): Diagnostic[] {
  return members(node)
    .filter(([key]) => !known.includes(key) && !key.startsWith('x-'))
    .map(([key, value]) =>
      invalid(value, `${name} has the unknown field "${key}".${didYouMean(key, known)}`, { part: 'key' }),
    );
}

function invalid(
  node: SpecNode,
  message: string,
  { part = 'value', fix }: { readonly part?: 'key' | 'value'; readonly fix?: string } = {},
): Diagnostic {
  return createDiagnostic('release-invalid', locationOf(node, part), message, { fix });
}
