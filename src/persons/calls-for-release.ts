import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../access/actor.js';
import type { PlanKind } from './person-kinds.js';

/** A ground that was recorded, or a plan of which a version was agreed; of one person. */
export type CallForRelease = { personId: string } & ({ groundId: string } | { planId: string });

/** A plan of which a version may be agreed. */
export interface PlanToRelease {
  personId: string;
  kind: PlanKind;
  teamId: string;
}

export interface ReleaseListener {
  release(manager: EntityManager, actor: Actor, call: CallForRelease): Promise<void>;
  /** Who would be given the plan if it were agreed today, by name. */
  receivers(manager: EntityManager, plan: PlanToRelease): Promise<string[]>;
}

/**
 * What may call for a standing release is told here by the room that writes it, in its transaction. What follows is done by
 * whoever listens, and is kept or lost together with it. Before that it may be asked to whom it would go.
 */
@Injectable()
export class CallsForRelease {
  private readonly listeners: ReleaseListener[] = [];

  listen(listener: ReleaseListener): void {
    this.listeners.push(listener);
  }

  async tell(manager: EntityManager, actor: Actor, call: CallForRelease): Promise<void> {
    for (const listener of this.listeners) await listener.release(manager, actor, call);
  }

  async receivers(manager: EntityManager, plan: PlanToRelease): Promise<string[]> {
    return (await Promise.all(this.listeners.map((listener) => listener.receivers(manager, plan)))).flat();
  }
}
