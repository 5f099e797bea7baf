import { markdownCode } from '@hookbook/contract/text';
import type { Constraint, Member, Shape } from '../model/shape/shape.ts';
import { escapeInvisible } from '../text/escapeInvisible.ts';
import { lineDescription, lineText } from './markdownText.ts';

/** All members of a shape as one flat list, each with its whole path. */
export function membersMarkdown(shape: Shape): string {
  return shape.members.flatMap(memberLines).join('\n');
}

export function spanText(code: string): string {
  return markdownCode(escapeInvisible(code));
}

function memberLines(member: Member): readonly string[] {
  return [memberLine(member), ...member.shape.members.flatMap(memberLines)];
}

function memberLine({ kind, label, path, required, shape }: Member): string {
  const name = kind === 'property' ? spanText(path) : `${path === '' ? '' : `${spanText(path)} `}${lineText(label)}`;
  const traits = [typeText(shape), required ? 'required' : '', ...marksText(shape)].filter((text) => text !== '');
  const facts = shape.facts.map(factText).join('; ');
  const about = [lineDescription(shape.description), lineDescription(shape.intro), facts].filter((text) => text !== '');
  return `- ${name} (${traits.join(', ')})${about.length === 0 ? '' : `: ${about.join(' ')}`}`;
}

function typeText({ type, names }: Shape): string {
  return [type, ...names.map(({ name, anchor }) => (anchor === undefined ? name : `${name}, see there`))].join(', ');
}

function marksText({ marks }: Shape): readonly string[] {
  return [
    marks.deprecated ? 'deprecated' : '',
    marks.inferred === undefined ? '' : 'inferred, not published',
    marks.undocumented ? 'not documented' : '',
    marks.access ?? '',
    marks.since === undefined ? '' : `since ${lineText(marks.since)}`,
  ];
}

function factText({ label, values, as }: Constraint): string {
  return `${lineText(label)}: ${values.map(as === 'code' ? spanText : lineText).join(', ')}`;
}
