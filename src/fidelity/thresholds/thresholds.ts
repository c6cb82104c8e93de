import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { today } from '../../platform/dates/today.js';
import { projectRoot } from '../../platform/project-root.js';
import { readThreshold, type ThresholdReading, thresholdsOn } from '../rules/thresholds-on.js';
import type { AuditView } from '../rules/view-audit.js';
import { Scales } from '../scales/scales.js';
import { loadThresholds } from './load-thresholds.js';
import type { Threshold } from './threshold.js';

let standing: readonly Threshold[] | undefined;

/** What others ask of teams' figures, read once at the start; a broken file stops it. */
@Injectable()
export class Thresholds {
  private readonly all: readonly Threshold[];

  constructor({ all }: Scales) {
    this.all = standing ??= loadThresholds(join(projectRoot, 'data', 'thresholds'), all);
  }

  /** Those that held on the day an audit was closed, or hold today, beside its figures. */
  beside(view: AuditView): ThresholdReading[] {
    const { scale, closedAt } = view.audit;
    return thresholdsOn(this.all, scale, today(closedAt ?? new Date())).map((threshold) =>
      readThreshold(threshold, view),
    );
  }
}
