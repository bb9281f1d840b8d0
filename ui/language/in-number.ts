/**
 * One of a thing: English catalogues have the plural, and a place that is filled with 1 takes the singular with it: 「{count} cells are」,
 * "1 cell is". `in-number.test.ts` fills every place of every text with 1 and finds a noun that is not known here.
 */
import type { InEach } from '#election/language.ts'

type OfOne = (text: string, isOne: (place: string) => boolean) => string

/** How a language says of one what its catalogue says of several; one that is not here has no plural, as Japanese. */
const OF_ONE: Partial<InEach<OfOne>> = { en: inEnglish }

const NOUNS =
  'acts|ballots|bytes|calculations|candidates|cards|cells|changes|characters|clips|codes|contests|dates|days|digits|envelopes|files|holders|issuers|items|kinds|letters|lines|lists|machines|marks|minutes|numbers|pages|pairs|papers|passphrases|pictures|places|points|problems|records|rounds|rows|sessions|sheets|spaces|stations|tickets|times|visits|voters|votes|warnings'
const IRREGULAR: Readonly<Record<string, string>> = {
  entries: 'entry',
  witnesses: 'witness',
  'key shares': 'key share',
}
const VERBS: Readonly<Record<string, string>> = {
  are: 'is',
  were: 'was',
  have: 'has',
  lack: 'lacks',
  stand: 'stands',
  wait: 'waits',
}

/** The words between a number and its noun. */
const KINDS =
  'absentee|blank|empty|found|full-width|key|machine|more|other|polling|removed|spent|standing|unsigned|voting'
const verbs = Object.keys(VERBS).join('|')

const COUNTED = new RegExp(
  `(?:\\b(are|were) )?\\{(\\w+)\\} ((?:${KINDS}) )?(${NOUNS}|${Object.keys(IRREGULAR).join('|')})\\b(?: (${verbs})\\b)?`,
  'g',
)

/**
 * A text does not say its language: each language changes the nouns that it knows.
 * @param values of the places, as far as they are numbers
 */
export function inNumber(text: string, values: { readonly [name: string]: unknown }): string {
  const isOne = (place: string) => values[place] === 1 || values[place] === '1'
  return Object.values(OF_ONE).reduce((said, ofOne) => ofOne(said, isOne), text)
}

function inEnglish(text: string, isOne: (place: string) => boolean): string {
  return text.replaceAll(
    COUNTED,
    (whole, before: string | undefined, name: string, kind = '', noun: string, after?: string) => {
      if (!isOne(name)) return whole
      const one = IRREGULAR[noun] ?? noun.slice(0, -1)
      const [first, last] = [before, after].map((verb) => (verb === undefined ? undefined : VERBS[verb]))
      return `${first === undefined ? '' : `${first} `}{${name}} ${kind}${one}${last === undefined ? '' : ` ${last}`}`
    },
  )
}
