import { INFERRED } from '../model/labels.ts';
import { linkTo } from '../model/paths.ts';
import type { Constraint, DefinitionLink, Member, Shape } from '../model/shape/shape.ts';
import { type Html, html, lines } from '../text/html.ts';
import { inlineProseHtml, proseHtml } from '../text/prose.ts';
import { badgesHtml } from './badgesHtml.ts';

/** Levels of members that are expanded when the page opens. */
const OPEN_LEVELS = 2;

/** Everything about a shape except its type and badges, which are in the heading. */
export function shapeHtml({ description, intro, badges, constraints, members }: Shape, from: string): Html {
  return lines(
    proseHtml(description),
    proseHtml(intro),
    inferredHtml(badges.inferred),
    constraintsHtml(constraints),
    membersHtml(members, { from, level: 1 }),
  );
}

interface Nesting {
  /** The page that contains the members. */
  readonly from: string;
  readonly level: number;
}

/** A list of members, each with its own members in it. */
function membersHtml(members: readonly Member[], nesting: Nesting): Html | undefined {
  if (members.length === 0) return undefined;
  const tabs = tabsIn(members);
  const listed = members.filter((member) => !tabs.includes(member));
  return lines(
    listed.length > 0 &&
      html`<ul class="members">
${listed.map((member) => memberHtml(member, nesting))}</ul>`,
    tabs.length > 0 && optionsHtml(tabs, nesting),
  );
}

/** The options of a choice between values that have members. */
function tabsIn(members: readonly Member[]): readonly Member[] {
  const options = members.filter(({ kind }) => kind === 'option');
  return options.length > 1 && options.some(({ shape }) => shape.members.length > 0) ? options : [];
}

/** One option is open at a time, also without the script. */
function optionsHtml(options: readonly Member[], nesting: Nesting): Html {
  const name = options[0]?.id ?? '';
  return html`<div class="tabs options">
${options.map((option, index) => optionHtml(option, name, index === 0 && nesting.level <= OPEN_LEVELS + 1, nesting))}</div>`;
}

function optionHtml({ id, label, shape }: Member, name: string, isOpen: boolean, { from, level }: Nesting): Html {
  return html`<details name="${name}" id="${id}"${isOpen && html` open`}>
<summary>${label}</summary>
${lines(
  html`<p>${typeHtml(shape, from)}${badgesHtml(shape.badges)}</p>`,
  proseHtml(shape.description, { headingsBelow: 3 }),
  proseHtml(shape.intro, { headingsBelow: 3 }),
  inferredHtml(shape.badges.inferred),
  constraintsHtml(shape.constraints),
  membersHtml(shape.members, { from, level: level + 1 }),
)}
</details>\n`;
}

function constraintsHtml(constraints: readonly Constraint[]): Html | undefined {
  if (constraints.length === 0) return undefined;
  const facts = constraints.map(
    (constraint, index) => html`${index > 0 && ' · '}${constraint.label}: ${valuesHtml(constraint)}`,
  );
  return html`<p class="facts">${facts}</p>`;
}

export function typeHtml(
  { type, definitions, anchors = [] }: Pick<Shape, 'type' | 'definitions' | 'anchors'>,
  from: string,
): Html {
  const [, other] = OR_NULL.exec(type) ?? [];
  const links = definitions.map((link) => definitionHtml(link, from));
  const targets = anchors.map((id) => html`<a id="${id}"></a>`);
  return html`${targets}<small>${other ?? type}</small>${links}${other !== undefined && html` <em class="null">nullable</em>`}`;
}

/** Null is a mark, so that the type beside it is read at a glance. */
const OR_NULL = /^(.+?),? or null$/;

export function inferredHtml(reason: string | undefined): Html | undefined {
  if (reason === undefined || reason === '') return undefined;
  return html`<p class="inferred-why"><strong>${INFERRED}</strong> ${inlineProseHtml(reason)}</p>`;
}

function memberHtml(member: Member, nesting: Nesting): Html {
  const { id, kind, required, shape } = member;
  const presence = kind === 'property' && html` <em>${required ? 'required' : 'optional'}</em>`;
  const badges = html`${presence}${badgesHtml(shape.badges)}`;
  return html`<li id="${id}">
${lines(
  html`<p>${labelHtml(member)}${kind !== 'value' && html` ${typeHtml(shape, nesting.from)}`}${badges}</p>`,
  proseHtml(shape.description, { headingsBelow: 3 }),
  inferredHtml(shape.badges.inferred),
  constraintsHtml(kind === 'value' ? [] : shape.constraints),
  childrenHtml(member, nesting),
)}
</li>\n`;
}

/** The label of a member, as a link to the member. */
function labelHtml(member: Member): Html {
  return html`<a href="#${member.id}">${labelText(member)}</a>`;
}

function labelText({ kind, label }: Member): Html {
  if (kind === 'property' || kind === 'value') return html`<code>${label}</code>`;
  return kind === 'pattern' ? html`names matching <code>${label}</code>` : html`${label}`;
}

function definitionHtml({ name, id, page }: DefinitionLink, from: string): Html {
  if (page !== undefined) return html` <a class="shape" href="${linkTo(page, { from })}">${name}</a>`;
  if (id === undefined) return html` <span class="shape">${name}</span>`;
  return html` <a class="shape" href="#${id}">${name}</a>`;
}

function childrenHtml({ shape, path, label }: Member, { from, level }: Nesting): Html | undefined {
  const children = membersHtml(shape.members, { from, level: level + 1 });
  if (children === undefined || isShort(shape) || tabsIn(shape.members).length === shape.members.length)
    return children;
  return html`<details${level < OPEN_LEVELS && html` open`}>
<summary>${summaryText(shape)}<span class="hidden"> of ${path || label}</span></summary>
${lines(proseHtml(shape.intro, { headingsBelow: 3 }), children)}
</details>`;
}

/** One member without children, such as the items of an array of strings: not worth collapsing. */
function isShort({ members, intro }: Shape): boolean {
  return members.length === 1 && members[0]?.shape.members.length === 0 && intro === '';
}

function summaryText({ members }: Shape): string {
  const count = (kind: Member['kind']) => members.filter((member) => member.kind === kind).length;
  const [properties, options, values] = [count('property'), count('option'), count('value')];
  if (properties + options + values < members.length)
    return members.length === 1 ? 'Contents' : `${members.length} parts`;
  return [
    ...(properties === 0 ? [] : [properties === 1 ? '1 property' : `${properties} properties`]),
    ...(options === 0 ? [] : [options === 1 ? '1 option' : `${options} options`]),
    ...(values === 0 ? [] : [values === 1 ? '1 value' : `${values} values`]),
  ].join(' and ');
}

function valuesHtml({ values, as }: Constraint): readonly Html[] {
  return values.map((value, index) => html`${index > 0 && ' '}${as === 'code' ? html`<code>${value}</code>` : value}`);
}
