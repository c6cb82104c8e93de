import { Injectable, type OnModuleInit } from '@nestjs/common';
import { zipSync } from 'fflate';
import type { EntityManager } from 'typeorm';
import { Account } from '../access/account.entity.js';
import type { Actor } from '../access/actor.js';
import { askedFor, inForceFor } from '../crisis-plans/plans-in-force.js';
import { byName } from '../persons/by-name.js';
import { birthDateOf } from '../persons/identity-number.js';
import { PersonAccess } from '../persons/person-access.js';
import { lockRow } from '../platform/database/lock-row.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { today } from '../platform/dates/today.js';
import { PdfEngine } from '../platform/documents/pdf-engine.js';
import { invalid, notFound } from '../platform/errors/domain-error.js';
import { formatDateTime } from '../platform/i18n/format-date.js';
import { translate } from '../platform/i18n/translate.js';
import type { Job } from '../platform/jobs/job.entity.js';
import type { JobFile, JobKind } from '../platform/jobs/job-kind.js';
import { Jobs } from '../platform/jobs/jobs.service.js';
import { CopySheets } from '../releases/copy-sheets.js';
import { ReleasesService } from '../releases/releases.service.js';
import { AccountsService } from '../sign-in/accounts.service.js';
import { type BulkPrintCover, type PrintedPlan, renderBulkPrintCover } from './bulk-print.document.js';
import { BulkPrintFormat } from './bulk-print.input.js';

const KIND = 'PRINT_SHARED_PLANS';
/** A binder holds no more. */
const MOST_PLANS = 500;

type Sheet = Pick<PrintedPlan, 'html' | 'fileName'>;

const fileNumber = (place: number) => String(place).padStart(3, '0');

/**
 * All crisis plans that a unit has been given, on paper at once: for a fire, or a night without a network. Each is printed by
 * the right that whoever asked has when it comes to it, with its own row in the ledger and in the log.
 */
@Injectable()
export class BulkPrintsService implements JobKind, OnModuleInit {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly personAccess: PersonAccess,
    private readonly accounts: AccountsService,
    private readonly releasesService: ReleasesService,
    private readonly copySheets: CopySheets,
    private readonly pdfEngine: PdfEngine,
    private readonly jobs: Jobs,
  ) {}

  onModuleInit(): void {
    this.jobs.kinds.set(KIND, this);
  }

  /** How many plans there are to print, and what the actor asked for last. It names nobody, and so it is not logged. */
  async offer(actor: Actor): Promise<{ count: number; job: Job | null }> {
    const plans = await this.toPrint(this.unitOfWork.reader, actor);
    return { count: plans.length, job: await this.jobs.latest(actor, KIND) };
  }

  /** @throws DomainError CONFLICT while another is under way; INVALID when there is nothing to print, or too much */
  async print(actor: Actor, format: BulkPrintFormat): Promise<Job> {
    const job = await this.unitOfWork.run(async (manager) => {
      await lockRow(manager, Account, actor.accountId);
      const input = await this.toPrint(manager, actor);
      if (input.length === 0) throw invalid([{ path: '', code: 'nothingToPrint' }]);
      if (input.length > MOST_PLANS)
        throw invalid([{ path: '', code: 'tooManyToPrint', params: { n: MOST_PLANS } }]);
      return this.jobs.ask(manager, actor, { kind: KIND, format, input });
    });
    this.jobs.onAsked();
    return job;
  }

  /** The file of what was printed, as long as the actor may read all of it still. @throws DomainError NOT_FOUND */
  async file(actor: Actor, jobId: string): Promise<JobFile> {
    const { input } = await this.jobs.get(actor, jobId);
    const readable = new Set(await this.toPrint(this.unitOfWork.reader, actor));
    if (!input.every((planId) => readable.has(planId))) throw notFound('id');
    return this.jobs.file(actor, jobId);
  }

  async part(manager: EntityManager, { accountId, locale, id }: Job, planId: string): Promise<PrintedPlan> {
    const actor = await this.accounts.actor(accountId, locale, id);
    if (!actor) throw notFound('planId');
    const why = { note: translate(locale, 'bulkPrint.note'), onGroundsAlone: true };
    const { copy, plan } = await this.releasesService.releaseSharedIn(manager, actor, planId, why);
    const { document: html, name: fileName } = await this.copySheets.of(copy, plan);
    const { givenName, familyName, protectedIdentity, fictitious } = plan.person;
    return {
      ...{ html, fileName, forWhom: copy.receiverName, label: plan.name(locale) },
      ...{ name: `${givenName} ${familyName}`, protectedIdentity, fictitious },
      birthDate: birthDateOf(plan.person),
    };
  }

  async finish(job: Job, parts: readonly object[]): Promise<JobFile> {
    const { locale, leftOut, format } = job;
    const plans = parts as readonly PrintedPlan[];
    const now = new Date();
    const cover: BulkPrintCover = {
      ...{ date: today(now), printedAt: formatDateTime(locale, now), format: format as BulkPrintFormat },
      units: [...new Set(plans.map(({ forWhom }) => forWhom))].join(', '),
      fictitious: plans.some(({ fictitious }) => fictitious),
      ...{ count: plans.length, leftOut },
      plans: plans.map(({ name, birthDate, protectedIdentity, label }, index) => ({
        ...{ place: index + 1, file: fileNumber(index + 1), name, birthDate, protectedIdentity, label },
      })),
    };
    const first = {
      html: renderBulkPrintCover(cover, locale),
      fileName: translate(locale, 'bulkPrint.listFile'),
    };
    const fileName = `${translate(locale, 'bulkPrint.file')}-${cover.date}`;
    return format === BulkPrintFormat.ZIP
      ? {
          fileName: `${fileName}.zip`,
          contentType: 'application/zip',
          content: await this.zip(first, plans, now),
        }
      : {
          fileName: `${fileName}.pdf`,
          contentType: 'application/pdf',
          content: await this.pdfEngine.renderTogether(
            first.html,
            plans.map(({ html, name, label }) => ({ html, bookmark: `${name}, ${label}` })),
            ` · ${translate(locale, 'documents.bulkPrint.sheet', { sheet: '{sheet}' })}`,
          ),
        };
  }

  /** The names in it are seen by whoever sees the file, and tell nothing of a person. */
  private async zip(first: Sheet, plans: readonly Sheet[], mtime: Date): Promise<Uint8Array> {
    const files: Record<string, Uint8Array> = {};
    for (const [place, { html, fileName }] of [first, ...plans].entries())
      files[`${fileNumber(place)}-${fileName}.pdf`] = await this.pdfEngine.render(html);
    // A PDF is packed as it is.
    return zipSync(files, { level: 0, mtime });
  }

  /** Of which plans there is a version in force that the actor's units may read on a ground, by family name. */
  private async toPrint(manager: EntityManager, actor: Actor): Promise<string[]> {
    const versions = await inForceFor(manager, actor, today());
    const asked = versions.map(askedFor);
    const readable = await this.personAccess.readable(manager, actor, 'sharedPlan.read', asked);
    return readable
      .filter(({ disclosure }) => disclosure.groundId)
      .sort(byName(actor.locale))
      .map(({ version }) => version.planId);
  }
}
