import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import Handlebars from 'handlebars';
import { projectRoot } from '../project-root.js';
import type { ShownForm } from './form-field.js';
import { page } from './page.js';
import { Svg } from './svg.js';
import { compileOptions, type LayoutData, readTemplates, Templates } from './templates.js';

const templates = new Templates([
  ...readTemplates(),
  ...Object.entries({
    'probe/fields': `{{> error-summary form=form}}
    {{> field-text form=form name="name" label="Namn" hint="Som du heter" autocomplete="name" required=true}}
    {{> field-text form=form name="score" label="Poäng" inputmode="decimal" width="short"}}
    {{> field-textarea form=form name="rows[0][text]" label="Mål" optional=true}}
    {{> field-select form=form name="colour" label="Färg" options=options}}
    {{> field-radios form=form name="size" label="Storlek" hint="Välj en" options=options}}
    {{> field-date form=form name="date" label="Datum" max="2026-12-31"}}
    {{> field-checkbox form=form name="agreed" label="Ja"}}
    {{> field-text form=form name="secret" label="Lösenord" type="password"}}
    {{> field-file label="Fil" form=form accept=".csv"}}`,
    'probe/missing': '{{nothing}}',
    'probe/list': '{{#each nothing}}x{{/each}}',
    'probe/helpers':
      '{{date day}}|{{number value decimals=1}}|{{#if (eq day "2026-03-14")}}same{{/if}}|{{concat "a-" value}}',
    'probe/svg': '{{svg chart}}',
  }),
]);
const layoutData: LayoutData = {
  locale: 'sv',
  otherLanguages: [{ locale: 'en', switchTo: 'Switch to English' }],
  isDemo: false,
  notice: undefined,
  told: undefined,
  csrfToken: undefined,
  formTicket: () => 'x',
  isUnsaved: false,
  help: '/help',
  actorName: undefined,
  navigation: [],
  banners: [],
  lines: [],
  menus: [],
  returnTo: '/',
};
const options = [
  { value: 'RED', label: 'Röd', hint: 'som blod' },
  { value: 2, label: '<Två>' },
];

/** The page without the breaks and the indentation of its templates. */
function render(template: string, model: object, status = 200): string {
  return templates
    .write(page(`probe/${template}`, { title: 'Prov', ...model }, status), layoutData)
    .replace(/\n\s*/g, '');
}

function fields(form: Partial<ShownForm>, status = 200): string {
  return render(
    'fields',
    { form: { values: {}, problems: [], ...form }, options, hint: 'of the page' },
    status,
  );
}

describe('field partials', () => {
  it('tie label, hint and control together, and mark in words what is required or optional', () => {
    const html = fields({});
    expect(html).toContain(
      '<label for="field-name">Namn <span class="field-mark">(måste fyllas i)</span></label>' +
        '<p class="hint" id="field-name-hint">Som du heter</p>' +
        '<input id="field-name" name="name" value="" type="text" dir="auto" autocomplete="name" required' +
        ' aria-describedby="field-name-hint">',
    );
    expect(html).toContain('Mål <span class="field-mark">(frivilligt)</span>');
    expect(html).not.toContain('of the page');
    expect(html).not.toContain('error-summary');
    expect(html).not.toContain('aria-invalid');
  });

  it('keep what was written, escaped', () => {
    const html = fields({
      values: {
        name: '"><script>alert(1)</script>',
        score: 3.5,
        rows: [{ text: '</textarea>å' }],
        colour: 'RED',
        size: '2',
        date: '2026-03-14',
        agreed: ['false', 'true'],
      },
    });
    expect(html).toContain('value="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;"');
    expect(html).toContain('name="score" value="3,5"');
    expect(html).toContain('&lt;/textarea&gt;å</textarea>');
    expect(html).toContain('<option value="RED" selected>Röd</option><option value="2">&lt;Två&gt;</option>');
    expect(html).toContain('<input type="radio" id="field-size-2" name="size" value="2" checked>');
    expect(html).toContain('name="date" value="2026-03-14" type="date"');
    expect(html).toContain('id="field-agreed" name="agreed" value="true" checked');
  });

  it('never send a password back', () => {
    expect(fields({ values: { secret: 'hemligt' } })).not.toContain('hemligt');
  });

  it('never take a value from a prototype', () => {
    const html = fields({ values: Object.create({ name: 'inherited' }) });
    expect(html).not.toContain('inherited');
  });

  it('say what is wrong at the field and in a summary that links to it by its label', () => {
    const html = fields(
      {
        problems: [
          { path: 'name', code: 'isNotEmpty' },
          { path: 'rows.0.text', code: 'maxLength', params: { max: 5 } },
          { path: 'size', code: 'isIn', params: { allowed: 'RED, 2' } },
          { path: '', code: 'changedMeanwhile' },
        ],
      },
      422,
    );
    expect(html).toContain('<title>Fel: Prov – Teamkompass</title>');
    expect(html).toContain('<a href="#field-name">Namn: Fyll i uppgiften. Den får inte vara tom.</a>');
    expect(html).toContain('<a href="#field-rows-0-text">Mål: Korta texten till högst 5 tecken.</a>');
    expect(html).toContain(
      '<li>Någon annan har sparat under tiden. Inget av ditt har sparats än. Läs in det senaste och gör din ändring på nytt.</li>',
    );
    expect(html).toContain('aria-describedby="field-name-hint field-name-problem" aria-invalid="true">');
    expect(html).toContain(
      '<p class="field-problem" id="field-rows-0-text-problem">' +
        '<span class="visually-hidden">Fel:</span> Korta texten till högst 5 tecken.</p>',
    );
    expect(html).toContain(
      '<fieldset class="field field-invalid" aria-describedby="field-size-hint field-size-problem">',
    );
    expect(html).toContain(
      '<input type="radio" id="field-size" name="size" value="RED" aria-describedby="field-size-choice-1-hint">',
    );
  });

  it('tell beside each field what somebody else has saved in it, and lead there from above', () => {
    const html = fields(
      {
        values: {
          name: 'Bo',
          rows: [{ text: 'Mitt' }],
          colour: 'RED',
          size: '2',
          agreed: 'true',
          score: '3',
        },
        meanwhile: {
          values: {
            name: '<Anna>',
            rows: [{ text: 'Mitt' }],
            colour: 2,
            size: null,
            agreed: false,
            score: 3,
          },
          mine: {},
          added: [],
          removed: [],
        },
      },
      409,
    );
    const theirs = (id: string) =>
      new RegExp(`id="field-${id}-theirs">.*?</span> (?:<span class="lines">)?(.*?)<`).exec(html)?.[1];
    expect(['name', 'colour', 'size', 'agreed'].map(theirs)).toEqual([
      '&lt;Anna&gt;',
      '&lt;Två&gt;',
      'inget',
      'Nej',
    ]);
    expect(['rows-0-text', 'score', 'date', 'secret'].map(theirs)).toEqual(Array(4).fill(undefined));
    expect(html).toContain('aria-describedby="field-name-hint field-name-theirs"');
    const links = [...html.matchAll(/<li><a href="(#[^"]+)">([^<]+)<\/a><\/li>/g)].map(([, ...link]) => link);
    expect(links).toEqual([
      ['#field-name', 'Namn'],
      ['#field-colour', 'Färg'],
      ['#field-size', 'Storlek'],
      ['#field-agreed', 'Ja'],
    ]);
    expect(html).toContain('value="Bo"');
    expect(html).not.toContain('Den andra har inte skrivit något i det här formuläret');
  });

  it('tell at each field what stood there before somebody else changed it, and lead there from above', () => {
    const html = fields(
      {
        values: { name: 'Anna', rows: [{ text: 'Nytt' }], colour: 2, agreed: true, score: 3 },
        meanwhile: {
          values: { name: 'Anna', rows: [{ text: 'Nytt' }], colour: 2, agreed: true, score: 3 },
          mine: { name: '<Bo>', rows: [{ text: '' }], colour: 'RED', agreed: false, score: 3 },
          added: [],
          removed: ['Bort & borta.'],
        },
      },
      409,
    );
    const note = (id: string) =>
      new RegExp(`id="field-${id}-theirs">(.*?)</p>`).exec(html)?.[1]?.replace(/<[^>]+>/g, '');
    const changed = 'Den andra har ändrat det här. Förut stod:';
    expect(['name', 'colour', 'agreed', 'rows-0-text', 'score'].map(note)).toEqual([
      `${changed} &lt;Bo&gt;`,
      `${changed} Röd`,
      `${changed} Nej`,
      'Den andra har lagt till det här.',
      undefined,
    ]);
    expect(html).toContain('aria-describedby="field-name-hint field-name-theirs"');
    const lines = [...html.matchAll(/<li class="lines"><a href="(#[^"]+)">([^<]+)<\/a>([^<]*)<\/li>/g)];
    expect(lines.map(([, ...line]) => line)).toEqual([
      ['#field-name', 'Namn', ': Anna'],
      ['#field-rows-0-text', 'Mål', ': Nytt'],
      ['#field-colour', 'Färg', ': &lt;Två&gt;'],
      ['#field-agreed', 'Ja', ': Ja'],
    ]);
    expect(html).toContain('<li class="lines">Bort &amp; borta.</li>');
    expect(html).not.toContain('Den andra har inte skrivit något i det här formuläret');
  });

  it('tell what was added to a form, and where nothing differs that too', () => {
    const shown = (added: string[]) =>
      fields({ meanwhile: { values: {}, added, mine: {}, removed: [] } }, 409);
    expect(shown(['Odla & skörda.'])).toContain('<li class="lines">Odla &amp; skörda.</li>');
    expect(shown([])).toContain('Den andra har inte skrivit något i det här formuläret som du saknar.');
  });

  it('give every element an id of its own', () => {
    const ids = [...fields({ problems: [{ path: 'size', code: 'isNotEmpty' }] }).matchAll(/ id="([^"]+)"/g)];
    expect(ids.length).toBeGreaterThan(10);
    expect(new Set(ids.map(([, id]) => id)).size).toBe(ids.length);
  });
});

describe('a template', () => {
  it('throws on a value the model lacks', () => {
    expect(() => render('missing', {})).toThrow('nothing');
    expect(() => render('list', {})).toThrow('"each"');
    expect(() => render('helpers', { day: '2026-03-14', value: undefined })).toThrow('number');
  });

  it('cannot reach a prototype', () => {
    const model = Object.assign(Object.create({ nothing: 'inherited' }), { title: 'Prov' });
    expect(templates.write(page('probe/missing', model), layoutData)).not.toContain('inherited');
  });

  it('formats dates and numbers in the language of the page', () => {
    expect(render('helpers', { day: '2026-03-14', value: 2.25 })).toContain('14 mars 2026|2,3|same|a-2.25');
  });

  it('shows as markup only what is marked as a chart', () => {
    expect(render('svg', { chart: new Svg('<svg></svg>') })).toContain('<svg></svg>');
    expect(() => render('svg', { chart: '<svg></svg>' })).toThrow('not given an Svg');
  });
});

describe('the templates', () => {
  it('lie in rooms of the program, or in what all rooms share', () => {
    const rooms = readdirSync(join(projectRoot, 'templates')).filter((room) => room !== 'layout');
    const isRoom = (room: string) =>
      [room, `platform/${room}`].some((folder) => existsSync(join(projectRoot, 'src', folder)));
    expect(rooms.filter((room) => !isRoom(room))).toEqual([]);
  });
});

describe.each(readTemplates())('%s', (_, source) => {
  it('compiles, and uses only the helpers there are', () => {
    expect(() => Handlebars.precompile(source, compileOptions)).not.toThrow();
  });

  it('escapes everything and has no script or style of its own', () => {
    expect(source).not.toMatch(/\{\{~?[{&]/);
    expect(source).not.toMatch(/<script(?! src=)|<style|\sstyle=|\son\w+=|javascript:/i);
  });

  it('has the token in every form it posts', () => {
    const posts = source.match(/<form[^>]*method="post"[\s\S]*?<\/form>/g) ?? [];
    expect(posts.filter((form) => !form.includes('{{> csrf}}'))).toEqual([]);
  });
});
