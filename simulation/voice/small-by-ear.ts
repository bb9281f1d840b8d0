/** The small election with the voice that the engines of this machine make of it, for all that is listened to. */
import { assert } from '#election/assert.ts'
import { LANGUAGES } from '#election/languages.ts'
import { findEngine } from '#office/voice/find-engines.ts'
import { findChromium } from '#shell/chromium/browser.ts'
import { type Prepared, prepareSmall, SMALL_SOURCES } from '#simulation/rooms/polling-station.ts'
import { keptVoice } from '#simulation/voice/kept-voice.ts'

/** Why nobody can vote by ear here; null: somebody can. @param what is left out then; it is printed */
export async function whyNotByEar(what: string): Promise<string | null> {
  const engines = await Promise.all(LANGUAGES.map((language) => findEngine(language)))
  const noBrowser = findChromium(process.env) === null ? 'no Chromium' : null
  const why = engines.includes(null) ? 'no engine speaks one of the languages here (npm run setup)' : noBrowser
  if (why !== null) console.warn(`${what}: ${why}`)
  return why
}

export function prepareSmallByEar(): Promise<Prepared> {
  return prepareSmall(async (sources) => {
    const voice = await keptVoice(SMALL_SOURCES, sources)
    assert(voice.type === 'kept', `the voice of the small election: ${JSON.stringify(voice)}`)
    return voice.directory
  })
}
