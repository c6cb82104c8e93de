import { Module } from '@nestjs/common';
import { HelpPages } from './help.pages.js';
import { HelpTexts } from './help-texts.service.js';

@Module({ controllers: [HelpPages], providers: [HelpTexts] })
export class HelpModule {}
