import type { Provider, Supply } from '@hookbook/codegen';
import { compileProviders, type GeneratedProvider } from './compileProviders.ts';
import { providerOf, type Read } from './providerOf.ts';
import { formatsOf, SCHEMA_FORMATS, type SuiteCase, type SuiteTest } from './suite.ts';

/** What became of one test of the suite. */
export interface Verdict {
  readonly of: SuiteCase;
  readonly test: SuiteTest;
  /** Why the test failed; absent if it passed. */
  readonly fault?: string;
}

/** Generates validators for all cases and asks them. */
export async function judge(cases: readonly SuiteCase[], supply: Supply): Promise<Verdict[]> {
  const read: { readonly of: SuiteCase; readonly read: Read }[] = [];
  for (const of of cases) {
    const given = { schema: of.schema, schemaFormat: SCHEMA_FORMATS[of.draft], formats: formatsOf(of) };
    read.push({ of, read: await providerOf(given, supply) });
  }
  const providers = read.flatMap((each, index) => (each.read.ok ? [numbered(each.read.provider, index)] : []));
  const generated = await compileProviders(providers);
  const byName = new Map(providers.map(({ name }, index) => [name, generated[index]]));
  return read.flatMap((each, index) => verdictsOf(each, byName.get(nameOf(index))));
}

function nameOf(index: number): string {
  return `case-${index}`;
}

/** All cases together make one contract, so their providers need names of their own. */
function numbered(provider: Provider, index: number): Provider {
  return { ...provider, name: nameOf(index), slug: nameOf(index), typeName: `Case${index}` };
}

function verdictsOf({ of, read }: { of: SuiteCase; read: Read }, generated: GeneratedProvider | undefined): Verdict[] {
  return of.tests.map((test) => {
    const fault = read.ok ? faultOf(test, generated) : read.diagnostics.map(({ message }) => message).join(' ');
    return { of, test, ...(fault !== undefined && { fault }) };
  });
}

/** All three ways to ask must give the right answer, with issues where it is no. */
function faultOf({ data, valid }: SuiteTest, generated: GeneratedProvider | undefined): string | undefined {
  const event = generated?.events.get('case');
  if (!generated || !event) return 'Nothing was generated.';
  try {
    const parsed = event.safeParse(data);
    // A string would be read as the text of a body.
    const body = typeof data === 'string' ? JSON.stringify(data) : data;
    const read = generated.safeParseEvent(body, { headers: { 'x-case': 'case' } });
    const answers = { guard: event.is(data), validator: parsed.ok, parser: read.ok };
    const wrong = Object.entries(answers).filter(([, answer]) => answer !== valid);
    if (wrong.length > 0) return `${wrong.map(([name]) => name).join(', ')}: ${valid ? 'refused' : 'accepted'}.`;
    return valid || (parsed.issues?.length ?? 0) > 0 ? undefined : 'Refused without an issue.';
  } catch (error) {
    return `Threw ${error}.`;
  }
}
