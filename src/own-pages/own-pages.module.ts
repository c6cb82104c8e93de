import { type MiddlewareConsumer, Module, type NestModule } from '@nestjs/common';
import { PersonsModule } from '../persons/persons.module.js';
import { hideLinks } from '../releases/links.pages.js';
import { ReleasesModule } from '../releases/releases.module.js';
import { SignInModule } from '../sign-in/sign-in.module.js';
import { OwnPageVisitsPages } from './own-page-visits.pages.js';
import { OwnPageVisitsService } from './own-page-visits.service.js';
import { OwnPagesPages } from './own-pages.pages.js';
import { OwnPagesResolver } from './own-pages.resolver.js';
import { OwnPagesService } from './own-pages.service.js';
import { OwnWordsLines } from './own-words-lines.js';

/** The page on which a person reads their own plans, and writes for the next version. */
@Module({
  imports: [PersonsModule, ReleasesModule, SignInModule],
  controllers: [OwnPagesPages, OwnPageVisitsPages],
  providers: [OwnPagesService, OwnPageVisitsService, OwnPagesResolver, OwnWordsLines],
})
export class OwnPagesModule implements NestModule {
  configure(consumer: MiddlewareConsumer): void {
    consumer.apply(hideLinks).forRoutes(OwnPageVisitsPages);
  }
}
