import { Body, Controller, Post, Res } from '@nestjs/common';
import { IsIn, IsOptional, IsString } from 'class-validator';
import type { Response } from 'express';
import { Config } from '../config/config.js';
import { Public } from '../door/public.js';
import { invalid } from '../errors/domain-error.js';
import { AsksOnly } from '../forms/asks-only.js';
import { type Locale, locales } from '../i18n/locale.js';
import { Cookie } from './cookie.js';
import { readForm } from './form.js';
import { localPath } from './local-path.js';
import { type Redirect, redirect } from './page.js';

const YEAR_MS = 365 * 24 * 60 * 60 * 1000;

class LanguageInput {
  @IsIn(locales)
  locale: Locale;

  @IsOptional()
  @IsString()
  returnTo?: string;
}

/** The choice of language, kept in a cookie of its own so that it outlives the session. */
@Controller()
export class LanguagePages {
  private readonly cookie: Cookie;

  constructor(config: Config) {
    this.cookie = new Cookie('locale', config, YEAR_MS);
  }

  @Post('language')
  @Public()
  @AsksOnly()
  async choose(
    @Body() body: Record<string, unknown>,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Redirect> {
    const { input, problems } = await readForm(LanguageInput, body);
    if (!input) throw invalid(problems);
    this.cookie.keep(response, input.locale);
    return redirect(localPath(input.returnTo), 'notice.languageChanged');
  }
}
