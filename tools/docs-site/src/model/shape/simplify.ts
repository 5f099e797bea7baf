import { hasBadges } from './badges.ts';
import { OPTIONS } from './constraints.ts';
import type { SchemaPart } from './flatten.ts';
import type { Constraint, Member, Shape } from './shape.ts';

/** Removes options that add nothing to the shape's type. */
export function removeTypeOnlyOptions(shape: Shape): Shape {
  const options = shape.members.filter((member) => member.kind === 'option');
  if (options.length === 0 || !options.every((option) => isTypeOnly(option.shape))) return shape;
  return {
    ...shape,
    members: shape.members.filter((member) => member.kind !== 'option'),
    constraints: shape.constraints.filter((constraint) => constraint.label !== OPTIONS),
  };
}

/** Names the type of the items, as in `array of string`, and shows their members in the array unless that loses something. */
export function inlineItems(shape: Shape, parts: readonly SchemaPart[]): Shape {
  const items = shape.members.filter((member) => member.kind === 'item');
  const item = items[0];
  if (item === undefined || items.length > 1) return shape;
  const typed = { ...shape, type: arrayType(shape.type, item.shape.type) };
  const hasOnlyItems =
    parts.length > 0 && shape.members.length === 1 && shape.definitions.length === 0 && shape.intro === '';
  return hasOnlyItems && canInline(item) ? withItem(typed, item) : typed;
}

function arrayType(type: string, item: string): string {
  if (item === 'any value') return type;
  const array = item.includes(' or ') ? `array of (${item})` : `array of ${item}`;
  return type.replace(/\barray\b( or )?/, (_, or) => (or === undefined ? array : `${array}, or `));
}

function canInline({ shape }: Member): boolean {
  if (hasBadges(shape.badges)) return false;
  return shape.members.length > 0 ? shape.constraints.length === 0 : shape.description === '';
}

function withItem(shape: Shape, { id, shape: item }: Member): Shape {
  // Other fields link to the first use of a definition.
  const isFirstUse = item.definitions.some((link) => link.id === undefined && link.page === undefined);
  const anchors = [...(isFirstUse ? [id] : []), ...(item.anchors ?? [])];
  return {
    ...shape,
    definitions: item.definitions,
    intro: [item.description, item.intro].filter((text) => text !== '').join('\n\n'),
    constraints: [...shape.constraints, ...item.constraints.map(forEachItem)],
    members: item.members,
    ...(anchors.length > 0 && { anchors }),
  };
}

function forEachItem(constraint: Constraint): Constraint {
  return { ...constraint, label: `each item: ${constraint.label}` };
}

function isTypeOnly(shape: Shape): boolean {
  return (
    shape.definitions.length + shape.constraints.length + shape.members.length === 0 &&
    shape.description === '' &&
    !hasBadges(shape.badges)
  );
}
