import { FACTS_TABLES, guideLink, isFactsTable } from '@hookbook/contract';
import { isMapping } from '@hookbook/contract/data';
import { createDiagnostic, type Diagnostic, type SourceLocation } from '@hookbook/spec-reader/diagnostics/diagnostic';
import { didYouMean } from '@hookbook/spec-reader/diagnostics/suggest';
import { locationOf, member, members, type SpecNode } from '@hookbook/spec-reader/spec/file/specNode';
import { isComplete } from '@hookbook/spec-reader/spec/reachable';
import { isGuideSlug } from '../info/guides.ts';
import { guideReferences } from '../info/guideText.ts';
import { type InfoEntry, infoEntries, infoNode } from '../info/infoEntries.ts';
import { text } from '../messages/messages.ts';
import type { Rule, RuleInput } from './rule.ts';

export const guidesAreValid: Rule = ({ document }) => {
  const node = infoNode(document, 'x-guides');
  if (!node) return [];
  if (!isMapping(node.value)) {
    const fix = 'Write the guides as `receive-safely: { $ref: ./guides/receive-safely.yaml }`.';
    return [invalid(node, 'x-guides must map the name of each guide to the guide.', { fix })];
  }
  return infoEntries(document, 'x-guides').flatMap(guideProblems);
};

const REQUIRED = ['title', 'text'];
const MEMBERS = [...REQUIRED, 'summary'];

function guideProblems({ name: slug, entry, node }: InfoEntry): Diagnostic[] {
  const name = `Guide "${slug}"`;
  const slugProblem = isGuideSlug(slug)
    ? []
    : [
        invalid(entry, `${name} is an address on the site, so its name must consist of a-z, 0-9 and single hyphens.`, {
          part: 'key',
          fix: 'Rename it, for example to retries-and-order.',
        }),
      ];
  if (!isMapping(node.value)) return [...slugProblem, invalid(node, `${name} must have a title and a text.`)];
  const unknown = members(node).filter(([key]) => !MEMBERS.includes(key) && !key.startsWith('x-'));
  const wrong = members(node).filter(([key, { value }]) => MEMBERS.includes(key) && typeof value !== 'string');
  return [
    ...slugProblem,
    ...unknown.map(([key, value]) =>
      invalid(value, `${name} has the unknown property "${key}".${didYouMean(key, MEMBERS)}`, { part: 'key' }),
    ),
    ...wrong.map(([key, value]) => invalid(value, `The ${key} of guide "${slug}" must be a string.`)),
    ...REQUIRED.flatMap((key) => {
      const value = member(node, key);
      return value && (typeof value.value !== 'string' || text(value) !== '')
        ? []
        : [invalid(value ?? node, `${name} has no ${key}.`, { fix: `Add a ${key}.` })];
    }),
  ];
}

function invalid(
  node: SpecNode,
  message: string,
  { part = 'value', fix }: { readonly part?: 'key' | 'value'; readonly fix?: string } = {},
): Diagnostic {
  return createDiagnostic('guide-invalid', locationOf(node, part), message, { fix });
}

/** A misspelt event would be a dead link in the documentation; a misspelt name would leave out the facts. */
export const guideReferencesExist: Rule = ({ document, providers }) =>
  guideTexts(document).flatMap((node) => {
    const { links, facts } = guideReferences(text(node));
    return [
      ...links.flatMap((address) => {
        const problem = linkProblem(address, { document, providers });
        return problem === undefined ? [] : [createDiagnostic('guide-link-unknown', placeOf(node, address), problem)];
      }),
      ...facts
        .filter((name) => !isFactsTable(name))
        .map((name) => {
          const message = `Unknown facts "${name}".${didYouMean(name, FACTS_TABLES)}`;
          return createDiagnostic('guide-facts-unknown', placeOf(node, name), message);
        }),
    ];
  });

function linkProblem(
  address: string,
  { document, providers }: Pick<RuleInput, 'document' | 'providers'>,
): string | undefined {
  const link = guideLink(address);
  if (!link) return undefined;
  if (link.kind === 'guide') {
    const slugs = infoEntries(document, 'x-guides').map(({ name }) => name);
    if (slugs.includes(link.guide)) return undefined;
    return `Unknown guide "${link.guide}" in the link "${address}".${didYouMean(link.guide, slugs)}`;
  }
  const { provider: name } = link;
  const result = providers.find(({ source }) => source.name === name);
  if (!result) {
    const names = providers.map(({ source }) => source.name);
    return `Unknown provider "${name}" in the link "${address}".${didYouMean(name, names)}`;
  }
  if (link.kind === 'provider' || !result.provider) return undefined;
  const { event } = link;
  const types = [...result.provider.events, ...result.commands.flatMap((command) => command.event ?? [])].map(
    (found) => found.event.type,
  );
  const isReadable = () => result.source.channels.every(({ channel }) => isComplete(document, channel.node));
  if (types.includes(event) || !isReadable()) return undefined;
  return `Unknown event "${event}" of ${name} in the link "${address}".${didYouMean(event, types)}`;
}

function guideTexts(document: RuleInput['document']): readonly SpecNode[] {
  return infoEntries(document, 'x-guides').flatMap(({ node }) => member(node, 'text') ?? []);
}

/** Where a piece of a text is written; the whole text if it is escaped there. */
function placeOf(node: SpecNode, piece: string): SourceLocation {
  const location = locationOf(node);
  const { start, end } = location.range;
  const lines = node.file.text.split(/\r\n?|\n/).slice(start.line - 1, end.line);
  const columns = lines.map((line) => columnOf(piece, line));
  const index = columns.findIndex((column) => column > 0);
  const column = columns[index];
  if (column === undefined) return location;
  const line = start.line + index;
  return { ...location, range: { start: { line, column }, end: { line, column: column + piece.length } } };
}

/** The column of a piece that is not part of a longer word; 0 if the line does not contain it. */
function columnOf(piece: string, line: string): number {
  const parts = piece === '' ? [] : line.split(piece);
  const index = parts.findIndex((part, place) => !/[\w.-]$/.test(part) && !/^[\w.-]/.test(parts[place + 1] ?? '_'));
  return index === -1 ? 0 : parts.slice(0, index + 1).join(piece).length + 1;
}
