import type { ModelGuides, Provider } from '@hookbook/contract';
import { stringLiteral as goString } from './go/literals.ts';
import { packageNames as goPackages, typeName as goType } from './go/names.ts';
import { stringLiteral as javaString } from './java/literals.ts';
import { classNames as javaClasses, packageNames as javaPackages } from './java/names.ts';
import { stringLiteral as pythonString } from './python/literals.ts';
import { moduleNames, className as pythonClass } from './python/names.ts';

/** Guides for each provider, by its slug: code that reads a body as the model of an event. */
export function modelGuides(providers: readonly Provider[]): ModelGuides {
  const slugs = providers.map(({ slug }) => slug);
  const [modules, packages, javaNames] = [moduleNames(slugs), goPackages(slugs), javaPackages(slugs)];
  return new Map(
    providers.map((provider, index) => [
      provider.slug,
      [
        { language: 'python', title: 'Python', code: pythonCode(provider, modules[index] ?? '') },
        { language: 'go', title: 'Go', code: goCode(provider, packages[index] ?? '') },
        { language: 'java', title: 'Java', code: javaCode(provider, javaNames[index] ?? '') },
      ],
    ]),
  );
}

/** Without it, the caller knows the event type from elsewhere, such as the URL. */
function isTypeTold({ webhook }: Provider): boolean {
  return webhook.eventType.length > 0;
}

function pythonCode(provider: Provider, module: string): string {
  const [event] = provider.events;
  const type = event ? pythonClass(event.typeName) : 'UnknownEvent';
  const argument = isTypeTold(provider) ? 'headers' : `event_type=${pythonString(event?.type ?? '')}`;
  return `from hookbook_models.${module} import ${type}, parse_event

event = parse_event(body, ${argument})
if isinstance(event, ${type}):
    print(event.to_json())`;
}

function goCode(provider: Provider, name: string): string {
  const [event] = provider.events;
  const type = event ? goType(event.typeName) : 'UnknownEvent';
  const call = isTypeTold(provider)
    ? 'ParseEvent(body, request.Header)'
    : `ParseEventOfType(${goString(event?.type ?? '')}, body)`;
  return `event, err := ${name}.${call}
if err != nil {
	return err
}
if event, ok := event.(*${name}.${type}); ok {
	fmt.Printf("%+v", event)
}`;
}

function javaCode(provider: Provider, name: string): string {
  const [event] = provider.events;
  const classes = javaClasses(provider.events.map(({ typeName }) => typeName));
  const type = event ? (classes.get(event.typeName) ?? event.typeName) : 'UnknownEvent';
  const call = isTypeTold(provider) ? 'parse(body, headers)' : `parseAs(${javaString(event?.type ?? '')}, body)`;
  return `import hookbook.models.${name}.Event;
import hookbook.models.${name}.Events;
import hookbook.models.${name}.${type};

Event event = Events.${call};
if (event instanceof ${type} found) {
  System.out.println(found.toJson());
}`;
}
