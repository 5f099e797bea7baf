import type { Event, Provider } from '@hookbook/contract';
import { markdownCode } from '@hookbook/contract/text';
import type { EnumModel, Model, ObjectModel, ValueModel } from '../model/model.ts';
import type { Language, MemberText } from '../modelina/language.ts';
import { deprecation, structFields } from './fields.ts';
import { ITEM_TYPES } from './fieldTypes.ts';
import { comment, stringLiteral } from './literals.ts';
import { constantNames, fieldNames, typeName } from './names.ts';
import { recursionIn } from './recursion.ts';

/** Structs, with the methods that decode and encode them. `wire` is the run-time. */
export function goLanguage({ events }: Provider, models: readonly Model[]): Language {
  const eventOf = new Map(events.map((event) => [event.typeName, event]));
  const constantName = constantNames(models);
  const isRecursive = recursionIn(models);
  const fields = new Map(
    models.map((model) => [
      model,
      model.kind === 'object' ? fieldNames(model.members.map(({ name }) => name)) : ['Value'],
    ]),
  );
  return {
    generator: 'GoGenerator',
    modelName: typeName,
    memberName: (model, index) => fields.get(model)?.[index] ?? '',
    types: ITEM_TYPES,
    object: (model, name, members) => {
      const event = eventOf.get(model.name);
      const body = model.kind === 'object' ? structText(model, name, members, isRecursive) : valueText(name, members);
      return `${modelComment(model, name, event)}${body}${event ? eventMethod(name, event) : ''}`;
    },
    enum: (model, name) => enumText(model, name, (value) => constantName(model, value)),
  };
}

function structText(
  model: ObjectModel,
  name: string,
  members: readonly MemberText[],
  isRecursive: ReturnType<typeof recursionIn>,
): string {
  const fields = structFields(model, members, (type) => isRecursive(model, type));
  return `type ${name} struct {\n${fields}}\n${jsonMethods(name, '')}`;
}

function valueText(name: string, [member]: readonly MemberText[]): string {
  return `type ${name} struct {\n\tValue ${member?.type ?? ''}\n}\n${jsonMethods(name, '.Value')}`;
}

/** Encoding works on values and pointers, as with other types. */
function jsonMethods(name: string, field: '' | '.Value'): string {
  return `
func (v *${name}) UnmarshalJSON(data []byte) error {
	return wire.Unmarshal(data, ${field === '' ? '' : '&'}v${field})
}

func (v ${name}) MarshalJSON() ([]byte, error) {
	return wire.Marshal(${field === '' ? '&' : ''}v${field})
}
`;
}

function eventMethod(name: string, { type }: Event): string {
  return `\nfunc (*${name}) EventType() string {\n\treturn ${stringLiteral(type)}\n}\n`;
}

/** Go has no closed enums. */
function enumText(model: EnumModel, name: string, constantName: (value: string) => string): string {
  const names = model.values.map(constantName);
  const width = Math.max(...names.map(({ length }) => length));
  const constants = model.values.map(
    (value, index) => `\t${(names[index] ?? '').padEnd(width)} ${name} = ${stringLiteral(value)}\n`,
  );
  const others = `Other values than those below are ${model.isOpen ? 'valid too' : 'kept as they are'}.`;
  const doc = comment([model.doc.text, others, deprecation(model.doc, 'type')]);
  return `${doc}type ${name} string\n\n// The known values of ${name}.\nconst (\n${constants.join('')})\n`;
}

function modelComment({ doc }: ObjectModel | ValueModel, name: string, event: Event | undefined): string {
  const title = event ? `${name} is the event ${codeOf(event.type)}.` : '';
  // An event without a description may have only its type as title.
  const text = doc.text === event?.type ? '' : doc.text;
  return comment([title, text, deprecation(doc, event ? 'event' : 'type')]);
}

function codeOf(text: string): string {
  return markdownCode(text.length < 120 ? text : `${text.slice(0, 119)}…`);
}
