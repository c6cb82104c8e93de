import { join, resolve } from 'node:path';
import { Injectable } from '@nestjs/common';
import { Config } from '../../platform/config/config.js';
import { projectRoot } from '../../platform/project-root.js';
import { measures } from '../measures/measures.js';
import { loadScales } from './load-scales.js';
import { loadTexts } from './load-texts.js';
import { overlayTexts } from './overlay-texts.js';
import type { Scale } from './scale.js';

let standing: readonly Scale[] | undefined;
/** The files are part of the program, and do not change while it runs. */
const ownScales = () => (standing ??= loadScales(join(projectRoot, 'fidelity-scales'), measures));

/** Every scale version in the words this site shows, read once at the start; a broken file stops it. */
@Injectable()
export class Scales {
  readonly all: readonly Scale[];

  /** @param config without one, every scale is in our own words */
  constructor({ FIDELITY_TEXTS }: Config = new Config()) {
    const scales = ownScales();
    const texts = FIDELITY_TEXTS === undefined ? [] : loadTexts(resolve(projectRoot, FIDELITY_TEXTS), scales);
    this.all = scales.map((scale) => {
      const own = texts.find(({ scale: id, version }) => id === scale.id && version === scale.version);
      return own ? overlayTexts(scale, own) : scale;
    });
  }

  /** The version to begin an audit with. */
  newest(id: string): Scale | undefined {
    return this.all.findLast((scale) => scale.id === id);
  }

  /** Every version of a scale, from the oldest to the newest. */
  versionsOf(id: string): Scale[] {
    return this.all.filter((scale) => scale.id === id);
  }

  /** The newest version of each scale. */
  newestOfEach(): Scale[] {
    return this.all.filter((scale) => scale === this.newest(scale.id));
  }

  /**
   * The very scale an audit was begun with.
   * @throws Error when its file is gone or has changed since: the audit's figures must not change with it
   */
  of(audit: { scale: string; scaleVersion: string; scaleChecksum: string }): Scale {
    const scale = this.all.find(({ id, version }) => id === audit.scale && version === audit.scaleVersion);
    if (scale?.checksum !== audit.scaleChecksum)
      throw new Error(
        `fidelity-scales/${audit.scale}/${audit.scaleVersion} is not the one the audit was begun with`,
      );
    return scale;
  }
}
