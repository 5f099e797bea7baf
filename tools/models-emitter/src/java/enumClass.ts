import type { EnumModel } from '../model/model.ts';
import { chunks } from './chunks.ts';
import { creator } from './creator.ts';
import { javadoc } from './javadoc.ts';
import { RUNTIME } from './javaTypes.ts';
import { isConstant, stringLiteral } from './literals.ts';
import { constantNames, TYPE_FIELD } from './names.ts';

const INDENT = '    ';
const CONSTANTS_PER_TYPE = 1000;
/** The JVM compiles methods of up to 8,000 bytes. */
const VALUES_PER_METHOD = 200;

/** The class of a string with known values: a constant for each. */
export function enumClass({ values, isOpen, doc }: EnumModel, name: string): string {
  const known = values.filter(isConstant);
  const names = constantNames(known);
  const constants = known.map((value, index) => [names[index] ?? '', stringLiteral(value)] as const);
  const [own = [], ...others] = chunks(constants, CONSTANTS_PER_TYPE);
  // A class file has no room for more, so the rest is inherited.
  const interfaces = others.map((_, index) => `${name}_Values${index + 2}`);
  const header = `public final class ${name} extends ${RUNTIME}.TextModel${
    interfaces.length > 0 ? ` implements ${interfaces.join(', ')}` : ''
  }`;
  const parts = [
    own
      .map(([constant, text]) => `${INDENT}public static final ${name} ${constant} = new ${name}(${text});\n`)
      .join(''),
    `${INDENT}static final ${RUNTIME}.Type<${name}> ${TYPE_FIELD} = ${RUNTIME}.Types.text(${name}::new);
`,
    `${INDENT}private ${name}(java.lang.String text) {
        super(text);
    }
`,
    creator(name, `${TYPE_FIELD}.read(value)`),
    `${INDENT}/** The value with a text, also if it is not known. */
    public static ${name} of(java.lang.String text) {
        return new ${name}(text);
    }
`,
    ...isKnownMethods(known.map(stringLiteral)),
  ].filter((part) => part !== '');
  const inherited = others.map(
    (part, index) => `
/** More values of {@link ${name}}. */
${doc.isDeprecated ? '@java.lang.SuppressWarnings("deprecation")\n' : ''}interface ${interfaces[index]} {
${part.map(([constant, text]) => `${INDENT}${name} ${constant} = ${name}.of(${text});\n`).join('')}}
`,
  );
  const note = isOpen
    ? 'Other values are valid too.'
    : 'The contract allows no other values. One that is received is kept: see {@link #isKnown()}.';
  return `${javadoc(doc, '', [note])}${header} {\n${parts.join('\n')}}\n${inherited.join('')}`;
}

function isKnownMethods(literals: readonly string[]): readonly string[] {
  const parts = chunks(literals, VALUES_PER_METHOD);
  return parts.map((labels, index) => {
    const isFirst = index === 0;
    const head = isFirst
      ? `${INDENT}@java.lang.Override\n${INDENT}public boolean isKnown()`
      : `${INDENT}private boolean isKnown${index}()`;
    const rest = index + 1 < parts.length ? `isKnown${index + 1}()` : 'false';
    const cases = labels.length > 0 ? `            case ${labels.join(', ')} -> true;\n` : '';
    return `${head} {
        return switch (text()) {
${cases}            default -> ${rest};
        };
    }
`;
  });
}
