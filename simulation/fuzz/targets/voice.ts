/** Voice packs: manifests (spoilt ones are brought into their canonical form again), a studio's recordings, the office's readings. */
import { utf8 } from '#election/bytes.ts'
import { canonicalJson, hasWholeLetters } from '#election/canonical-json.ts'
import { parseManifest } from '#election/voice/manifest.ts'
import { tinyManifest } from '#fixtures/voice/tiny-manifest.ts'
import { parseReadings } from '#office/voice/readings.ts'
import { pcmOf } from '#office/voice/sound/finish.ts'
import { parseWav, wavOf } from '#office/voice/sound/wav.ts'
import { tone } from '#simulation/voice/tone-engine.ts'
import { spoilt } from '../mutate.ts'
import { spoiltJson } from '../mutate-json.ts'
import { broken, CHEAP, refusal, same, type Target } from '../target.ts'

const sample = canonicalJson(tinyManifest)

const manifest: Target = {
  name: 'voice manifest',
  inputsPerSeed: CHEAP,
  make: (random) => (random.oneIn(20) ? sample : spoiltJson(random, [sample], 8192)),
  judge(input) {
    const bytes = canonicalOf(input)
    const read = parseManifest(bytes)
    if (!read.ok) return refusal(read.error)
    return same(canonicalJson(read.value), bytes) ? 'accepted' : broken('another manifest')
  },
}

/** What has no canonical form (no JSON, fractions, half letters) stays as it is, and is refused. */
function canonicalOf(bytes: Uint8Array): Uint8Array {
  const text = new TextDecoder().decode(bytes)
  try {
    return hasWholeLetters(text) ? canonicalJson(JSON.parse(text)) : bytes
  } catch {
    return bytes
  }
}

const recorded = wavOf(pcmOf(tone({ hz: 200, height: 0.5, ms: 10 })))

const recording: Target = {
  name: 'recording',
  inputsPerSeed: CHEAP,
  make: (random) => (random.oneIn(10) ? recorded : spoilt(random, [recorded], { most: 1024 })),
  judge(input) {
    const sound = parseWav(input)
    if (sound === null) return 'refused'
    const fits = sound.samples.length * 2 <= input.length && sound.samples.every((each) => Math.abs(each) <= 1)
    return fits ? 'accepted' : broken('samples that the file does not have')
  },
}

const written = utf8(
  'clip,kana,spelling\ncontest:mayor,にいみ　しちょー,新見、市長\nname:3,ﾊﾔｼ･ｸﾐ,\n"party:00",ヴィ,"a ""b"""\n',
)

const readings: Target = {
  name: 'readings',
  inputsPerSeed: CHEAP,
  make: (random) => (random.oneIn(10) ? written : spoilt(random, [written], { most: 1024 })),
  judge(input) {
    const read = parseReadings(input)
    if (typeof read === 'number') return read >= 1 ? 'refused' : broken('a line that is none')
    const areKana = [...read.values()].every(({ kana }) => /^[ァ-ヺー、。 ]*$/.test(kana))
    return areKana ? 'accepted' : broken('a reading that is not kana')
  },
}

export const voiceTargets = [manifest, recording, readings]
