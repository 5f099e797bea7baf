import { isMapping } from '@hookbook/contract/data';
import { KEYWORDS } from '@hookbook/contract/schema';
import { identityOf } from '@hookbook/spec-reader/spec/file/specNode';
import { exactValue } from '../document/exactJson.ts';
import { items, member, members, type OpenapiNode } from '../document/node.ts';
import type { Reporter } from '../document/problem.ts';
import type { OpenapiDocument } from '../document/readDocument.ts';
import { explainFailure, findTarget, isEndless, referenceTo, throughReferences } from '../document/resolve.ts';
import { ComponentNames, inItsFile } from './componentNames.ts';

/**
 * Copies schemas into an AsyncAPI document, unchanged but for `$ref`s and the mappings of discriminators. The schemas that
 * they point to become components.
 */
export class SchemaCopier {
  private readonly document: OpenapiDocument;
  private readonly reporter: Reporter;
  private readonly names: ComponentNames;
  /** Components by their identity. */
  private readonly components = new Map<string, OpenapiNode>();
  /** The values of `$id` that copies have. */
  private readonly ids = new Set<string>();

  constructor(document: OpenapiDocument, reporter: Reporter) {
    this.document = document;
    this.reporter = reporter;
    this.names = new ComponentNames(document);
  }

  copy(schema: OpenapiNode): unknown {
    return this.copySchema(schema, undefined);
  }

  /** The components that all copied schemas refer to. Those of the document come first, in its order. */
  componentSchemas(): (readonly [name: string, schema: unknown])[] {
    const schemas = new Map<string, unknown>();
    // Copying a component may add others, which the iteration reaches later.
    for (const [identity, schema] of this.components) schemas.set(identity, this.copy(schema));
    const order = new Set([...this.names.declared.keys(), ...schemas.keys()]);
    return [...order].flatMap((identity) => {
      const component = this.components.get(identity);
      return component ? [[this.names.nameOf(component), schemas.get(identity)] as const] : [];
    });
  }

  /** `resource` is the nearest enclosing schema whose copy has an `$id`, which references inside it start from. */
  private copySchema(schema: OpenapiNode, resource: OpenapiNode | undefined): unknown {
    if (!isMapping(schema.value)) return schema.value;
    const { $id } = schema.value;
    const isResource = typeof $id === 'string' && !this.ids.has($id);
    if (isResource) this.ids.add($id);
    const enclosing = typeof $id === 'string' ? (isResource ? schema : undefined) : resource;
    const entries = members(schema).flatMap(([keyword, value]) => {
      // Two copies of a schema cannot both have its URI or, without one, its anchor.
      if ((keyword === '$id' && typeof $id === 'string' && !isResource) || (keyword === '$anchor' && !enclosing))
        return [];
      const copy = this.copyKeyword(schema, keyword, value, enclosing);
      return copy === undefined ? [] : [[keyword, copy] as const];
    });
    const copy = Object.fromEntries(entries);
    return this.document.dialect === '3.1' ? withoutNullable(copy) : copy;
  }

  /** Undefined for a `$ref` without a target. */
  private copyKeyword(
    schema: OpenapiNode,
    keyword: string,
    node: OpenapiNode,
    resource: OpenapiNode | undefined,
  ): unknown {
    if (keyword === '$ref') return this.copyReference(schema, node, resource);
    if (keyword === '$dynamicRef') this.warnAboutDynamic(node, resource);
    if (keyword === 'discriminator') return this.copyDiscriminator(node);
    const copyMembers = () => members(node).map(([name, inner]) => [name, this.copySchema(inner, resource)] as const);
    switch (KEYWORDS.get(keyword)?.kind) {
      case 'schema':
      case 'schemas':
      case 'schema or schemas':
        return Array.isArray(node.value)
          ? items(node).map((inner) => this.copySchema(inner, resource))
          : this.copySchema(node, resource);
      case 'schema map':
      case 'dependencies':
        return isMapping(node.value) ? Object.fromEntries(copyMembers()) : node.value;
      default:
        return exactValue(node);
    }
  }

  private copyReference(schema: OpenapiNode, node: OpenapiNode, resource: OpenapiNode | undefined): unknown {
    const { value } = node;
    if (typeof value !== 'string') return value;
    const target = isEndless(this.document, schema) ? undefined : findTarget(this.document, schema);
    if (target) return resource && value.startsWith('#') && isAt(target, resource) ? value : this.addComponent(target);
    const { message, fix } = explainFailure(this.document, schema);
    this.reporter.warn(node, `The schema accepts any value: ${message}`, fix);
    return undefined;
  }

  /** A value of the mapping is the name of a component or a reference. */
  private copyDiscriminator(discriminator: OpenapiNode): unknown {
    const mapping = member(discriminator, 'mapping');
    if (!isMapping(discriminator.value) || !mapping || !isMapping(mapping.value)) return discriminator.value;
    const entries = members(mapping).flatMap(([key, node]) => {
      const component = this.componentNamed(String(node.value), node);
      const target = component ?? findTarget(this.document, mapping, key);
      if (target) return [[key, this.addComponent(target)] as const];
      const { message, fix } = explainFailure(this.document, mapping, key);
      this.reporter.warn(node, `A discriminator loses its value "${key}": ${message}`, fix);
      return [];
    });
    return { ...discriminator.value, mapping: Object.fromEntries(entries) };
  }

  /** A component of the document, or of the OpenAPI document in the file of a node. */
  private componentNamed(name: string, { file }: OpenapiNode): OpenapiNode | undefined {
    const own = { file, path: [], value: file.value };
    return [this.document.root, own]
      .map((root) => throughReferences(this.document, root, ['components', 'schemas']))
      .map((schemas) => schemas && member(schemas, name))
      .find((component) => component !== undefined);
  }

  /** Returns the reference to the component that contains a node. */
  private addComponent(node: OpenapiNode): string {
    const target = inItsFile(this.document, node);
    const declared = this.declaredAround(target);
    const component = declared ?? target;
    const inner = declared ? target.path.slice(declared.path.length) : [];
    this.components.set(identityOf(component), component);
    return referenceTo(['components', 'schemas', this.names.nameOf(component), 'schema', ...inner]);
  }

  private declaredAround(target: OpenapiNode): OpenapiNode | undefined {
    const lengths = Array.from({ length: target.path.length + 1 }, (_, length) => length);
    return lengths
      .map((length) => this.names.declared.get(identityOf({ ...target, path: target.path.slice(0, length) })))
      .find((component) => component !== undefined);
  }

  private warnAboutDynamic(node: OpenapiNode, resource: OpenapiNode | undefined): void {
    if (resource) return;
    const message = `Schemas that only ${JSON.stringify(node.value)} refers to are left out.`;
    this.reporter.warn(node, message, 'Replace the `$dynamicRef` by a `$ref`.');
  }
}

/** Whether a node is another one or in it. */
function isAt(node: OpenapiNode, outer: OpenapiNode): boolean {
  return node.file === outer.file && outer.path.every((key, index) => node.path[index] === key);
}

/** OpenAPI 3.1 has no `nullable`, which many of its documents still contain. Their authors mean that null is allowed. */
function withoutNullable({
  nullable,
  ...schema
}: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  if (nullable !== true || schema.type === undefined)
    return nullable === true ? { anyOf: [schema, { type: 'null' }] } : schema;
  const types = [...new Set([schema.type, 'null'].flat())];
  const values = Array.isArray(schema.enum) && !schema.enum.includes(null) ? { enum: [...schema.enum, null] } : {};
  return { ...schema, type: types, ...values };
}
