import { execFileSync } from 'node:child_process';
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { GeneratedFile } from '@hookbook/contract';
import { emitJava } from '@hookbook/models-emitter/java';
import { packageNames } from '@hookbook/models-emitter/java/names';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { casesOf, wholeContract } from '../src/cases.ts';
import { describeLanguage } from '../src/describeLanguage.ts';
import { exampleIn } from '../src/exampleIn.ts';
import { encodableSlugs, hostileContract } from '../src/hostileContract.ts';
import { TOOLS } from '../src/tools.ts';
import { writeFiles } from '../src/writeFiles.ts';

const README = path.join(import.meta.dirname, '../../../packages/models-java/README.md');
const JACKSON = ['core', 'databind', 'annotations'].map((part) => `/usr/share/java/jackson-${part}.jar`).join(':');

describeLanguage('Java', [TOOLS.javac, TOOLS.jackson], async () => {
  const contract = await wholeContract();
  const folder = await mkdtemp(path.join(tmpdir(), 'hookbook-java-'));
  beforeAll(async () => {
    await cp(path.join(import.meta.dirname, '../src/java'), folder, { recursive: true });
    await writeFiles(folder, [
      { path: 'Receiver.java', text: await exampleIn(README, 'java') },
      { path: 'SendTo.java', text: SEND_TO },
      { path: 'Errors.java', text: ERRORS },
    ]);
    const programs = ['RoundTrip', 'Outline', 'Receiver', 'SendTo', 'Errors'].map((name) => `${name}.java`);
    await compile(await emitJava(contract), 'classes', programs);
  });
  afterAll(() => rm(folder, { recursive: true }));

  /** A warning is an error. */
  async function compile(
    files: readonly GeneratedFile[],
    classes: string,
    others: readonly string[] = [],
  ): Promise<void> {
    await writeFiles(path.join(folder, `${classes}.sources`), files);
    const sources = [...files.map((file) => path.join(`${classes}.sources`, file.path)), ...others];
    await writeFile(path.join(folder, `${classes}.txt`), sources.join('\n'));
    run('javac', ['-Xlint:all', '-Werror', '-cp', JACKSON, '-d', classes, `@${classes}.txt`]);
  }

  function run(command: string, args: readonly string[], input = ''): string {
    return execFileSync(command, args, { cwd: folder, input, encoding: 'utf8', maxBuffer: 2 ** 28 });
  }

  function java(program: string, args: readonly string[] = [], input = ''): string {
    return run('java', ['-Xss64m', '-cp', `classes:${JACKSON}`, program, ...args], input);
  }

  test('every payload is read as the model of its event, and written back as it was', () => {
    const cases = casesOf(contract);
    expect(cases.length).toBeGreaterThan(1400);
    const slugs = contract.providers.map(({ slug }) => slug);
    const packages = Object.fromEntries(packageNames(slugs).map((name, index) => [slugs[index], name]));
    expect(JSON.parse(java('RoundTrip', [JSON.stringify(packages)], JSON.stringify(cases)))).toEqual([]);
  });

  test('an unknown event type, a body that is not JSON and a wrong payload are told apart', () => {
    expect(java('Errors').trim().split('\n')).toEqual([
      'UnknownEvent user.moved {"eventName":"user.moved","a":null}',
      expect.stringMatching(/^The body is not JSON: /),
      'The event type is missing: /eventName has no text.',
      'The event type is missing: /eventName has no text.',
      '/eventId: expected a string, received a boolean.',
      '/eventId: expected a string, received null.',
      '/environmentId: expected a string, received nothing.',
    ]);
  });

  test('the example of the README answers an event', () => {
    const [body = ''] = casesOf(contract).flatMap((sent) =>
      sent.model === 'UserCreatedEvent' && sent.provider === 'dynamic' ? [sent.body] : [],
    );
    const bodies = [body, '{"eventName":"user.moved"}', '{}'];
    const printed = java('SendTo', bodies).trim().split('\n');
    expect(printed).toContain('unknown event user.moved');
    expect(printed.filter((line) => /^\d+$/.test(line))).toEqual(['204', '204', '400']);
  });

  test('a spec full of hostile text has the usual declarations', async () => {
    await compile(await emitJava(hostileContract), 'hostile');
    await rm(path.join(folder, 'hostile.sources/hookbook/models/runtime'), { recursive: true });
    const outlines = JSON.parse(java('Outline', ['hostile.sources/hookbook/models'])) as Record<string, string>;
    const encodable = encodableSlugs.map((slug) => outlines[slug]);
    expect(encodable.length).toBeGreaterThan(50);
    expect(encodable).toEqual(encodable.map(() => outlines.p0));
  });
});

const SEND_TO = `import com.sun.net.httpserver.HttpServer;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;

public final class SendTo {
    public static void main(String[] bodies) throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/", Receiver::receive);
        server.start();
        URI uri = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
        for (String body : bodies) {
            HttpRequest request = HttpRequest.newBuilder(uri).POST(HttpRequest.BodyPublishers.ofString(body)).build();
            System.out.println(HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode());
        }
        server.stop(0);
        System.exit(0);
    }
}
`;

const ERRORS = `import hookbook.models.dynamic.Events;
import hookbook.models.runtime.InvalidBody;

public final class Errors {
    public static void main(String[] arguments) {
        String[] bodies = {
            "{\\"eventName\\":\\"user.moved\\",\\"a\\":null}",
            "{",
            "[]",
            "{\\"eventName\\":1}",
            "{\\"eventName\\":\\"user.created\\",\\"eventId\\":true}",
            "{\\"eventName\\":\\"user.created\\",\\"eventId\\":null}",
            "{\\"eventName\\":\\"user.created\\",\\"eventId\\":\\"e\\",\\"messageId\\":\\"m\\",\\"webhookId\\":\\"w\\"}",
        };
        for (String body : bodies) {
            try {
                System.out.println(Events.parse(body));
            } catch (InvalidBody error) {
                System.out.println(error.getMessage());
            }
        }
    }
}
`;
