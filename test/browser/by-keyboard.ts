import type { ElementHandle, Locator } from 'playwright-core';
import { catalogues } from '../../src/platform/i18n/catalogue.js';
import { labelOf, type Visitor } from './visitor.js';

/** More than any page has between two of its controls. */
const MOST_STOPS = 150;

interface Stop {
  /** It is the one looked for, or another radio button of its group. */
  isThere: boolean;
  /** The one looked for stands before it. */
  isPast: boolean;
  html: string;
  /** What is wrong with how it is shown. */
  fault: string;
}

/** Where focus is, told in the page. The element is looked at there, where there are types for it. */
function stopOf(target: any): Stop {
  const page = target.ownerDocument;
  const stop = page.activeElement;
  const isInGroup = stop.type === 'radio' && target.type === 'radio' && stop.name === target.name;
  const places = [0.1, 0.5, 0.9];
  const isSeen = [...stop.getClientRects()].some(({ left, top, width, height }) =>
    places.some((x) =>
      places.some((y) => stop.contains(page.elementFromPoint(left + x * width, top + y * height))),
    ),
  );
  const { outlineStyle } = page.defaultView.getComputedStyle(stop);
  return {
    isThere: stop === target || isInGroup,
    isPast: (stop.compareDocumentPosition(target) & 2) > 0,
    html: stop.outerHTML.slice(0, 300),
    fault:
      outlineStyle === 'none'
        ? 'does not show that it has focus'
        : isSeen
          ? ''
          : 'has focus and is hidden behind something',
  };
}

/**
 * Somebody who has a keyboard and no pointer. What they use is found by its accessible name, given as the key of a message
 * or as it is read, and is come to by Tab. Every page they come to is looked at on their own screen.
 */
export class ByKeyboard {
  /** What is wrong with the pages that they have come to. Must stay empty. */
  readonly faults: string[] = [];

  /**
   * @param place the part of the page in which controls are looked for: its main part unless said
   * @param uses how many controls have been used
   */
  constructor(
    readonly visitor: Visitor,
    private readonly place: Locator = visitor.page.getByRole('main'),
    private readonly uses = { count: 0 },
  ) {}

  /** The same hands, in one group of fields. */
  within(group: string): ByKeyboard {
    const place = this.place.getByRole('group', { name: this.words(group), exact: true }).first();
    return new ByKeyboard(this.visitor, place, this.uses);
  }

  /** How many controls are used for something. */
  async touches(work: () => Promise<void>): Promise<number> {
    const before = this.uses.count;
    await work();
    return this.uses.count - before;
  }

  /** Follows a link. */
  go(name: string | RegExp): Promise<void> {
    const words = typeof name === 'string' ? this.words(name) : name;
    return this.leaveBy(this.place.getByRole('link', { name: words, exact: true }).first());
  }

  /** Follows a link of the menu at the head of every page. */
  menu(name: string): Promise<void> {
    const head = this.visitor.page.getByRole('banner');
    return this.leaveBy(head.getByRole('link', { name: this.words(name), exact: true }));
  }

  /** Presses a button that sends a form. */
  press(name: string): Promise<void> {
    return this.leaveBy(this.place.getByRole('button', { name: this.words(name), exact: true }).first());
  }

  /** Unfolds what is folded. */
  async unfold(name: string): Promise<void> {
    await this.use(
      this.place
        .locator('summary')
        .filter({ hasText: this.words(name) })
        .first(),
    );
    await this.key('Enter');
  }

  /** Writes in a field, in the place of what stood there. */
  write(label: string, text: string): Promise<void> {
    return this.writeIn(this.field(label), text);
  }

  /** The same in a field that has been found already. */
  async writeIn(field: Locator, text: string): Promise<void> {
    await this.use(field);
    const kind = await field.getAttribute('type');
    const inParts = kind === 'date' ? dayAsTyped(text) : kind === 'time' ? timeAsTyped(text) : null;
    if (inParts === null) await this.key('Control+A');
    await this.visitor.page.keyboard.type(inParts ?? text);
    expect(await field.inputValue()).toBe(text);
  }

  /** Chooses in a list: by its first letters, of those on every keyboard, and from there by arrows. */
  choose(label: string, option: string): Promise<void> {
    return this.chooseIn(this.field(label), this.words(option));
  }

  /** The same in a list that has been found already. */
  async chooseIn(list: Locator, wanted: string): Promise<void> {
    await this.use(list);
    await this.visitor.page.keyboard.type(/^[a-z]*/i.exec(wanted)![0]);
    const away = await list.evaluate(
      ({ options, selectedIndex }: any, option) =>
        [...options].findIndex(({ text }) => text === option) - selectedIndex,
      wanted,
    );
    for (let left = Math.abs(away); left > 0; left -= 1) await this.key(away > 0 ? 'ArrowDown' : 'ArrowUp');
    expect(await list.locator('option:checked').innerText()).toBe(wanted);
  }

  /** Ticks a box, or takes its tick away. */
  tick(label: string): Promise<void> {
    return this.tickIn(this.place.getByRole('checkbox', { name: this.words(label), exact: true }).first());
  }

  /** The same with a box that has been found already. */
  async tickIn(box: Locator): Promise<void> {
    await this.use(box);
    await this.key('Space');
  }

  /** Answers with one of several radio buttons. */
  answer(label: string): Promise<void> {
    return this.answerBy(this.place.getByRole('radio', { name: this.words(label), exact: true }).first());
  }

  /** The same with a button that has been found already. */
  async answerBy(button: Locator): Promise<void> {
    const target = await this.use(button);
    // Among the buttons of a group one goes by arrows, and Tab leads past them all.
    const isHere = () => target.evaluate((chosen: any) => chosen === chosen.ownerDocument.activeElement);
    while (!(await isHere())) await this.key('ArrowDown');
    if (!(await button.isChecked())) await this.key('Space');
  }

  /** Waits for what a page says has been done. */
  said(notice: string): Promise<void> {
    return this.visitor.page.getByRole('status').getByText(this.words(notice)).waitFor();
  }

  /** Waits for words anywhere on the page. */
  reads(words: string | RegExp): Promise<void> {
    const said = typeof words === 'string' ? this.words(words) : words;
    return this.visitor.page.getByText(said).first().waitFor();
  }

  /** Goes back to the page before, as a sheet for paper leads nowhere. */
  async back(): Promise<void> {
    await this.visitor.page.goBack({ waitUntil: 'domcontentloaded' });
    await this.look();
  }

  /** Opens an address that somebody has been told. */
  async open(path: string): Promise<void> {
    await this.visitor.open(path);
    await this.look();
  }

  /**
   * Presses Tab, or Shift and Tab, until the place has focus: past the head of the page by the link that skips it.
   * @throws Error where a stop on the way does not show that it has focus, or is hidden, and where it is not come to
   */
  async reach(place: Locator): Promise<ElementHandle> {
    const target = await place.elementHandle();
    if (!target) throw new Error('It is not on the page');
    const { page } = this.visitor;
    const isAtTop = await page.evaluate('document.activeElement === document.body');
    if (isAtTop && (await target.evaluate((wanted: any) => wanted.closest('main') !== null))) {
      await this.key('Tab');
      await this.key('Enter');
    }
    const at = () => target.evaluate(stopOf);
    const first = await at();
    if (first.isThere) return target;
    for (let stops = 0; stops < MOST_STOPS; stops += 1) {
      await this.key(first.isPast ? 'Shift+Tab' : 'Tab');
      const stop = await at();
      if (stop.fault) throw new Error(`${this.visitor.path}: ${stop.html} ${stop.fault}`);
      if (stop.isThere) return target;
      if (stop.isPast !== first.isPast) break;
    }
    throw new Error(
      `${this.visitor.path}: Tab never comes to ${await target.evaluate(({ outerHTML }: any) => outerHTML)}`,
    );
  }

  private async use(place: Locator): Promise<ElementHandle> {
    this.uses.count += 1;
    return this.reach(place);
  }

  private async leaveBy(place: Locator): Promise<void> {
    await this.use(place);
    await Promise.all([this.visitor.page.waitForEvent('domcontentloaded'), this.key('Enter')]);
    await this.look();
  }

  private async look(): Promise<void> {
    this.faults.push(...(await this.visitor.faultsOnOwnScreen()));
  }

  private key(key: string): Promise<void> {
    return this.visitor.page.keyboard.press(key);
  }

  private field(label: string): Locator {
    return this.place.getByLabel(labelOf(this.words(label))).first();
  }

  private words(given: string): string {
    return catalogues[this.visitor.locale].has(given) ? this.visitor.t(given) : given;
  }
}

/** A day in the order in which this browser has its parts: month, day, year. */
const dayAsTyped = (day: string) => day.slice(5, 7) + day.slice(8) + day.slice(0, 4);

/** A time by the clock of twelve hours that this browser has: AM or PM comes last. */
function timeAsTyped(time: string): string {
  const hours = Number(time.slice(0, 2));
  return `${String(hours % 12 || 12).padStart(2, '0')}${time.slice(3)}${hours < 12 ? 'A' : 'P'}`;
}
