import type { ColumnOptions } from 'typeorm';

/**
 * One type for instants on both databases. The decorators run before any configuration is read, so the
 * database is told by the same variable that chooses it.
 */
export const timestampType = (): 'timestamptz' | 'datetime' =>
  process.env.DATABASE_URL ? 'timestamptz' : 'datetime';

/** An instant, kept in UTC. */
export const instant = (options: ColumnOptions = {}): ColumnOptions => ({
  type: timestampType(),
  ...options,
});

/** A record's name for itself: a UUID as text. */
export function identifier(): { type: 'varchar'; length: number };
export function identifier(options: ColumnOptions): ColumnOptions;
export function identifier(options: ColumnOptions = {}): ColumnOptions {
  return { type: 'varchar', length: 36, ...options };
}

/** A civil date, 'YYYY-MM-DD', with no time zone. */
export const civilDate = (options: ColumnOptions = {}): ColumnOptions => ({ type: 'date', ...options });

/** Words a person writes, of any length. */
export const prose = (options: ColumnOptions = {}): ColumnOptions => ({ type: 'text', ...options });

/** Bytes; read only when they are asked for by name. */
export const bytes = (options: ColumnOptions = {}): ColumnOptions => ({
  type: process.env.DATABASE_URL ? 'bytea' : 'blob',
  select: false,
  ...options,
});

/** One word out of a TypeScript enum. */
export const choice = (options: ColumnOptions = {}): ColumnOptions => ({
  type: 'varchar',
  length: 40,
  ...options,
});

/** A short line of text. */
export const line = (options: ColumnOptions = {}): ColumnOptions => ({
  type: 'varchar',
  length: 200,
  ...options,
});
