import { type Event, eventTypeLookups, type Provider } from '@hookbook/contract';
import { joinParagraphs } from '@hookbook/contract/docs';
import type { Doc } from '../model/model.ts';
import { chunks } from './chunks.ts';
import { javadoc } from './javadoc.ts';
import { JSON_NODE, RUNTIME } from './javaTypes.ts';
import { isConstant, stringLiteral } from './literals.ts';
import type { ModelContext } from './modelContext.ts';
import { PROVIDER_TYPES } from './names.ts';

const { event: EVENT, events: EVENTS, unknownEvent: UNKNOWN_EVENT } = PROVIDER_TYPES;
/** The JVM compiles methods of up to 8,000 bytes. */
const EVENTS_PER_METHOD = 200;

/** The types of a package beside its models, by name. */
export function eventTypes(provider: Provider, context: ModelContext): Readonly<Record<string, string>> {
  return {
    [EVENT]: eventInterface(provider, context),
    [EVENTS]: eventsClass(provider, context),
    [UNKNOWN_EVENT]: `/** An event with an event type that these models do not know, usually a newer one. */
public final class ${UNKNOWN_EVENT} extends ${RUNTIME}.UnknownPayload implements ${EVENT} {
    ${UNKNOWN_EVENT}(java.lang.String eventType, ${JSON_NODE} payload) {
        super(eventType, payload);
    }
}
`,
  };
}

function eventInterface({ title, events }: Provider, context: ModelContext): string {
  const classes = [...events.map(({ typeName }) => context.classOf(typeName)), UNKNOWN_EVENT];
  return `${javadoc(plainDoc(`Any event from ${title}.`), '')}${suppressed(events, context)}public sealed interface ${EVENT}
        permits ${classes.join(',\n                ')} {
    /** The event type. */
    java.lang.String eventType();

    /** The payload. */
    ${JSON_NODE} toJson();
}
`;
}

function eventsClass(provider: Provider, context: ModelContext): string {
  const { title, description, events } = provider;
  const lookups = eventTypeLookups(provider);
  const doc = plainDoc(joinParagraphs([`Webhook events from ${title}.`, description]));
  const parts = lookups.map((lookup) => `\n                        ${partExpression(lookup)}`).join(',');
  return `${javadoc(doc, '')}${suppressed(events, context)}public final class ${EVENTS} {
    private static final ${RUNTIME}.EventReader<${EVENT}> READER =
            new ${RUNTIME}.EventReader<>(
                    java.util.List.of(${parts}),
                    ${EVENTS}::read,
                    ${UNKNOWN_EVENT}::new);

    private ${EVENTS}() {}

${['java.lang.String', 'byte[]'].map(parseMethods).join('\n')}
${readMethods(events, context).join('\n')}}
`;
}

function parseMethods(body: string): string {
  const utf8 = body === 'byte[]' ? ' in UTF-8' : '';
  const errors = `Throws {@link ${RUNTIME}.InvalidBody} if it is not JSON,`;
  return `    /**
     * Reads a body${utf8} as the model of its event type, or as an {@link ${UNKNOWN_EVENT}} if these models do not know it.
     * ${errors} has no event type or does not match the model.
     */
    public static ${EVENT} parse(${body} body) {
        return parse(body, java.util.Map.of());
    }

    /**
     * Reads a body${utf8}, whose event type may be in a header. The value of a header is a string or a list of strings.
     * ${errors} has no event type or does not match the model.
     */
    public static ${EVENT} parse(${body} body, java.util.Map<java.lang.String, ?> headers) {
        return READER.parse(${RUNTIME}.Json.parse(body), headers);
    }

    /**
     * Reads a body${utf8} whose event type you know.
     * ${errors} or does not match the model.
     */
    public static ${EVENT} parseAs(java.lang.String eventType, ${body} body) {
        return READER.parseAs(eventType, ${RUNTIME}.Json.parse(body));
    }
`;
}

/** A switch for all events, or several that call each other. Only the classes of received events are loaded. */
function readMethods(events: readonly Event[], { classOf }: ModelContext): readonly string[] {
  const classes = new Map(events.map(({ type, typeName }) => [type, classOf(typeName)]));
  const known = [...classes].map(([type, name]) => ({ type, expression: `${name}.from(payload)` }));
  const [short, long] = [known.filter(({ type }) => isConstant(type)), known.filter(({ type }) => !isConstant(type))];
  const parts = chunks(short, EVENTS_PER_METHOD);
  return parts.map((part, index) => {
    const compared = (index === 0 ? long : []).map(
      ({ type, expression }) => `        if (eventType.equals(${stringLiteral(type)})) return ${expression};\n`,
    );
    const cases = part.map(({ type, expression }) => `            case ${stringLiteral(type)} -> ${expression};\n`);
    const rest = index + 1 < parts.length ? `read${index + 1}(eventType, payload)` : 'null';
    return `    private static ${EVENT} read${index || ''}(java.lang.String eventType, ${JSON_NODE} payload) {
${compared.join('')}        return switch (eventType) {
${cases.join('')}            default -> ${rest};
        };
    }
`;
  });
}

function partExpression(lookup: ReturnType<typeof eventTypeLookups>[number]): string {
  const [method, names] = 'header' in lookup ? ['header', [lookup.header]] : ['member', lookup.path];
  return `${RUNTIME}.EventTypePart.${method}(${[lookup.optional === true, ...names.map(stringLiteral)].join(', ')})`;
}

function plainDoc(text: string): Doc {
  return { text, isDeprecated: false };
}

function suppressed(events: readonly Event[], { isDeprecated }: ModelContext): string {
  return events.some(({ typeName }) => isDeprecated(typeName)) ? '@java.lang.SuppressWarnings("deprecation")\n' : '';
}
