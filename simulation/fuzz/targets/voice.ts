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
import { broken, CHEAP, reads, same, type Target } from '../target.ts'

const sample = canonicalJson(tinyManifest)

export const manifest = reads('voice manifest', {
  make: (random) => (random.oneIn(20) ? sample : spoiltJson(random, [sample], 8192)),
  read: (input) => parseManifest(canonicalOf(input)),
  holds: (read, input) => same(canonicalJson(read), canonicalOf(input)),
})

/** Bytes without a canonical form (no JSON, fractions, half letters) stay as they are, and are refused. */
function canonicalOf(bytes: Uint8Array): Uint8Array {
  const text = new TextDecoder().decode(bytes)
  try {
    return hasWholeLetters(text) ? canonicalJson(JSON.parse(text)) : bytes
  } catch {
    return bytes
  }
}

const recorded = wavOf(pcmOf(tone({ hz: 200, height: 0.5, ms: 10 })))

export const recording = reads('recording', {
  make: (random) => (random.oneIn(10) ? recorded : spoilt(random, [recorded], { most: 1024 })),
  read: parseWav,
  holds: ({ samples }, input) => samples.length * 2 <= input.length && samples.every((each) => Math.abs(each) <= 1),
})

const written = utf8(
  'clip,kana,spelling\ncontest:mayor,にいみ　しちょー,新見、市長\nname:3,ﾊﾔｼ･ｸﾐ,\n"party:00",ヴィ,"a ""b"""\n',
)

export const readings: Target = {
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
