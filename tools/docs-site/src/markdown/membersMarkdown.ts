import { linkTo, markdownPath } from '../model/paths.ts';
import { badgeList } from '../model/shape/badges.ts';
import type { Constraint, DefinitionLink, Member, Shape } from '../model/shape/shape.ts';
import { codeSpan, lineText, proseLine } from './markdownText.ts';

/** All members of a shape as one flat list, each with its full path. */
export function membersMarkdown(shape: Shape, from: string): string {
  return memberLines(shape, from).join('\n');
}

function memberLines({ members }: Shape, from: string): readonly string[] {
  return members.flatMap((member) => [memberLine(member, from), ...memberLines(member.shape, from)]);
}

function memberLine({ kind, label, path, required, shape }: Member, from: string): string {
  if (kind === 'value') {
    const meaning = [proseLine(shape.description), ...badgeTexts(shape)].filter((text) => text !== '').join(' ');
    return `- ${codeSpan(path)} ${codeSpan(label)}${meaning && `: ${meaning}`}`;
  }
  const name = kind === 'property' ? codeSpan(path) : `${path === '' ? '' : `${codeSpan(path)} `}${lineText(label)}`;
  const traits = [typeText(shape, from), ...(required ? ['required'] : []), ...badgeTexts(shape)];
  const constraints = shape.constraints.map(constraintText).join('; ');
  const details = [proseLine(shape.description), proseLine(shape.intro), constraints].filter((text) => text !== '');
  return `- ${name} (${traits.join(', ')})${details.length === 0 ? '' : `: ${details.join(' ')}`}`;
}

function typeText({ type, definitions }: Shape, from: string): string {
  return [type, ...definitions.map((link) => definitionText(link, from))].join(', ');
}

function definitionText({ name, id, page }: DefinitionLink, from: string): string {
  if (page !== undefined) return `see [${lineText(name)}](${linkTo(markdownPath(page), { from })})`;
  return id === undefined ? name : `see ${name}`;
}

function badgeTexts({ badges }: Shape): readonly string[] {
  // The list does not have the reason for the inference, so it says what the badge means.
  return badgeList(badges).map(({ kind, text }) => (kind === 'inferred' ? 'inferred, not published' : lineText(text)));
}

function constraintText({ label, values, as }: Constraint): string {
  return `${lineText(label)}: ${values.map(as === 'code' ? codeSpan : lineText).join(', ')}`;
}
