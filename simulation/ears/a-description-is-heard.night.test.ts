/** S-04: words of a question's choices, as this machine's engines speak them, come out of the headphones whole, in both languages, when a voter asks for them. */
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { drawnContests } from '#election/definition/candidate-list.ts'
import type { ContestMask } from '#election/ids.ts'
import type { Language } from '#election/language.ts'
import { LANGUAGES } from '#election/languages.ts'
import { requiredClips } from '#election/voice/clips.ts'
import { SAMPLE_RATE } from '#election/voice/manifest.ts'
import { Feed } from '#hardware/headphones/feed.ts'
import { FIRST_SILENCE_SAMPLES } from '#hardware/headphones/player.ts'
import { importSources } from '#office/prepare/prepare-election.ts'
import { shippedFonts } from '#office/prepare/shipped-fonts.ts'
import { findEngines } from '#office/voice/find-engines.ts'
import { makeClip } from '#office/voice/make-clip.ts'
import { loadReadings } from '#office/voice/readings.ts'
import { came, keys, said } from '#simulation/rooms/keys-in-hand.ts'
import { FACTS } from '#simulation/rooms/kiosk-facts.ts'
import { must } from '#simulation/rooms/must.ts'
import { whySilent } from '#simulation/voice/why-silent.ts'
import { type Clip, ClipsInSound, KnownClips } from './clips-in-sound.ts'

const CSV = join(import.meta.dirname, '../../fixtures/elections/residents')
const BRIDGE = 2 as ContestMask
const silent = (await whySilent('no description is listened to')) !== null

/** A voter hears these who asks for the words of the second of three plans, and goes on to the third. */
function asked(sources: Awaited<ReturnType<typeof sourcesOf>>, language: Language): readonly (readonly string[])[] {
  const drawn = drawnContests(sources)
  const contests = sources.contests.map((contest, at) => {
    const { candidates = [], explained } = drawn[at] ?? {}
    return { contest, candidates, display: null, suspended: false, ...(explained && { explained }) }
  })
  const { kiosk } = came({ facts: { ...FACTS, contests }, contests: BRIDGE })
  if (language !== 'ja') kiosk.press({ type: 'language', language })
  keys(kiosk, 'select', 'select')
  kiosk.hear()
  keys(kiosk, 'down')
  const choice = said(kiosk)
  keys(kiosk, 'down', 'right')
  const second = said(kiosk)
  keys(kiosk, 'select')
  return [choice, second, said(kiosk)]
}

async function sourcesOf() {
  return must(await importSources(CSV, await shippedFonts())).sources
}

/** The clips that somebody at the headphones makes out, by the samples alone. */
function heard(sentence: readonly Clip[], voice: KnownClips<Clip>): readonly string[] {
  const [feed, finder] = [new Feed(), new ClipsInSound(voice)]
  finder.begin(FIRST_SILENCE_SAMPLES)
  feed.say(sentence.map(({ samples }) => samples))
  const ms = (1000 * sentence.reduce((sum, { samples }) => sum + samples.length, 0)) / SAMPLE_RATE
  const told = Array.from({ length: Math.ceil(ms / 10) + 20 }, (_, at) => {
    const given = feed.next(10 * at)?.samples ?? new Int32Array(0)
    return finder.hear(Float64Array.from(given, (sample) => sample / 2 ** 31))
  })
  return [...told.flat(), ...finder.quiet()].map((each) =>
    each.type === 'begins' ? each.clip.text : each.whole ? 'whole' : 'cut off',
  )
}

describe.skipIf(silent)('the words of a choice', () => {
  it.each(LANGUAGES)(
    'are spoken, and heard to their end: %s',
    async (language) => {
      const [sources, engines, readings] = [await sourcesOf(), await findEngines(), must(await loadReadings(CSV))]
      const known = new Map(
        requiredClips(sources, { contests: drawnContests(sources) }, language).map((clip) => [String(clip.id), clip]),
      )
      const sentences = asked(sources, language)
      const [choice = [], second = [], third = []] = sentences
      expect(choice).toContain('prompt:key-explain')
      expect([second.slice(0, 3), third.slice(0, 3)]).toEqual([
        ['nth:2', 'name:22', 'text:22'],
        ['nth:3', 'name:23', 'text:23'],
      ])
      const made = new Map<string, Clip>()
      for (const id of [...new Set(sentences.flat()), 'text:21']) {
        const clip = known.get(id)
        if (clip === undefined) throw new Error(`no clip ${id}`)
        const source = { reading: readings.get(clip.id), recording: null, engine: engines[clip.voice] }
        const { pcm } = must(await makeClip(clip, source))
        made.set(id, { text: id, samples: new Int16Array(pcm.slice().buffer) })
      }
      const voice = new KnownClips([...made.values()])
      for (const sentence of sentences) {
        const clips = sentence.flatMap((id) => made.get(id) ?? [])
        expect(heard(clips, voice)).toEqual(sentence.flatMap((id) => [id, 'whole']))
      }
    },
    240_000,
  )
})
