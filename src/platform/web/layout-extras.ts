import { Injectable } from '@nestjs/common';
import type { NavigationPlace } from './navigation.js';

/** What a feature adds to every page of an actor. */
export interface LayoutExtra {
  /** Ways to pages that a policy alone cannot tell who may open. */
  navigation: NavigationPlace[];
  /** Something that must not be forgotten while it lasts, and where to read more. */
  banner?: { text: string; href: string; linkKey: string };
}

/** What features add to the layout, beside what every page has. */
@Injectable()
export class LayoutExtras {
  private readonly sources: ((actor: Express.Actor) => Promise<LayoutExtra | undefined>)[] = [];

  /** @param source asked before each page */
  add(source: (actor: Express.Actor) => Promise<LayoutExtra | undefined>): void {
    this.sources.push(source);
  }

  async of(actor: Express.Actor | undefined): Promise<LayoutExtra[]> {
    if (!actor) return [];
    const extras = await Promise.all(this.sources.map((source) => source(actor)));
    return extras.filter((extra) => extra !== undefined);
  }
}
