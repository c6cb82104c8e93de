import { Global, Module } from '@nestjs/common';
import { PdfEngine } from './pdf-engine.js';
import { TypstEngine } from './typst-engine.js';

/** Documents as every room of the house prints them. */
@Global()
@Module({
  providers: [{ provide: PdfEngine, useFactory: () => new TypstEngine() }],
  exports: [PdfEngine],
})
export class DocumentsModule {}
