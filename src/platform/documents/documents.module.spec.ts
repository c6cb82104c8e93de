import { Test } from '@nestjs/testing';
import { DocumentsModule } from './documents.module.js';
import { PdfEngine } from './pdf-engine.js';

it('gives an engine that ends with the program', async () => {
  const app = await Test.createTestingModule({ imports: [DocumentsModule] }).compile();
  const engine = app.get(PdfEngine);
  await app.close();
  await expect(engine.render('')).rejects.toThrow('the program is stopping');
});
