import { Injectable } from '@nestjs/common';

/** What time it is, where a test must be able to say so. */
@Injectable()
export class Clock {
  now(): Date {
    return new Date();
  }
}
