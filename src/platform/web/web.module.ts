import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER, APP_INTERCEPTOR } from '@nestjs/core';
import { DocumentsModule } from '../documents/documents.module.js';
import { UploadInterceptor } from '../door/uploads.js';
import { FormInterceptor } from '../forms/form.interceptor.js';
import { LateForms } from '../forms/late-forms.js';
import { SentForms } from '../forms/sent-forms.js';
import { WaitingForms } from '../forms/waiting-forms.js';
import { ErrorFilter } from './error-filter.js';
import { LanguagePages } from './language.pages.js';
import { LayoutExtras } from './layout-extras.js';
import { PageInterceptor } from './page-interceptor.js';
import { PageRenderer } from './page-renderer.js';
import { Ways } from './ways.js';

/** Pages and errors as every room of the house has them. */
@Module({
  imports: [DocumentsModule],
  controllers: [LanguagePages],
  providers: [
    LayoutExtras,
    PageRenderer,
    LateForms,
    SentForms,
    WaitingForms,
    { provide: APP_INTERCEPTOR, useClass: PageInterceptor },
    { provide: APP_INTERCEPTOR, useClass: UploadInterceptor },
    { provide: APP_INTERCEPTOR, useClass: FormInterceptor },
    { provide: APP_FILTER, useClass: ErrorFilter },
  ],
  exports: [LayoutExtras],
})
export class WebModule {
  static forRoot(ways: Ways): DynamicModule {
    return { module: WebModule, global: true, providers: [{ provide: Ways, useValue: ways }] };
  }
}
