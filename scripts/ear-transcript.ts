/**
 * The transcript of a whole vote by ear: `npx tsx scripts/ear-transcript.ts [LANGUAGE] [100|120|140|170|200] [--touch]`. Plays it with the product's own
 * program, drivers and voice, turns the sound that the headphones were given back into sentences, closes the machine and opens its medium.
 * `--touch`: with a card for screen and voice, a finger on the screen in a real Chromium. Words, seconds, and whether what was heard is what
 * was opened; ends with 1 when it is not.
 */
import { join } from 'node:path'
import { buildScreens } from '#build/screens.mjs'
import { answerHelp, usageOf } from '#build/usage.mjs'
import type { Language } from '#election/language.ts'
import { inEach } from '#election/language.ts'
import { LANGUAGES } from '#election/languages.ts'
import { FIRST_SPEED, SPEEDS, type Speed } from '#election/voice/steps.ts'
import { clockOf, type ForWhom, printed } from '#simulation/rooms/ear-transcript.ts'
import { countingKeyOf } from '#simulation/rooms/opened-media.ts'
import type { Prepared } from '#simulation/rooms/polling-station.ts'
import { prepareSmallByEar } from '#simulation/rooms/small-by-ear.ts'
import { type Asked, voteByEar } from '#simulation/rooms/vote-by-ear.ts'
import { Sounds } from '#simulation/rooms/wired-ears.ts'
import { fill } from '#ui/messages/message.ts'
import { earTranscript } from '#words/desk.ts'

answerHelp(import.meta.url)
const asked = askedOf(process.argv.slice(2))
if (asked === null) {
  console.error(usageOf(new URL(import.meta.url).pathname))
  process.exit(2)
}
const { language } = asked
if (asked.presentation === 'both') await buildScreens({ only: ['kiosk'] })
const prepared = await prepareSmallByEar()
try {
  const voices = inEach((language) => new Sounds(prepared.election, language))
  const key = await countingKeyOf(prepared.election, join(prepared.directory, 'office'))
  const { turns, heard, opened } = await voteByEar(prepared, voices, key, asked)
  const [first, last] = [turns[0], turns.flatMap(({ said }) => said).at(-1)]
  const time = clockOf((last?.to ?? 0) - (first?.at ?? 0))
  const lines = [
    printed(turns, language),
    '',
    fill(earTranscript.lasts[language], { time, speed: asked.speed }),
    fill(earTranscript.heard[language], { titles: told(prepared, heard) }),
    fill(earTranscript.opened[language], { titles: told(prepared, opened) }),
  ]
  process.stdout.write(`${lines.join('\n')}\n`)
  process.exitCode = told(prepared, heard) === told(prepared, opened) ? 0 : 1
} finally {
  prepared.remove()
}

/** In the contest for the council the one whose name sounds as another's. */
function askedOf(words: readonly string[]): Asked | null {
  const asked = { language: 'ja' as Language, speed: FIRST_SPEED as Speed, touch: false }
  for (const word of words) {
    const speed = SPEEDS.find((each) => word === `${each}`)
    const language = LANGUAGES.find((each) => each === word)
    if (language !== undefined) asked.language = language
    else if (speed !== undefined && speed >= FIRST_SPEED) asked.speed = speed
    else if (word === '--touch') asked.touch = true
    else return null
  }
  if (asked.touch && asked.speed !== FIRST_SPEED) return null
  return { ...asked, presentation: asked.touch ? 'both' : 'audio', places: [1, 1] }
}

function told({ election: { electionPackage, list } }: Prepared, records: readonly ForWhom[]): string {
  const names = records.map(({ contest: bit, candidate: id }) => {
    const contest = electionPackage.contests.find((each) => each.bit === bit)
    const candidates = list.contests.find((each) => each.contest === contest?.id)?.candidates ?? []
    const candidate = candidates.find((each) => each.id === id)
    return `${contest?.title} – ${candidate === undefined ? '—' : `${candidate.number} ${candidate.name}`}`
  })
  return names.join(' / ')
}
