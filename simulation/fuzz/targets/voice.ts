/** Manifests of voice packs: spoilt ones are brought into their canonical form again, so that the fields are reached. */
import { canonicalJson, hasWholeLetters } from '#election/definition/canonical-json.ts'
import { parseManifest } from '#election/voice/manifest.ts'
import { tinyManifest } from '#fixtures/voice/tiny-manifest.ts'
import { spoiltJson } from '../mutate-json.ts'
import { broken, CHEAP, refusal, same, type Target } from '../target.ts'

const sample = canonicalJson(tinyManifest)

const manifest: Target = {
  name: 'voice manifest',
  inputsPerSeed: CHEAP,
  make: (random) => (random.once(20) ? sample : spoiltJson(random, [sample], 8192)),
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

export const voiceTargets = [manifest]
