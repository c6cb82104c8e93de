import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Config } from '../platform/config/config.js';
import { type Cost, hashPassword, passwordCost, passwordMatches } from './password.js';

/** Hashes that cost what this installation has chosen. */
@Injectable()
export class Passwords {
  private readonly cost: Cost;
  private readonly costOfRandom: Cost;
  private nobodys?: Promise<string>;

  constructor({ PASSWORD_COST }: Config) {
    this.cost = passwordCost(PASSWORD_COST);
    this.costOfRandom = { N: 2 ** (PASSWORD_COST - 3), r: 8, p: 1 };
  }

  hash(password: string): Promise<string> {
    return hashPassword(password, this.cost);
  }

  /** Of what was drawn at random, which nobody guesses from a list of words. */
  hashRandom(text: string): Promise<string> {
    return hashPassword(text, this.costOfRandom);
  }

  /**
   * A missing hash costs as much as one that is made today, so names cannot be guessed by time; where the cost has been raised,
   * one from before costs less until its password is changed.
   */
  async match(password: string, hash: string | null | undefined): Promise<boolean> {
    const isRight = await passwordMatches(password, hash ?? (await this.hashOfNobody()));
    return isRight && typeof hash === 'string';
  }

  private hashOfNobody(): Promise<string> {
    this.nobodys ??= this.hash(randomBytes(16).toString('hex'));
    return this.nobodys;
  }
}
