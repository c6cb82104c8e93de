import type { ArgumentMetadata, PipeTransform } from '@nestjs/common';
import { isUUID } from 'class-validator';
import { isCivilDate } from '../dates/civil-date.js';
import { type DomainError, invalid, notFound } from '../errors/domain-error.js';

/**
 * Takes what names something, and nothing else: what is no id must reach neither the database nor the log. What may be
 * left out may be left out still.
 */
export class IdPipe<Id = string> implements PipeTransform<unknown, Id | undefined> {
  /**
   * @param problem told of anything else
   * @param read gives the id, or undefined for what is none
   */
  constructor(
    private readonly problem: string,
    private readonly read: (text: string) => Id | undefined,
  ) {}

  /** @throws DomainError NOT_FOUND in an address, which then names no page; INVALID as an argument of the API */
  transform(value: unknown, of: ArgumentMetadata): Id | undefined {
    if ((value === undefined || value === null) && of.type !== 'param') return undefined;
    // What a method takes as a number comes as one.
    const id = typeof value === 'string' || typeof value === 'number' ? this.read(String(value)) : undefined;
    if (id === undefined) throw this.refusal(of);
    return id;
  }

  private refusal({ type, data: path = '' }: ArgumentMetadata): DomainError {
    return type === 'body' ? invalid([{ path, code: this.problem }]) : notFound(path);
  }
}

/** Ids that are texts of one shape. */
export const idOf = (problem: string, isId: (text: string) => boolean) =>
  new IdPipe(problem, (text) => (isId(text) ? text : undefined));

/** A record's own. */
export const UUID = idOf('isUuid', (text) => isUUID(text));

/** The code of a scale, a version or an item, or the name of a list in a form. */
export const isCode = (text: unknown): text is string =>
  typeof text === 'string' && /^[\w.-]{1,40}$/.test(text);
export const CODE = idOf('isCode', isCode);

/** A day, YYYY-MM-DD. */
export const DATE = idOf('isCivilDate', isCivilDate);

/** One of the words of an enum. */
export const wordOf = <Word extends string>(words: Record<string, Word>) =>
  new IdPipe('isCode', (text) => Object.values(words).find((word) => word === text));

/** The number of a version or a case. No database takes any that is much larger. */
export const NUMBER = new IdPipe('isInt', (text) => (/^\d{1,6}$/.test(text) ? Number(text) : undefined));
