import { isMapping, toPointer } from '@hookbook/contract/data';
import { KEYWORDS } from '@hookbook/contract/schema';
import { items, member, members, type OpenapiNode } from '../document/node.ts';
import type { Reporter } from '../document/problem.ts';
import type { OpenapiDocument } from '../document/readDocument.ts';
import { atPath, explainFailure, findTarget, pathOf, referenceTo } from '../document/resolve.ts';
import { ComponentNames } from './componentNames.ts';

/**
 * Copies schemas into an AsyncAPI document, unchanged but for `$ref`s and the mappings of discriminators. The schemas that
 * they point to become components.
 */
export class SchemaCopier {
  private readonly document: OpenapiDocument;
  private readonly reporter: Reporter;
  private readonly names: ComponentNames;
  /** Components by their JSON pointer in the OpenAPI document. */
  private readonly components = new Map<string, OpenapiNode>();

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
    for (const [pointer, schema] of this.components) schemas.set(pointer, this.copy(schema));
    const declared = atPath(this.document.root, ['components', 'schemas']);
    const order = new Set([
      ...(declared ? members(declared) : []).map(([, { path }]) => toPointer(path)),
      ...schemas.keys(),
    ]);
    return [...order].flatMap((pointer) => {
      const component = this.components.get(pointer);
      return component ? [[this.names.nameOf(component), schemas.get(pointer)] as const] : [];
    });
  }

  /** `resource` is the nearest enclosing schema with an `$id`, which references inside it start from. */
  private copySchema(schema: OpenapiNode, resource: OpenapiNode | undefined): unknown {
    if (!isMapping(schema.value)) return schema.value;
    const enclosing = typeof schema.value.$id === 'string' ? schema : resource;
    const entries = members(schema).flatMap(([keyword, value]) => {
      const copy = this.copyKeyword(keyword, value, enclosing);
      return copy === undefined ? [] : [[keyword, copy] as const];
    });
    const copy = Object.fromEntries(entries);
    return this.document.dialect === '3.1' ? withoutNullable(copy) : copy;
  }

  /** Undefined for a `$ref` without a target. */
  private copyKeyword(keyword: string, node: OpenapiNode, resource: OpenapiNode | undefined): unknown {
    if (keyword === '$ref') return this.copyReference(node, resource);
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
        return node.value;
    }
  }

  private copyReference(node: OpenapiNode, resource: OpenapiNode | undefined): unknown {
    const { value } = node;
    if (typeof value !== 'string') return value;
    const path = resource && value.startsWith('#') ? pathOf(value) : undefined;
    if (resource && (path === undefined ? value.startsWith('#') : atPath(resource, path))) return value;
    const target = findTarget(this.document, value);
    if (typeof target !== 'string' && target.path.length > 0) return this.addComponent(target);
    const { message, fix } = explainFailure(typeof target === 'string' ? target : 'missing', value);
    this.reporter.warn(node, `The schema accepts any value: ${message}`, fix);
    return undefined;
  }

  /** A value of the mapping is the name of a component or a reference. */
  private copyDiscriminator(discriminator: OpenapiNode): unknown {
    const mapping = member(discriminator, 'mapping');
    if (!isMapping(discriminator.value) || !mapping || !isMapping(mapping.value)) return discriminator.value;
    const entries = members(mapping).flatMap(([key, node]) => {
      const value = String(node.value);
      const component = atPath(this.document.root, ['components', 'schemas', value]);
      const target = component ?? findTarget(this.document, value);
      if (typeof target !== 'string') return [[key, this.addComponent(target)] as const];
      const { message, fix } = explainFailure(target, value);
      this.reporter.warn(node, `A discriminator loses its value "${key}": ${message}`, fix);
      return [];
    });
    return { ...discriminator.value, mapping: Object.fromEntries(entries) };
  }

  /** Returns the reference to the component that contains a node. */
  private addComponent(target: OpenapiNode): string {
    const [components, schemas, name, ...inner] = target.path;
    const declared = components === 'components' && schemas === 'schemas' && name !== undefined;
    const root = declared ? atPath(this.document.root, target.path.slice(0, 3)) : undefined;
    const component = root ?? target;
    this.components.set(toPointer(component.path), component);
    return referenceTo(['components', 'schemas', this.names.nameOf(component), 'schema', ...(root ? inner : [])]);
  }

  private warnAboutDynamic(node: OpenapiNode, resource: OpenapiNode | undefined): void {
    if (resource) return;
    const message = `Schemas that only ${JSON.stringify(node.value)} refers to are left out.`;
    this.reporter.warn(node, message, 'Replace the `$dynamicRef` by a `$ref`.');
  }
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
