import type { DataSource, Logger } from 'typeorm';
import type { TestApp } from './test-app.js';

/** What the application has asked its database, without the values: lists of any length look alike. */
export class RecordedStatements {
  private statements: string[] = [];

  constructor({ unitOfWork }: Pick<TestApp, 'unitOfWork'>) {
    const { writer } = unitOfWork as unknown as { writer: DataSource };
    const nothing = () => undefined;
    const logger: Logger = {
      logQuery: (query) => this.statements.push(shapeOf(query)),
      logQueryError: nothing,
      logQuerySlow: nothing,
      logSchemaBuild: nothing,
      logMigration: nothing,
      log: nothing,
    };
    for (const dataSource of new Set([unitOfWork.reader.connection, writer])) dataSource.logger = logger;
  }

  /**
   * Everything since the last time, but for what keeps the session alive once a minute, what notes every ten seconds where the
   * log ends and what looks for jobs every twenty. In order of the alphabet: what is asked at once comes in any order.
   */
  take(): string[] {
    const all = this.statements.splice(0);
    const touches = all.flatMap((statement, index) =>
      statement.startsWith('UPDATE "session"') ? [index] : [],
    );
    return all
      .filter((_, index) => !touches.some((touch) => Math.abs(touch - index) <= 1))
      .filter((statement) => !statement.startsWith('SELECT number, hash FROM audit_log_'))
      .filter((statement) => !/FROM "job" "Job" WHERE \W*"Job"\."(state|kept_until)"/.test(statement))
      .sort();
  }
}

const shapeOf = (query: string) =>
  query
    .replace(/\s+/g, ' ')
    .replace(/VALUES .*/, 'VALUES')
    .replace(/= \d+/g, '= ?')
    .replace(/\$\d+/g, '?')
    .replace(/\?(, ?\?)+/g, '?')
    .replace(/(\(\?\))(, ?\(\?\))+/g, '$1');
