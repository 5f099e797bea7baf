import type { GeneratedFile, Provider } from '@hookbook/contract';
import type { StageResult } from './stage.ts';

/** Finds the page of every event in the documentation. The page contains the event type. */
export function findPages(files: readonly GeneratedFile[], providers: readonly Provider[]): StageResult {
  const pages = new Map(files.map(({ path, text }) => [path, text]));
  const results = providers.flatMap(({ slug, events }) =>
    events.map((event) => {
      const path = `${slug}/${event.slug}.html`;
      const page = pages.get(path);
      if (page === undefined) return `${path} does not exist.`;
      return plainText(page).includes(event.type) ? '' : `${path} does not contain ${JSON.stringify(event.type)}.`;
    }),
  );
  const failures = results.filter((failure) => failure !== '');
  return { count: results.length - failures.length, failures };
}

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', '#39': "'", amp: '&' };

function plainText(page: string): string {
  return page.replace(/&(lt|gt|quot|#39|amp);/g, (entity, name: string) => ENTITIES[name] ?? entity);
}
