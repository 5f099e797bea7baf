import type { Doc, EnumModel, Model, ModelType, ObjectModel, ValueModel } from '../model/model.ts';
import type { Language, MemberText } from '../modelina/language.ts';
import { docstring, stringLiteral } from './literals.ts';
import { attributeNames, className } from './names.ts';

const INDENT = '    ';

/** Pydantic models. `_r` is the runtime, `_t` is `typing`. */
export function pythonLanguage(models: readonly Model[]): Language {
  const classes = new Set(models.map(({ name }) => className(name)));
  const attributes = new Map(
    models.map((model) => [
      model,
      model.kind === 'object'
        ? attributeNames(
            model.members.map(({ name }) => name),
            classes,
          )
        : ['value'],
    ]),
  );
  return {
    generator: 'PythonGenerator',
    modelName: className,
    memberName: (model, index) => attributes.get(model)?.[index] ?? '',
    types: {
      plain: (type) => orNone(PLAIN_TYPES[type.kind], type),
      constant: (type) => orNone(`_t.Literal[${stringLiteral(type.value)}]`, type),
      reference: (type, name) => orNone(name, type),
      array: (type, items) => orNone(`_t.List[${items}]`, type),
      map: (type, values) => orNone(`_t.Dict[str, ${values}]`, type),
      union: (type, arms) => orNone(`_t.Union[${arms.join(', ')}]`, type),
    },
    object: objectText,
    enum: enumText,
  };
}

const PLAIN_TYPES = {
  any: '_t.Any',
  boolean: '_r.Boolean',
  integer: '_r.Integer',
  number: '_r.Number',
  string: '_r.Text',
} as const;

function orNone(text: string, { kind, isNullable }: ModelType): string {
  return isNullable && kind !== 'any' ? `_t.Optional[${text}]` : text;
}

function objectText(model: ObjectModel | ValueModel, name: string, members: readonly MemberText[]): string {
  const base = model.kind === 'value' ? '_r.Value' : '_r.Model';
  const fields = members.map((member, index) => fieldText(model, index, member));
  const doc = docstring(docText(model.doc), INDENT);
  const body = [doc, ...fields].filter((part) => part !== '').join('\n');
  return `class ${name}(${base}):\n${body === '' ? `${INDENT}pass\n` : body}`;
}

function fieldText(model: ObjectModel | ValueModel, index: number, { name, type }: MemberText): string {
  const member = model.kind === 'object' ? model.members[index] : undefined;
  const alias = member === undefined || member.name === name ? '' : `, alias=${stringLiteral(member.name)}`;
  const isRequired = member?.isRequired ?? true;
  const annotation = isRequired || /^_t\.(Optional\[|Any$)/.test(type) ? type : `_t.Optional[${type}]`;
  const value = isRequired ? '...' : 'None';
  const doc = member ? docstring(docText(member.doc), INDENT) : '';
  return `${INDENT}${name}: ${annotation} = _r.Field(${value}${alias})\n${doc}`;
}

/** An open enum is any string, and editors complete its known members. */
function enumText({ values, isOpen, doc }: EnumModel, name: string): string {
  const known = `_t.Literal[${values.map(stringLiteral).join(', ')}]`;
  const type = isOpen ? `_t.Union[${known}, _r.Text]` : known;
  return `${name} = ${type}\n${docstring(docText(doc), '')}`;
}

function docText({ text, isDeprecated }: Doc): string {
  return [...(isDeprecated ? ['Deprecated.'] : []), text].filter((part) => part !== '').join('\n\n');
}
