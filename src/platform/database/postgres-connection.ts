import { Client, type ClientConfig } from 'pg';
import { isUnanswered } from './database-failure.js';

/**
 * A connection that is given up when the server has not answered in time: all that is asked on it after that would wait behind
 * what was not answered, and the pool would hand it to one after another.
 */
export class PostgresConnection extends Client {
  constructor(config?: ClientConfig) {
    super(config);
    const ask = this.query.bind(this) as (...asked: unknown[]) => unknown;
    const askInTime = (...asked: unknown[]) => {
      const answer = ask(...asked);
      if (answer instanceof Promise)
        answer.catch((error) => {
          if (isUnanswered(error)) void this.end();
        });
      return answer;
    };
    this.query = askInTime as typeof this.query;
  }
}
