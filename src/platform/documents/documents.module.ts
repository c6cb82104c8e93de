import { Module } from '@nestjs/common';
import { PdfEngine } from './pdf-engine.js';
import { TypstEngine } from './typst-engine.js';

/** Gives the one PdfEngine of the program, which is closed when the program stops. */
@Module({
  providers: [{ provide: PdfEngine, useFactory: () => new TypstEngine() }],
  exports: [PdfEngine],
})
export class DocumentsModule {}
