import { markdownCode } from '@hookbook/contract/text';
import type { Doc, Member, ModelType, ObjectModel } from '../model/model.ts';
import type { MemberText } from '../modelina/language.ts';
import { fieldType, memberState, typeInWords } from './fieldTypes.ts';
import { comment, EXTRA_TAG, memberTag, stringLiteral } from './literals.ts';
import { typeName } from './names.ts';

interface Field {
  readonly doc: string;
  readonly name: string;
  readonly type: string;
  readonly tag: string;
}

/** The fields of a struct, laid out as gofmt lays them out. */
export function structFields(
  { members }: ObjectModel,
  texts: readonly MemberText[],
  isRecursive: (type: ModelType) => boolean,
): string {
  const fields = members.map((member, index): Field => {
    const { name, type } = texts[index] ?? { name: '', type: '' };
    return {
      doc: comment([member.doc.text, typeSentence(member), deprecation(member.doc, 'member')], '\t'),
      name,
      type: fieldType(member, type, isRecursive(member.type)),
      tag: memberTag(member.name, memberState(member)),
    };
  });
  return sections([...fields, EXTRA])
    .map(sectionText)
    .join('\n');
}

const EXTRA: Field = {
  doc: '\t// Extra contains the undeclared fields.\n',
  name: 'Extra',
  type: 'map[string]json.RawMessage',
  tag: EXTRA_TAG,
};

/** The paragraph that marks something as deprecated in Go; empty if it is not. */
export function deprecation({ isDeprecated }: Doc, kind: 'event' | 'member' | 'type'): string {
  return isDeprecated ? `Deprecated: The vendor has deprecated this ${kind}.` : '';
}

function typeSentence({ type, doc }: Member): string {
  switch (type.kind) {
    case 'constant': {
      const literal = stringLiteral(type.value);
      return literal.length < 120 && !doc.text.includes(type.value)
        ? `Always ${markdownCode(literal)}${type.isNullable ? ' or null' : ''}.`
        : '';
    }
    case 'array':
      return unionSentence(type.items, 'Each item is one of');
    case 'map':
      return unionSentence(type.values, 'Each value is one of');
    default:
      return unionSentence(type, 'One of');
  }
}

function unionSentence(type: ModelType, start: string): string {
  if (type.kind !== 'union') return '';
  const arms = [...type.arms.map((arm) => typeInWords(arm, typeName)), ...(type.isNullable ? ['null'] : [])];
  return `${start} ${arms.map(markdownCode).join(', ')}: wire.As decodes it.`;
}

/** Fields without documentation stand below each other, and gofmt aligns them. */
function sections(fields: readonly Field[]): readonly (readonly Field[])[] {
  const found: Field[][] = [];
  let canContinue = false;
  for (const field of fields) {
    if (field.doc === '' && canContinue) found.at(-1)?.push(field);
    else found.push([field]);
    canContinue = field.doc === '';
  }
  return found;
}

function sectionText(fields: readonly Field[]): string {
  const nameWidth = Math.max(...fields.map(({ name }) => name.length));
  const typeWidth = Math.max(...fields.map(({ type }) => type.length));
  return fields
    .map(({ doc, name, type, tag }) => `${doc}\t${name.padEnd(nameWidth)} ${type.padEnd(typeWidth)} ${tag}\n`)
    .join('');
}
