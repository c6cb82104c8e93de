/**
 * The process that turns document trees into PDF with Typst, one at a time. Typst blocks while it works, cannot be
 * interrupted, and holds memory outside JavaScript's heap: only a process can be ended in the midst of a document, and
 * gives back all that it took. Plain JavaScript, because a process starts from a file: the build copies this one, and
 * the tests run it where it stands.
 *
 * Takes { doc, date, fontFiles }, a DocumentTree as JSON, its date and the fonts it needs beside the ordinary ones, and
 * answers { pdf } or { error }, and { megabytes } in use.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const { compiler: wanted, template, fontFiles: ordinary } = JSON.parse(process.argv[2]);
const require = createRequire(import.meta.url);
const source = readFileSync(template, 'utf8');
const read = (files) => files.map((file) => readFileSync(file));
const fonts = read(ordinary);

/** Typst's objects are freed only when JavaScript's collector runs, which does not see how large they are. */
const DOCUMENTS_PER_COLLECTION = 20;

goFirstWhenMemoryIsOut();
// Whoever stops the server stops the whole group; what is being drawn is finished, and the server then ends this.
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => {});
process.on('disconnect', () => process.exit());

const NodeCompiler = wanted === 'native' ? nativeCompiler() : null;
const create = NodeCompiler ? native : await wasm();
const plain = await create(fonts);
/** What draws with more fonts than that: one at a time, because each holds all of its own. */
let further = { files: '', render: plain };

let rendered = 0;
process.on('message', async (document) => {
  const answer = await draw(document);
  process.send({ ...answer, megabytes: process.memoryUsage.rss() / 1024 ** 2 });
  rendered += 1;
  if (rendered % DOCUMENTS_PER_COLLECTION === 0) setImmediate(globalThis.gc);
});

async function draw({ fontFiles, ...document }) {
  try {
    const render = fontFiles.length === 0 ? plain : await rendererWith(fontFiles);
    return { pdf: render(document) };
  } catch (error) {
    // Typst quotes the text it stumbles on between backticks; a person's words must not reach a log.
    return { error: error.message.replace(/`[^`]*`/g, '…') };
  }
}

async function rendererWith(fontFiles) {
  const files = fontFiles.join();
  if (files !== further.files) further = { files, render: await create([...fonts, ...read(fontFiles)]) };
  return further.render;
}

/** A machine that runs out of memory then ends this process, which is begun again, and not the server. */
function goFirstWhenMemoryIsOut() {
  try {
    writeFileSync('/proc/self/oom_score_adj', '1000');
  } catch {
    // Not Linux, or not allowed.
  }
}

/** The compiler made for this machine, or null: there are two, for Linux on x64. */
function nativeCompiler() {
  for (const libc of ['gnu', 'musl']) {
    try {
      return require(`@myriaddreamin/typst-ts-node-compiler-linux-x64-${libc}`).NodeCompiler;
    } catch {
      // Another C library, or another kind of machine.
    }
  }
  return null;
}

function native(fontBlobs) {
  // A document may read what lies in its workspace: under a file there can be nothing.
  const workspace = `${template}/nothing`;
  const compiler = NodeCompiler.create({ workspace, fontArgs: [{ fontBlobs }] });
  return ({ doc, date }) => {
    const compiled = compiler.compile({ mainFileContent: source, inputs: { doc } });
    if (compiled.hasError()) {
      throw new Error(JSON.stringify(compiled.takeError().shortDiagnostics));
    }
    const creationTimestamp = Date.parse(`${date}T00:00:00Z`) / 1000;
    const pdf = compiler.pdf(compiled.result, { pdfStandard: 'ua-1', creationTimestamp });
    compiler.evictCache(3);
    return pdf;
  };
}

/** The same Typst in WebAssembly: slower, and without a way to declare PDF/UA, though its PDF is tagged too. */
async function wasm() {
  const { initSync, TypstCompilerBuilder } = await import('@myriaddreamin/typst-ts-web-compiler');
  initSync({ module: readFileSync(require.resolve('@myriaddreamin/typst-ts-web-compiler/wasm')) });
  return async (fontBlobs) => {
    const builder = new TypstCompilerBuilder();
    builder.set_dummy_access_model();
    for (const font of fontBlobs) await builder.add_raw_font(font);
    const compiler = await builder.build();
    compiler.add_source('/document.typ', source);
    return ({ doc }) => {
      const answer = compiler.compile('/document.typ', [['doc', doc]], 'pdf', 1);
      if (!answer.result) throw new Error(JSON.stringify(answer.diagnostics));
      compiler.reset();
      return answer.result;
    };
  };
}
