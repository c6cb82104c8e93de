/**
 * A chart or map for a page, shown with `{{svg chart}}`: the only markup that templates do not escape. Wrap only
 * what the functions of `platform/charts` return, which escape every text they are given.
 */
export class Svg {
  constructor(readonly markup: string) {}
}
