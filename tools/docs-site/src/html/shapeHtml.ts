import type { Constraint, Member, Shape, ShapeName } from '../model/shape/shape.ts';
import { type Html, html } from '../text/html.ts';
import { markdownHtml, markdownInline } from '../text/proseHtml.ts';
import { marksHtml } from './badgesHtml.ts';

/** Levels of members that stand open when the page opens. */
const OPEN_LEVELS = 2;

/** The members of a shape as a list; what is inside of each folds out. */
export function membersHtml(shape: Shape, level = 1): Html | undefined {
  if (shape.members.length === 0) return undefined;
  return html`<ul class="members">
${shape.members.map((member) => memberHtml(member, level))}</ul>`;
}

/** What a schema asks of its value, beside its members. */
export function factsHtml(facts: readonly Constraint[]): Html | undefined {
  if (facts.length === 0) return undefined;
  return html`<dl class="facts">
${facts.map(
  (fact) => html`<div><dt>${fact.label}</dt> <dd>${factValues(fact)}</dd></div>
`,
)}</dl>`;
}

export function typeHtml({ type, names }: Shape): Html {
  return html`<span class="type">${type}</span>${names.map(nameHtml)}`;
}

function memberHtml(member: Member, level: number): Html {
  const { shape, required } = member;
  return html`<li class="member" id="${member.anchor}">
<p class="head">${labelHtml(member)} ${typeHtml(shape)}${
    required && html` <span class="mark required">required</span>`
  }${marksHtml(shape.marks)}</p>
${markdownHtml(shape.description, { headingsBelow: 3 })}
${inferredHtml(shape.marks.inferred)}
${factsHtml(shape.facts)}
${insideHtml(member, level)}
</li>
`;
}

/** What a member is called, as a link to itself. */
function labelHtml({ kind, label, path, anchor }: Member): Html {
  const text =
    kind === 'pattern'
      ? html`names like <code>${label}</code>`
      : kind === 'property'
        ? html`<code>${label}</code>`
        : label;
  return html`<a class="name" href="#${anchor}" title="${path}">${text}</a>`;
}

function nameHtml({ name, anchor }: ShapeName): Html {
  if (anchor === undefined) return html` <span class="shape">${name}</span>`;
  return html` <a class="shape" href="#${anchor}">${name}</a>`;
}

export function inferredHtml(reason: string | undefined): Html | undefined {
  if (reason === undefined || reason === '') return undefined;
  return html`<p class="inferred-why"><strong>Inferred, not published:</strong> ${markdownInline(reason)}</p>`;
}

function insideHtml({ shape, path, label }: Member, level: number): Html | undefined {
  const members = membersHtml(shape, level + 1);
  if (members === undefined || isShort(shape)) return members;
  return html`<details${level < OPEN_LEVELS && html` open`}>
<summary>${summaryText(shape)}<span class="hidden"> of ${path || label}</span></summary>
${markdownHtml(shape.intro, { headingsBelow: 3 })}
${members}
</details>`;
}

/** One thing inside that has nothing inside itself, such as the items of a list of strings: not worth folding. */
function isShort({ members, intro }: Shape): boolean {
  return members.length === 1 && members[0]?.shape.members.length === 0 && intro === '';
}

function summaryText({ members }: Shape): string {
  const count = (kind: Member['kind']) => members.filter((member) => member.kind === kind).length;
  const [properties, options] = [count('property'), count('option')];
  if (properties + options < members.length) return members.length === 1 ? 'What is inside' : `${members.length} parts`;
  return [
    ...(properties === 0 ? [] : [properties === 1 ? '1 property' : `${properties} properties`]),
    ...(options === 0 ? [] : [options === 1 ? '1 option' : `${options} options`]),
  ].join(' and ');
}

function factValues({ values, as }: Constraint): readonly Html[] {
  return values.map((value) => (as === 'code' ? html`<code>${value}</code> ` : html`${value} `));
}
