import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../access/actor.js';

/** A ground that was recorded, or a plan of which a version was agreed; of one person. */
export type CallForRelease = { personId: string } & ({ groundId: string } | { planId: string });

type Listener = (manager: EntityManager, actor: Actor, call: CallForRelease) => Promise<void>;

/**
 * What may call for a standing release is told here by the room that writes it, in its transaction. What follows is done by
 * whoever listens, and is kept or lost together with it.
 */
@Injectable()
export class CallsForRelease {
  private readonly listeners: Listener[] = [];

  listen(listener: Listener): void {
    this.listeners.push(listener);
  }

  async tell(manager: EntityManager, actor: Actor, call: CallForRelease): Promise<void> {
    for (const listener of this.listeners) await listener(manager, actor, call);
  }
}
