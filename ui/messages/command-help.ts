/**
 * The words of `ippyo … --help` for each command (`bundle`), argument (`verify-bundle <bundle>`) and option (`bundle --count`). An option without its
 * command (`--package`) means the same wherever it stands. A command, argument or option that has no words here is a bug.
 */
import { englishNameOf } from '#election/language.ts'
import { LANGUAGES } from '#election/languages.ts'
import * as words from '#words/commands.ts'
import type { Text, TextCatalogue } from './message.ts'

const COMMISSION_KEY: Text = words.COMMISSION_KEY
const ENGINE: Text = words.ENGINE

const everywhere = words.everywhere

const making = {
  ...words.making,
  'sorting-key --office': COMMISSION_KEY,
  'sign-online --office': COMMISSION_KEY,
  'decide-online --office': COMMISSION_KEY,
  'sign-gazette --office': COMMISSION_KEY,
} satisfies TextCatalogue

const personalising = { ...words.personalising, 'personalise tally --office': COMMISSION_KEY } satisfies TextCatalogue

const voice: TextCatalogue = {
  ...words.voice,
  ...Object.fromEntries(LANGUAGES.map((language) => [`voice make --${englishNameOf(language)}`, ENGINE])),
}

const looking = words.looking

const counting = words.counting

export const commandHelp: TextCatalogue = { ...everywhere, ...making, ...personalising, ...voice, ...looking, ...counting, ...words.commandHelp }

/** Around the lists of `--help`, and inside its brackets. */
export const helpFrame = words.helpFrame
