import { Field, type FieldOptions, ObjectType } from '@nestjs/graphql';
import { type Locale, locales, type Text } from './locale.js';

@ObjectType({
  description:
    'Words for readers of one language. A list of them has one for each language of the product, Swedish first.',
})
export class LocalText {
  @Field(() => String, { description: 'Tag of the language, such as sv or en.' })
  locale: Locale;

  @Field({ description: 'The words.' })
  text: string;
}

/** What is said in each language of the product, the default one first. */
export function localTexts(say: (locale: Locale) => string): LocalText[] {
  return locales.map((locale) => ({ locale, text: say(locale) }));
}

/** The same words for a reader of one language. */
export const textIn = (texts: readonly LocalText[], locale: Locale) =>
  texts.find((one) => one.locale === locale)?.text ?? '';

/** A field that holds a {@link Text}, and is answered as its words in each language. */
export function TextField(options: FieldOptions): PropertyDecorator {
  return Field(() => [LocalText], { ...options, middleware: [async (_, next) => listed(await next())] });
}

/** The same for a list of texts. */
export function TextsField(options: FieldOptions): PropertyDecorator {
  return Field(() => [[LocalText]], {
    ...options,
    middleware: [async (_, next) => (await next()).map(listed)],
  });
}

const listed = (text?: Text) => text && localTexts((locale) => text[locale]);
