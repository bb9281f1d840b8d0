/** The small election with the voice that the engines of this machine make of it, for all that is listened to. */
import { assert } from '#election/assert.ts'
import { findChromium } from '#shell/chromium/browser.ts'
import { type Prepared, prepareSmall, SMALL_SOURCES } from '#simulation/rooms/polling-station.ts'
import { keptVoice } from '#simulation/voice/kept-voice.ts'
import { whySilent } from '#simulation/voice/why-silent.ts'

/** Why nobody can vote by ear here; null: somebody can. @param what is left out then; it is printed */
export async function whyNotByEar(what: string): Promise<string | null> {
  const silent = await whySilent(what)
  if (silent !== null || findChromium(process.env) !== null) return silent
  console.warn(`${what}: no Chromium`)
  return 'no Chromium'
}

export function prepareSmallByEar(): Promise<Prepared> {
  return prepareSmall(async (sources) => {
    const voice = await keptVoice(SMALL_SOURCES, sources)
    assert(voice.type === 'kept', `the voice of the small election: ${JSON.stringify(voice)}`)
    return voice.directory
  })
}
