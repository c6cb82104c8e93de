import { Injectable } from '@nestjs/common';
import type { NavigationLink, NavigationPlace } from './navigation.js';
import type { Page } from './page.js';

/** What a feature adds to every page of an actor. */
export interface LayoutExtra {
  /** Ways to pages that a policy alone cannot tell who may open. */
  navigation: NavigationPlace[];
  /** Something that must not be forgotten while it lasts, and where to read more. */
  banner?: { text: string; href: string; linkKey: string };
  /** What is known of the one thing that the page is about, and is another feature's to know: in lines, each with a way. */
  lines?: { labelKey: string; lines: { text: string; href: string; isLate: boolean }[] };
  /** The ways between the pages about one thing, on each of them. */
  menu?: { labelKey: string; links: NavigationLink[] };
}

type Source = (actor: Express.Actor, page: Page) => Promise<LayoutExtra | undefined>;

/** What features add to the layout, beside what every page has. */
@Injectable()
export class LayoutExtras {
  private readonly sources: Source[] = [];

  /** @param source asked before each page */
  add(source: Source): void {
    this.sources.push(source);
  }

  async of(actor: Express.Actor | undefined, page: Page): Promise<LayoutExtra[]> {
    if (!actor) return [];
    const extras = await Promise.all(this.sources.map((source) => source(actor, page)));
    return extras.filter((extra) => extra !== undefined);
  }
}
