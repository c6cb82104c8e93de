import { Controller, Get, Param, Query, Req } from '@nestjs/common';
import type { Request } from 'express';
import { today } from '../platform/dates/today.js';
import { Public } from '../platform/door/public.js';
import type { Locale } from '../platform/i18n/locale.js';
import { translate } from '../platform/i18n/translate.js';
import { inFours } from '../platform/text/in-fours.js';
import { type Form, formOf, statusOf } from '../platform/web/form.js';
import { localeOf } from '../platform/web/locale-of.js';
import { type Page, page, type Redirect, redirect } from '../platform/web/page.js';
import { type CopyCheck, SheetState } from './copy-check.type.js';
import { CopyChecksService } from './copy-checks.service.js';
import { COPY_CODE, NOT_A_CODE, readCopyCode } from './copy-code.js';
import { checkAddress, copyOf } from './copy-view.js';

/** Whether a sheet of paper holds, by the code on it. The page is open to everybody; what it tells is not. */
@Controller('check')
export class CopyChecksPages {
  constructor(private readonly copyChecksService: CopyChecksService) {}

  /** The code is no secret: it stands in the address, as it does in the QR code. */
  @Get()
  @Public()
  form(@Req() request: Request, @Query('code') typed?: unknown): Page | Redirect {
    const locale = localeOf(request);
    if (typeof typed !== 'string' || !typed.trim()) return blank(locale, formOf());
    const code = readCopyCode(typed);
    if (code) return redirect(checkAddress(code));
    return blank(locale, { ...formOf({ code: typed }), problems: [{ path: 'code', code: NOT_A_CODE }] });
  }

  @Get(':copyCode')
  @Public()
  async check(@Req() request: Request, @Param('copyCode', COPY_CODE) code: string): Promise<Page> {
    const locale = localeOf(request);
    const checked = await this.copyChecksService.check(request.actor, code);
    return page('releases/check', answered(locale, code, checked));
  }
}

const blank = (locale: Locale, form: Form<never>): Page =>
  page('releases/check', { title: translate(locale, 'copyCheck.title'), form }, statusOf(form));

function answered(locale: Locale, code: string, checked: CopyCheck) {
  const { state, plan, label, versionNumber, reviewOn, inForceNumber, unitSaidNo, hasNoTeam } = checked;
  if (state === SheetState.UNKNOWN)
    return {
      title: translate(locale, 'copyCheck.state.UNKNOWN'),
      form: formOf(),
      unknown: { address: checkAddress(code) },
    };
  const holds = state === SheetState.IN_FORCE;
  const isLess = holds && unitSaidNo;
  return {
    title: isLess ? translate(locale, 'copyCheck.unitSaidNo') : titleOf(locale, checked),
    sheet: {
      ...checked,
      holds,
      code: inFours(code),
      what: copyOf(locale, { plan: plan!, label, versionNumber: versionNumber! }),
      isOverdue: holds && reviewOn !== null && reviewOn < today(),
      noneInForce: !holds && inForceNumber === null,
      isLess,
      hasNoTeam: holds && hasNoTeam,
    },
  };
}

function titleOf(locale: Locale, { state, inForceNumber }: CopyCheck): string {
  if (state === SheetState.REPLACED && inForceNumber !== null)
    return translate(locale, 'copyCheck.replacedBy', { number: inForceNumber });
  return translate(locale, `copyCheck.state.${state}`);
}
