import { join } from 'node:path';
import { DiagnosticSeverity, fromFile, Parser } from '@asyncapi/parser';
import { beforeAll, describe, expect, it } from 'vitest';
import { channelFiles, readYaml, SPECS } from './specFiles.ts';

type ParseResult = Awaited<ReturnType<ReturnType<typeof fromFile>['parse']>>;

describe('the document', () => {
  let result: ParseResult;
  beforeAll(async () => {
    result = await fromFile(new Parser(), join(SPECS, 'asyncapi.yaml')).parse();
  });

  it('has no errors and no warnings in @asyncapi/parser', () => {
    const problems = result.diagnostics.filter(({ severity }) => severity <= DiagnosticSeverity.Warning);
    expect(problems.map(({ message, source, path }) => ({ message, source, path: path.join('/') }))).toEqual([]);
  });

  it('sends all events of each channel with one operation', () => {
    const channels = result.document?.channels().all() ?? [];
    expect(channels.map((channel) => channel.id())).toEqual(Object.keys(channelFiles()));
    for (const channel of channels) {
      const operations = channel.operations().all();
      expect(operations.map((operation) => operation.action())).toEqual(['send']);
      expect(operations[0]?.messages().all().length).toBe(channel.messages().all().length);
    }
  });

  it.each(Object.entries(channelFiles()))('lists the events of %s in alphabetical order', (_, file) => {
    const types = Object.keys(readYaml<{ messages: object }>(file).messages);
    expect(types.length).toBeGreaterThan(0);
    expect(types).toEqual([...types].sort());
  });
});
