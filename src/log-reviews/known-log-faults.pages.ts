import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import { CurrentActor } from '../access/current-actor.js';
import { Policy } from '../access/policy.js';
import type { FoundFault } from '../platform/access-log/verify-chain.js';
import { UUID } from '../platform/door/ids.js';
import { problemText } from '../platform/errors/problem.js';
import type { Locale } from '../platform/i18n/locale.js';
import { translate } from '../platform/i18n/translate.js';
import { type Form, formOf, readForm } from '../platform/web/form.js';
import { type Page, page, type Redirect, redirect } from '../platform/web/page.js';
import { pageFrom, pageLinks } from '../platform/web/page-links.js';
import { submitted } from '../platform/web/submitted.js';
import {
  CountersignKnownLogFaultInput,
  LogRowArgs,
  ProposeKnownLogFaultInput,
} from './known-log-fault.input.js';
import type { ListedLogFault, LogRow } from './known-log-fault.type.js';
import { KnownLogFaultsService } from './known-log-faults.service.js';

/** Faults of the log that are known, on two administrators' word. No page names a person. */
@Controller('log-faults')
export class KnownLogFaultsPages {
  constructor(private readonly faults: KnownLogFaultsService) {}

  @Get()
  @Policy('log.countersign')
  async show(@CurrentActor() actor: Actor, @Query() query: { page?: unknown }): Promise<Page> {
    if (!('number' in query)) return this.overview(actor, { wanted: query.page }, 200);
    const rowForm = await readForm(LogRowArgs, query);
    if (!rowForm.input) return this.overview(actor, { rowForm }, 422);
    return this.overview(actor, { row: await this.faults.row(rowForm.input.number) }, 200);
  }

  @Post()
  @Policy('log.countersign')
  propose(@CurrentActor() actor: Actor, @Body() body: unknown): Promise<Page | Redirect> {
    return submitted(
      ProposeKnownLogFaultInput,
      body,
      async (input) => {
        await this.faults.propose(actor, input);
        return redirect('/log-faults', 'logFault.proposed');
      },
      async (proposal) => {
        const { input } = await readForm(LogRowArgs, proposal.values);
        const row = input ? await this.faults.row(input.number) : undefined;
        return this.overview(actor, { row, proposal }, 422);
      },
    );
  }

  @Post(':knownFaultId/countersign')
  @Policy('log.countersign')
  countersign(
    @CurrentActor() actor: Actor,
    @Param('knownFaultId', UUID) knownFaultId: string,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    return submitted(
      CountersignKnownLogFaultInput,
      { ...(body as object), knownFaultId },
      async (input) => {
        await this.faults.countersign(actor, input);
        return redirect('/log-faults', 'logFault.countersigned');
      },
      (signing) => this.overview(actor, { signing }, 422),
    );
  }

  private async overview(
    actor: Actor,
    { row, rowForm, proposal, signing, wanted }: Shown,
    status: number,
  ): Promise<Page> {
    const { locale } = actor;
    const faults = row?.faults.map((found) => ({
      ...shownFault(locale, found),
      number: found.number,
      digest: found.digest,
      isKnown: found.known !== null,
      form: !found.known && found.digest === proposal?.values.digest ? proposal : undefined,
    }));
    const rows = pageFrom(wanted);
    const { items, total } = await this.faults.list(rows);
    const hasPlace = faults?.some(({ form }) => form);
    const model = {
      title: translate(locale, 'logFault.title'),
      form: signing ?? (hasPlace ? undefined : proposal) ?? formOf(),
      rowForm: rowForm ?? formOf({ number: row?.number }),
      row: row && {
        number: row.number,
        lastNumber: row.lastNumber,
        isBeyond: !row.isThere,
        faults: faults?.map(({ form = formOf(), ...one }) => ({ ...one, form })),
      },
      pageLinks: pageLinks('/log-faults', rows, total),
      known: items.map((listed) => this.shownKnown(actor, listed)),
    };
    return page('log-reviews/faults', model, status);
  }

  private shownKnown(actor: Actor, { known, holds }: ListedLogFault) {
    const { locale } = actor;
    const { id, reason, proposedByName, proposedAt, countersignedByName, countersignedAt } = known;
    const reasonNotAllowed = this.faults.reasonNotAllowed(actor, known);
    return {
      id,
      ...shownFault(locale, known),
      reason,
      proposedByName,
      proposedAt,
      countersignedByName,
      countersignedAt,
      holds,
      waits: !countersignedAt && holds,
      reasonNotAllowed: reasonNotAllowed && problemText(locale, reasonNotAllowed),
    };
  }
}

/** What the page shows beside what is known. */
interface Shown {
  row?: LogRow;
  /** Which row is to be looked at, when that cannot be read. */
  rowForm?: Form<unknown>;
  proposal?: Form<unknown>;
  signing?: Form<unknown>;
  /** Which page of what is known. */
  wanted?: unknown;
}

function shownFault(locale: Locale, { number, through, fault }: FoundFault) {
  return {
    where:
      through > number
        ? translate(locale, 'logFault.rows', { number, through })
        : translate(locale, 'log.row', { number }),
    what: translate(locale, `kind.chainFault.${fault}`),
  };
}
