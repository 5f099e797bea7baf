import { JSON_NODE, RUNTIME } from './javaTypes.ts';

const INDENT = '    ';

/** The method that reads a model, also for Jackson. */
export function creator(name: string, expression: string): string {
  return `${INDENT}/** Reads a JSON value. Throws {@link ${RUNTIME}.InvalidBody} if it does not match. */
${INDENT}@com.fasterxml.jackson.annotation.JsonCreator(
            mode = com.fasterxml.jackson.annotation.JsonCreator.Mode.DELEGATING)
${INDENT}public static ${name} from(${JSON_NODE} value) {
        return ${expression};
    }
`;
}
