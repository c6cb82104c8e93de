import { Injectable } from '@nestjs/common';

/** What whoever keeps the installation should look into, in codes, though it does its work; told by the readiness check. */
@Injectable()
export class Warnings {
  private readonly codes = new Set<string>();

  add(code: string): void {
    this.codes.add(code);
  }

  /** Each once, in the order in which they came. */
  list(): string[] {
    return [...this.codes];
  }
}
