import { Controller, Get, Query } from '@nestjs/common';
import type { Actor } from '../../access/actor.js';
import { CurrentActor } from '../../access/current-actor.js';
import { Policy } from '../../access/policy.js';
import { notFound } from '../../platform/errors/domain-error.js';
import { translate } from '../../platform/i18n/translate.js';
import { formOf } from '../../platform/web/form.js';
import {
  type Download,
  download,
  type Page,
  page,
  type Redirect,
  redirect,
} from '../../platform/web/page.js';
import type { Scale } from '../scales/scale.js';
import { Scales } from '../scales/scales.js';
import { describeCountry } from './describe-country.js';
import { DistributionService } from './distribution.service.js';
import { writeDistributionWorkbook } from './distribution-workbook.js';

/** A parameter as an address gives it: twice, when a box and its companion both send it. */
type Parameter = string | string[] | undefined;

/** How the country's teams are spread on the scale that is chosen. */
@Controller()
export class DistributionPages {
  constructor(
    private readonly distributionService: DistributionService,
    private readonly scales: Scales,
  ) {}

  @Get('fidelity-distribution')
  @Policy('fidelityDistribution.read')
  async show(
    @CurrentActor() actor: Actor,
    @Query('scale') scale: Parameter,
    @Query('fictitious') fictitious: Parameter,
  ): Promise<Page> {
    const chosen = await this.chosen(actor, scale, fictitious);
    return page('fidelity/distribution', {
      title: translate(actor.locale, 'fidelityDistribution.title'),
      form: formOf({ scale, fictitious }),
      scales: this.scales.all.map((one) => ({
        value: keyOf(one),
        label: `${one.name[actor.locale]} (${one.version})`,
      })),
      country: chosen && {
        ...describeCountry(chosen.scale, chosen.distribution, actor.locale),
        fictitious: isTicked(fictitious),
        workbook: `/fidelity-distribution.xlsx?${new URLSearchParams({
          scale: keyOf(chosen.scale),
          fictitious: String(isTicked(fictitious)),
        })}`,
      },
    });
  }

  @Get('fidelity-distribution.xlsx')
  @Policy('fidelityDistribution.read')
  async workbook(
    @CurrentActor() actor: Actor,
    @Query('scale') scale: Parameter,
    @Query('fictitious') fictitious: Parameter,
  ): Promise<Download | Redirect> {
    const chosen = await this.chosen(actor, scale, fictitious);
    if (!chosen) return redirect('/fidelity-distribution');
    const { id, version } = chosen.scale;
    return download({
      filename: `${id} ${version} ${chosen.distribution.closedBefore}.xlsx`,
      contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      body: await writeDistributionWorkbook(chosen.scale, chosen.distribution, actor.locale),
    });
  }

  /** Null when no scale is chosen yet. @throws DomainError NOT_FOUND for a scale that does not exist */
  private async chosen(actor: Actor, key: Parameter, fictitious: Parameter) {
    if (!key) return null;
    const scale = this.scales.all.find((one) => keyOf(one) === key);
    if (!scale) throw notFound('scale');
    const { id, version } = scale;
    const distribution = await this.distributionService.get(actor, id, version, isTicked(fictitious));
    return { scale, distribution };
  }
}

/** A scale version in an address. */
const keyOf = ({ id, version }: Scale) => `${id}/${version}`;

const isTicked = (box: Parameter) => [box].flat().at(-1) === 'true';
