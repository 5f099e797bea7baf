import type { Member, ModelType, ObjectModel, ValueModel } from '../model/model.ts';
import type { MemberText } from '../modelina/language.ts';
import { chunks } from './chunks.ts';
import { creator } from './creator.ts';
import { javadoc } from './javadoc.ts';
import { alternatives, isNullable, RUNTIME, referencedModels, typeExpression } from './javaTypes.ts';
import { stringLiteral } from './literals.ts';
import type { ModelContext } from './modelContext.ts';
import { PROVIDER_TYPES, TYPE_FIELD } from './names.ts';

const INDENT = '    ';
const MEMBERS_PER_METHOD = 500;

/** The class of an object: its members in a table, and an accessor for each. */
export function objectClass(
  model: ObjectModel,
  name: string,
  members: readonly MemberText[],
  context: ModelContext,
): string {
  const described = model.members.map(({ name: wire, isRequired, type }) => {
    const method = isRequired ? 'required' : 'optional';
    return `.${method}(${stringLiteral(wire)}, ${typeExpression(type, context.classOf)})`;
  });
  return classText(model, name, 'ObjectModel', context, [
    `${INDENT}static final ${RUNTIME}.ObjectType<${name}> ${TYPE_FIELD} =
            new ${RUNTIME}.ObjectType<>(${name}::new, ${name}::describe);
`,
    `${INDENT}private ${name}(${RUNTIME}.Members members) {
        super(members);
    }
`,
    ...describeMethods(described),
    creator(name, `${TYPE_FIELD}.read(value)`),
    ...eventTypeMethod(model.name, context),
    ...model.members.map((member, index) => accessor(member, index, members[index], context)),
  ]);
}

/** The class of an event whose payload is no object of its own. */
export function valueClass(
  model: ValueModel,
  name: string,
  [value]: readonly MemberText[],
  context: ModelContext,
): string {
  const { type } = model;
  const boxed = value?.type ?? '';
  const doc = { text: 'The payload.', isDeprecated: false };
  const result = isNullable(type) ? `java.util.Optional<${boxed}>` : boxed;
  return classText(model, name, 'ValueModel', context, [
    `${INDENT}private static final ${RUNTIME}.Type<${boxed}> ${TYPE_FIELD} =
            ${typeExpression(type, context.classOf)};
`,
    `${INDENT}private ${name}(${boxed} value) {
        super(value);
    }
`,
    creator(name, `new ${name}(${TYPE_FIELD}.read(value))`),
    ...eventTypeMethod(model.name, context),
    `${javadoc(doc, INDENT, unionNotes(type, context))}${INDENT}public ${result} value() {
        return ${isNullable(type) ? 'contentOrNull' : 'content'}();
    }
`,
  ]);
}

function classText(
  model: ObjectModel | ValueModel,
  name: string,
  base: string,
  context: ModelContext,
  parts: readonly string[],
): string {
  const types = model.kind === 'object' ? model.members.map(({ type }) => type) : [model.type];
  const usesDeprecated = types.flatMap(referencedModels).some(context.isDeprecated);
  const suppress = usesDeprecated ? '@java.lang.SuppressWarnings("deprecation")\n' : '';
  const isEvent = context.eventTypeOf(model.name) !== undefined;
  const header = `public final class ${name} extends ${RUNTIME}.${base}${isEvent ? ` implements ${PROVIDER_TYPES.event}` : ''}`;
  return `${javadoc(model.doc, '')}${suppress}${header} {\n${parts.join('\n')}}\n`;
}

/** One method for all members, or several that call each other. */
function describeMethods(described: readonly string[]): readonly string[] {
  const parts = chunks(described, MEMBERS_PER_METHOD);
  return parts.map((lines, index) => {
    const chain = lines.map((line) => `\n                ${line}`).join('');
    const next = index + 1 < parts.length ? `        describe${index + 1}(members);\n` : '';
    const body = lines.length > 0 ? `        members${chain};\n` : '';
    return `${INDENT}private static void describe${index || ''}(${RUNTIME}.MemberTable members) {
${body}${next}${INDENT}}
`;
  });
}

function eventTypeMethod(model: string, { eventTypeOf }: ModelContext): readonly string[] {
  const type = eventTypeOf(model);
  if (type === undefined) return [];
  return [
    `${INDENT}@java.lang.Override
    public java.lang.String eventType() {
        return ${stringLiteral(type)};
    }
`,
  ];
}

function accessor(
  { isRequired, type, doc }: Member,
  index: number,
  { name, type: boxed }: MemberText = { name: '', type: '' },
  context: ModelContext,
): string {
  const [result, expression] = accessorType(isRequired, type, boxed, index);
  return `${javadoc(doc, INDENT, unionNotes(type, context))}${INDENT}public ${result} ${name}() {
        return ${expression};
    }
`;
}

const PRIMITIVES: Readonly<Record<string, string>> = { 'java.lang.Boolean': 'boolean', 'java.lang.Long': 'long' };

/** The type of an accessor, and what it returns. */
function accessorType(
  isRequired: boolean,
  type: ModelType,
  boxed: string,
  index: number,
): readonly [type: string, expression: string] {
  const optional = `java.util.Optional<${boxed}>`;
  if (isNullable(type)) {
    return isRequired ? [optional, `orNull(${index})`] : [`${RUNTIME}.Nullable<${boxed}>`, `nullable(${index})`];
  }
  if (!isRequired) return [optional, `optional(${index})`];
  const primitive = PRIMITIVES[boxed];
  return primitive ? [primitive, `this.<${boxed}>value(${index})`] : [boxed, `value(${index})`];
}

function unionNotes(type: ModelType, { classOf }: ModelContext): readonly string[] {
  const found = alternatives(type, classOf);
  return found.length > 0 ? [`JSON that is one of: ${found.join(', ')}.`] : [];
}
