import { Injectable, Logger } from '@nestjs/common';

/** What whoever keeps the installation should look into, though it does its work; the readiness check tells the codes. */
@Injectable()
export class Warnings {
  private readonly logger = new Logger(Warnings.name);
  private readonly codes = new Set<string>();
  private readonly told = new Set<string>();

  /** Each message is logged once. @param message what it is, and how to mend it */
  add(code: string, message: string): void {
    this.codes.add(code);
    if (this.told.has(message)) return;
    this.told.add(message);
    this.logger.warn({ code, message });
  }

  /** Each once, in the order in which they came. */
  list(): string[] {
    return [...this.codes];
  }
}
