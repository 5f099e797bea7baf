import type { ArtifactName } from '../generate/artifacts.ts';

/** What the commands read and generate. Paths are relative to the config file. An option of a command wins. */
export interface HookbookConfig {
  /** The AsyncAPI document, or the folder that contains it. */
  readonly specs?: string;
  /** Overlays that change the document, in this order. */
  readonly overlays?: readonly string[];
  /** What is generated only if it is asked for: `receive`, the messages that the application receives, as commands. */
  readonly include?: readonly 'receive'[];
  /** The folder whose files the document may refer to. */
  readonly root?: string;
  /** The address of the documentation site on the web, for its sitemap and for links from other sites. */
  readonly siteUrl?: string;
  /**
   * Whether the documentation site has a page that checks payloads. It needs the validators of each provider as a script for
   * browsers at `validators/<slug>.js`, which sets `hookbookValidators[slug]`. Not for a folder that `--out` names.
   */
  readonly payloadCheck?: boolean;
  /** The artifacts to generate, each with its folder. Everything in these folders belongs to Hookbook. */
  readonly artifacts?: Readonly<Partial<Record<ArtifactName, string>>>;
}

/** Returns the config, and lets an editor check and complete it. */
export function defineConfig(config: HookbookConfig): HookbookConfig {
  return config;
}
