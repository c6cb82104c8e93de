/**
 * The thread that turns document trees into PDF with Typst, one at a time. Typst blocks while it works and holds
 * memory outside JavaScript's heap, so it lives here, away from the requests. Plain JavaScript, because a thread
 * starts from a file: the build copies this one, and the tests run it where it stands.
 *
 * Takes a DocumentTree, answers { pdf } or { error }.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { parentPort, workerData } from 'node:worker_threads';

const require = createRequire(import.meta.url);
const source = readFileSync(workerData.template, 'utf8');
const fonts = workerData.fontFiles.map((file) => readFileSync(file));

setFlagsFromString('--expose_gc');
const collectGarbage = runInNewContext('gc');
/** Typst's objects are freed only when JavaScript's collector runs, which does not see how large they are. */
const DOCUMENTS_PER_COLLECTION = 20;

const NodeCompiler = workerData.compiler === 'native' ? nativeCompiler() : null;
const render = NodeCompiler ? native() : await wasm();

let rendered = 0;
parentPort.on('message', (tree) => {
  try {
    parentPort.postMessage({ pdf: render(tree) });
  } catch (error) {
    // Typst quotes the text it stumbles on between backticks; a person's words must not reach a log.
    parentPort.postMessage({ error: error.message.replace(/`[^`]*`/g, '…') });
  }
  rendered += 1;
  if (rendered % DOCUMENTS_PER_COLLECTION === 0) setImmediate(collectGarbage);
});

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

function native() {
  // A document may read what lies in its workspace: under a file there can be nothing.
  const workspace = `${workerData.template}/nothing`;
  const compiler = NodeCompiler.create({ workspace, fontArgs: [{ fontBlobs: fonts }] });
  return (tree) => {
    const compiled = compiler.compile({ mainFileContent: source, inputs: { doc: JSON.stringify(tree) } });
    if (compiled.hasError()) {
      throw new Error(JSON.stringify(compiled.takeError().shortDiagnostics));
    }
    const creationTimestamp = Date.parse(`${tree.date}T00:00:00Z`) / 1000;
    const pdf = compiler.pdf(compiled.result, { pdfStandard: 'ua-1', creationTimestamp });
    compiler.evictCache(3);
    return new Uint8Array(pdf);
  };
}

/** The same Typst in WebAssembly: slower, and without a way to declare PDF/UA, though its PDF is tagged too. */
async function wasm() {
  const { initSync, TypstCompilerBuilder } = await import('@myriaddreamin/typst-ts-web-compiler');
  initSync({ module: readFileSync(require.resolve('@myriaddreamin/typst-ts-web-compiler/wasm')) });
  const builder = new TypstCompilerBuilder();
  builder.set_dummy_access_model();
  for (const font of fonts) await builder.add_raw_font(font);
  const compiler = await builder.build();
  compiler.add_source('/document.typ', source);
  return (tree) => {
    const answer = compiler.compile('/document.typ', [['doc', JSON.stringify(tree)]], 'pdf', 1);
    if (!answer.result) throw new Error(JSON.stringify(answer.diagnostics));
    compiler.reset();
    return answer.result;
  };
}
