import type { QueryRunner } from 'typeorm';

export const isPostgres = ({ connection }: QueryRunner): boolean => connection.options.type === 'postgres';

/** The type of a column that holds a moment. */
export const instantType = (queryRunner: QueryRunner): string =>
  isPostgres(queryRunner) ? 'timestamptz' : 'datetime';
