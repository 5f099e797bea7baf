import { type Html, html } from '../html.ts';
import { markdownHtml, markdownInline } from '../markdown.ts';
import type { Fact, Member, Shape, ShapeName } from '../rows/shape.ts';
import { marksHtml } from './marksHtml.ts';

/** Levels of members that stand open when the page opens. */
const OPEN_LEVELS = 2;

/** The members of a shape as a list; what is inside of each folds out. */
export function membersHtml(shape: Shape, level = 1): Html | undefined {
  if (shape.members.length === 0) return undefined;
  return html`<ul class="members">
${shape.members.map((member) => memberHtml(member, level))}</ul>`;
}

/** What a schema asks of its value, beside its members. */
export function factsHtml(facts: readonly Fact[]): Html | undefined {
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
  const { shape } = member;
  return html`<li class="member" id="${member.anchor}">
<p class="head">${labelHtml(member)} ${typeHtml(shape)}${
    member.required && html` <span class="mark required">required</span>`
  }${marksHtml(shape.marks)} <a class="here" href="#${member.anchor}" aria-label="Link to ${member.path}">#</a></p>
${markdownHtml(shape.description, { headingsBelow: 3 })}
${inferredHtml(shape.marks.inferred)}
${factsHtml(shape.facts)}
${insideHtml(member, level)}
</li>
`;
}

function labelHtml({ kind, label, path }: Member): Html {
  if (kind === 'property') return html`<code class="name" title="${path}">${label}</code>`;
  if (kind === 'pattern') return html`<span class="name">names like</span> <code>${label}</code>`;
  return html`<span class="name">${label}</span>`;
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
  const properties = members.filter((member) => member.kind === 'property').length;
  if (properties < members.length) return members.length === 1 ? 'What is inside' : `${members.length} parts`;
  return properties === 1 ? '1 property' : `${properties} properties`;
}

function factValues({ values, as }: Fact): readonly Html[] {
  return values.map((value) => (as === 'code' ? html`<code>${value}</code> ` : html`${value} `));
}
