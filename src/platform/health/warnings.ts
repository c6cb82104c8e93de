import { Injectable, Logger } from '@nestjs/common';

/** What whoever runs the installation should mend, found while it runs. */
@Injectable()
export class Warnings {
  private readonly logger = new Logger(Warnings.name);
  private readonly codes = new Set<string>();

  /** Each is logged the first time. @param message what it is, and how to mend it */
  add(code: string, message: string): void {
    if (this.codes.has(code)) return;
    this.codes.add(code);
    this.logger.warn({ code, message });
  }

  list(): string[] {
    return [...this.codes];
  }
}
