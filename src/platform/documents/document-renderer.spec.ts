import Handlebars from 'handlebars';
import { copy } from '../../../test/golden/copy.model.js';
import { elsa } from '../../../test/golden/crisis-plan.model.js';
import { fidelityReport } from '../../../test/golden/fidelity-report.model.js';
import { sip } from '../../../test/golden/sip.model.js';
import { readTemplateFiles } from '../template-files.js';
import { renderDocument } from './document-renderer.js';
import { htmlTree } from './html-tree.js';

describe('renderDocument', () => {
  it('escapes what people write', () => {
    const hostile = '"><script>alert(1)</script>{{person.name}}<img onerror=x>';
    const html = renderDocument(
      'sip',
      { ...sip, whatMatters: hostile, longTermGoals: [hostile], copy },
      'sv',
    );
    expect(html).not.toMatch(/<script|<img/);
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;{{person.name}}');
    expect(() => htmlTree(html)).not.toThrow();
  });

  it.each(['participants', 'followUpOn', 'relativesNote', 'resourceGroup'])(
    'throws when the model lacks %s, rather than leave it out',
    (field) => {
      const { [field as 'participants']: _, ...rest } = sip;
      expect(() => renderDocument('sip', { ...rest, copy }, 'sv')).toThrow(`lacks "${field}"`);
    },
  );

  it('throws when a row of a list lacks a field', () => {
    const [participant] = sip.participants;
    const { attended: _, ...rest } = participant!;
    expect(() => renderDocument('sip', { ...sip, participants: [rest], copy }, 'sv')).toThrow(
      'lacks "attended"',
    );
  });

  it('throws on an entity, whose getters would come out as nothing', () => {
    class Entity {
      get name() {
        return 'Elsa';
      }
    }
    const { name: _, ...rest } = elsa;
    const person = Object.assign(new Entity(), rest);
    expect(() => renderDocument('sip', { ...sip, person, copy }, 'sv')).toThrow('lacks "name"');
  });

  it('takes a drawing only as an Svg', () => {
    const report = { ...fidelityReport, subscaleChart: '<svg></svg>' };
    expect(() => renderDocument('fidelity-report', report, 'sv')).toThrow('not given an Svg');
  });
});

/** Places that show text unescaped, and block parameters, which strict mode does not look into. */
function unsafePlaces(source: string): string[] {
  const found: string[] = [];
  const visitor = new Handlebars.Visitor();
  visitor.MustacheStatement = function (statement) {
    if (!statement.escaped) found.push(`unescaped in line ${statement.loc.start.line}`);
    Handlebars.Visitor.prototype.MustacheStatement.call(this, statement);
  };
  visitor.Program = function (block) {
    if (block.blockParams?.length) found.push(`block parameters in line ${block.loc.start.line}`);
    Handlebars.Visitor.prototype.Program.call(this, block);
  };
  visitor.accept(Handlebars.parse(source));
  return found;
}

describe('templates', () => {
  it.each(readTemplateFiles(/(.+\.hbs)$/))('%s escapes all that it shows', (_, source) => {
    expect(unsafePlaces(source!)).toEqual([]);
  });

  it('would be caught if they did not', () => {
    expect(
      unsafePlaces('{{x}}\n{{#if x}}{{{x}}}{{/if}}\n{{&x}}\n{{#each x as |y|}}{{y.z}}{{/each}}'),
    ).toEqual(['unescaped in line 2', 'unescaped in line 3', 'block parameters in line 4']);
  });
});
