import { RequestMethod } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA, ROUTE_ARGS_METADATA } from '@nestjs/common/constants.js';
import { RouteParamtypes } from '@nestjs/common/enums/route-paramtypes.enum.js';
import { MetadataScanner, ModulesContainer } from '@nestjs/core';
import { GqlParamtype } from '@nestjs/graphql/dist/enums/gql-paramtype.enum.js';
import { POLICY } from '../../src/platform/door/public.js';
import type { TestApp } from './test-app.js';

/** What @nestjs/graphql puts on the methods behind queries and mutations. */
const QUERY_OR_MUTATION = 'graphql:resolver_type';
const RESOLVED_FIELD = 'graphql:resolve_property';
const FIELD_NAME = 'graphql:resolver_name';

export interface Handler {
  /** Class and method. */
  name: string;
  policy: string | undefined;
  /** What it takes from the request by name. */
  takes: Taken[];
}

export interface Taken {
  from: 'address' | 'query' | 'arguments';
  /** Undefined for all of it. */
  name: string | undefined;
  pipes: unknown[];
}

export interface PageHandler extends Handler {
  method: 'GET' | 'POST' | string;
  /** With parameters as `:name`. */
  path: string;
}

export interface ResolverHandler extends Handler {
  /** As the schema calls the query, the mutation or the field. */
  field: string;
}

type Method = (...args: never[]) => unknown;

/** Every method behind a page or another route of the application. */
export function pageHandlers({ app }: TestApp): PageHandler[] {
  return methodsOf(app.get(ModulesContainer), 'controllers', PATH_METADATA).flatMap(
    ({ owner, method, name, takes }) =>
      // A method may take care of several addresses.
      [Reflect.getMetadata(PATH_METADATA, method)].flat().map((address: string) => ({
        name,
        takes,
        policy: Reflect.getMetadata(POLICY, method),
        method: RequestMethod[Reflect.getMetadata(METHOD_METADATA, method)] ?? '',
        path: `/${[Reflect.getMetadata(PATH_METADATA, owner), address]
          .map((part: string) => part.replace(/^\/|\/$/g, ''))
          .filter(Boolean)
          .join('/')}`,
      })),
  );
}

/** Every method behind a query or a mutation. */
export function resolverHandlers({ app }: TestApp): ResolverHandler[] {
  return resolversOf(app, QUERY_OR_MUTATION);
}

/** Every method behind a field that is not merely read from what it belongs to. */
export function fieldHandlers({ app }: TestApp): ResolverHandler[] {
  return resolversOf(app, RESOLVED_FIELD);
}

function resolversOf(app: TestApp['app'], metadata: string): ResolverHandler[] {
  return methodsOf(app.get(ModulesContainer), 'providers', metadata).map(({ method, name, takes }) => ({
    name,
    takes,
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
        takes: takenBy(prototype.constructor, key),
      }));
  });
}

const SOURCES: Record<string, Taken['from']> = {
  [RouteParamtypes.PARAM]: 'address',
  [RouteParamtypes.QUERY]: 'query',
  [GqlParamtype.ARGS]: 'arguments',
};

/** What the decorators of a method's parameters say. A page's body and the arguments of a query are marked alike. */
function takenBy(owner: Method, key: string): Taken[] {
  const taken: Record<string, { data?: string; pipes?: unknown[] }> =
    Reflect.getMetadata(ROUTE_ARGS_METADATA, owner, key) ?? {};
  return Object.entries(taken).flatMap(([place, { data: name, pipes = [] }]) => {
    const from = SOURCES[place.split(':')[0]!];
    return from ? [{ from, name, pipes }] : [];
  });
}
