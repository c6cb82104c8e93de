import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../database/unit-of-work.js';
import { logFault } from '../errors/log-fault.js';

/** However many ask, the database is asked once in this time. */
const FRESH_MS = 1000;

/** Whether the database keeps what it is given. */
@Injectable()
export class Readiness {
  private last?: { at: number; answer: Promise<boolean> };

  constructor(private readonly unitOfWork: UnitOfWork) {}

  isReady(): Promise<boolean> {
    const now = performance.now();
    if (!this.last || now - this.last.at > FRESH_MS) this.last = { at: now, answer: this.ask() };
    return this.last.answer;
  }

  private async ask(): Promise<boolean> {
    try {
      await this.unitOfWork.writeAndReadBack();
      return true;
    } catch (error) {
      logFault(error, 'readiness');
      return false;
    }
  }
}
