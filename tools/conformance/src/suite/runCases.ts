import { resolveMetaschema, type SchemaResolver } from '@hookbook/codegen';
import type { Provider } from '@hookbook/contract';
import { type GeneratedProvider, loadValidators } from '@hookbook/testkit/loadValidators';
import { type PayloadSchemaResult, readPayloadSchema } from '../readPayloadSchema.ts';
import {
  DRAFTS,
  formatsOf,
  readSuite,
  remoteResolver,
  SCHEMA_FORMATS,
  type SuiteCase,
  type SuiteTest,
} from './readSuite.ts';

/** The result of one test of the suite. */
export interface TestResult {
  readonly suiteCase: SuiteCase;
  readonly test: SuiteTest;
  /** Why the test failed; absent if it passed. */
  readonly failure?: string;
}

/** Runs every case of a folder that is laid out like JSON-Schema-Test-Suite. */
export async function runSuite(folder: string): Promise<readonly TestResult[]> {
  const cases = await Promise.all(DRAFTS.map((draft) => readSuite(folder, draft)));
  return runCases(cases.flat(), remoteResolver(folder, resolveMetaschema));
}

/** Generates the validators of all cases, and runs each test with them. */
async function runCases(cases: readonly SuiteCase[], resolveSchema: SchemaResolver): Promise<readonly TestResult[]> {
  const results: { readonly suiteCase: SuiteCase; readonly result: PayloadSchemaResult }[] = [];
  for (const suiteCase of cases) {
    const { draft, schema } = suiteCase;
    const payload = { schema, schemaFormat: SCHEMA_FORMATS[draft], formats: formatsOf(suiteCase) };
    results.push({ suiteCase, result: await readPayloadSchema(payload, resolveSchema) });
  }
  const providers = results.flatMap(({ result }, index) => (result.ok ? [renameProvider(result.provider, index)] : []));
  const loaded = await loadValidators(providers);
  const generated = new Map(providers.map(({ name }, index) => [name, loaded[index]]));
  return results.flatMap(({ suiteCase, result }, index) =>
    suiteCase.tests.map((test) => {
      const failure = result.ok ? failureOf(test, generated.get(providerName(index))) : messagesOf(result.diagnostics);
      return { suiteCase, test, ...(failure !== undefined && { failure }) };
    }),
  );
}

function providerName(index: number): string {
  return `case-${index}`;
}

/** All cases form one contract, so each provider needs a name of its own. */
function renameProvider(provider: Provider, index: number): Provider {
  return { ...provider, name: providerName(index), slug: providerName(index), typeName: `Case${index}` };
}

function messagesOf(diagnostics: readonly { readonly message: string }[]): string {
  return diagnostics.map(({ message }) => message).join(' ');
}

/** The guard, the validator and the parser must all be right, and the validator must report an issue if it rejects. */
function failureOf({ data, valid }: SuiteTest, generated: GeneratedProvider | undefined): string | undefined {
  const event = generated?.events.get('case');
  if (!generated || !event) return 'No validator was generated.';
  try {
    const validated = event.safeParse(data);
    // The parser would read a string as the text of a body.
    const body = typeof data === 'string' ? JSON.stringify(data) : data;
    const parsed = generated.safeParseEvent(body, { headers: { 'x-case': 'case' } });
    const verdicts = { guard: event.is(data), validator: validated.ok, parser: parsed.ok };
    const wrong = Object.entries(verdicts).filter(([, verdict]) => verdict !== valid);
    if (wrong.length > 0) return `${wrong.map(([name]) => name).join(', ')}: ${valid ? 'rejected' : 'accepted'}.`;
    return valid || (validated.issues?.length ?? 0) > 0 ? undefined : 'Rejected without an issue.';
  } catch (error) {
    return `Threw ${error}.`;
  }
}
