import { createDiagnostic } from '@hookbook/spec-reader/diagnostics/diagnostic';
import { locationOf, member } from '@hookbook/spec-reader/spec/file/specNode';
import { serversOf } from '../messages/providerSources.ts';
import { andList } from '../text/lists.ts';
import type { Rule } from './rule.ts';

export const brokersHaveNoMockServer: Rule = ({ document, providers }) =>
  providers.flatMap(({ source, provider }) => {
    const { protocols = [], events = [] } = provider?.provider ?? {};
    if (protocols.length === 0 || events.length === 0) return [];
    const [server] = source.channels.flatMap(({ channel }) => serversOf(document, channel.node));
    const message = `"${source.name}" speaks ${andList(protocols)}, so the mock server, which speaks HTTP, leaves it out.`;
    return [
      createDiagnostic(
        'mock-server-left-out',
        locationOf((server && member(server, 'protocol')) ?? source.node),
        message,
      ),
    ];
  });
