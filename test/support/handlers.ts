import { RequestMethod } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { MetadataScanner, ModulesContainer } from '@nestjs/core';
import { POLICY } from '../../src/platform/access/policy.js';
import type { TestApp } from './test-app.js';

/** What @nestjs/graphql puts on the methods behind queries and mutations. */
const QUERY_OR_MUTATION = 'graphql:resolver_type';
const FIELD_NAME = 'graphql:resolver_name';

export interface Handler {
  /** Class and method. */
  name: string;
  policy: string | undefined;
}

export interface PageHandler extends Handler {
  method: 'GET' | 'POST' | string;
  /** With parameters as `:name`. */
  path: string;
}

export interface ResolverHandler extends Handler {
  /** As the schema calls the query or the mutation. */
  field: string;
}

type Method = (...args: never[]) => unknown;

/** Every method behind a page or another route of the application. */
export function pageHandlers({ app }: TestApp): PageHandler[] {
  return methodsOf(app.get(ModulesContainer), 'controllers', PATH_METADATA).map(
    ({ owner, method, name }) => ({
      name,
      policy: Reflect.getMetadata(POLICY, method),
      method: RequestMethod[Reflect.getMetadata(METHOD_METADATA, method)] ?? '',
      path: `/${[Reflect.getMetadata(PATH_METADATA, owner), Reflect.getMetadata(PATH_METADATA, method)]
        .map((part: string) => part.replace(/^\/|\/$/g, ''))
        .filter(Boolean)
        .join('/')}`,
    }),
  );
}

/** Every method behind a query or a mutation. */
export function resolverHandlers({ app }: TestApp): ResolverHandler[] {
  return methodsOf(app.get(ModulesContainer), 'providers', QUERY_OR_MUTATION).map(({ method, name }) => ({
    name,
    policy: Reflect.getMetadata(POLICY, method),
    field: Reflect.getMetadata(FIELD_NAME, method) ?? name.split('.')[1],
  }));
}

function methodsOf(container: ModulesContainer, kind: 'controllers' | 'providers', metadata: string) {
  const scanner = new MetadataScanner();
  const instances = [...container.values()].flatMap((module) =>
    [...module[kind].values()].map(({ instance }): unknown => instance),
  );
  return instances.flatMap((instance) => {
    if (typeof instance !== 'object' || instance === null) return [];
    const prototype: Record<string, Method> & { constructor: Method } = Object.getPrototypeOf(instance);
    return scanner
      .getAllMethodNames(prototype)
      .map((key) => ({ key, method: prototype[key] as Method }))
      .filter(({ method }) => Reflect.hasMetadata(metadata, method))
      .map(({ key, method }) => ({
        owner: prototype.constructor,
        method,
        name: `${prototype.constructor.name}.${key}`,
      }));
  });
}
