/** The independent reader's own decoders, and ours beside them: what one accepts the other accepts. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sha256 } from '@noble/hashes/sha2.js'
import { concat, toHex, utf8 } from '#election/bytes.ts'
import { canonicalJson, parseCanonicalJson } from '#election/definition/canonical-json.ts'
import { loadElection } from '#election/definition/loaded-election.ts'
import { signPackage } from '#election/definition/package.ts'
import { signCandidateList } from '#election/definition/signed-candidate-list.ts'
import { tinyAuthority, tinyList, tinyPackage, tinyRoll } from '#fixtures/elections/tiny-documents.ts'
import { canonical, parseCanonical } from '#verify/package/canonical.ts'
import { readTrust } from '#verify/package/trust.ts'
import { labelledSigner } from '../ed25519-native.ts'
import { spoilt } from '../mutate.ts'
import { spoiltJson } from '../mutate-json.ts'
import { broken, CHEAP, same, type Target, type Verdict } from '../target.ts'

const electionPackage = signPackage(tinyPackage, tinyAuthority.secretKey)
const list = signCandidateList(tinyList, tinyAuthority.secretKey)
const samples = [list.bytes, utf8('{"a":[1,-2,null,true],"b":"\\u0000"}'), utf8('[0,"\\ud83d\\ude00"]')]

const canonicalByBoth: Target = {
  name: 'verify canonical JSON',
  inputsPerSeed: CHEAP,
  make: (random) => (random.once(2) ? spoilt(random, samples, { most: 4096 }) : spoiltJson(random, samples, 4096)),
  judge(bytes) {
    const ours = parseCanonicalJson(bytes)
    const theirs = parseCanonical(Buffer.from(bytes))
    // Ours says null for "none", and a document is never null itself.
    if (ours === null) return theirs === undefined || theirs === null ? 'refused' : broken('verify alone takes it')
    if (!same(ours, theirs)) return broken('the two readers read two things')
    return same(utf8(canonical(theirs ?? null)), canonicalJson(ours)) ? 'accepted' : broken('written in two ways')
  },
}

const directory = mkdtempSync(join(tmpdir(), 'ippyo-fuzz-'))
process.on('exit', () => rmSync(directory, { recursive: true, force: true }))
mkdirSync(join(directory, 'rolls'))
writeFileSync(join(directory, 'rolls', '2.roll'), tinyRoll)
const signers = {
  package: labelledSigner('package', tinyAuthority.secretKey),
  'candidate-list': labelledSigner('candidate-list', tinyAuthority.secretKey),
}
const place = (name: string) => join(directory, name)

function write(name: string, document: { bytes: Uint8Array; signature: Uint8Array }): void {
  writeFileSync(place(`${name}.json`), document.bytes)
  writeFileSync(place(`${name}.sig`), document.signature)
}

/** First byte: 0 = the package is spoilt, 1 = its candidate list; both signed again. */
const packageByBoth: Target = {
  name: 'verify package',
  inputsPerSeed: 2,
  make(random) {
    const which = random.below(2)
    return concat(Uint8Array.of(which), spoiltJson(random, [(which === 0 ? electionPackage : list).bytes], 16_384))
  },
  async judge(input): Promise<Verdict> {
    const use = input[0] === 0 ? 'package' : 'candidate-list'
    const sample = input[0] === 0 ? electionPackage : list
    const bytes = canonicalOf(input.slice(1))
    const document = { bytes, signature: concat(sample.signature.slice(0, 40), signers[use](sha256(bytes))) }
    const documents = use === 'package' ? [document, list] : [electionPackage, document]
    const [ofElection, ofList] = documents as [typeof document, typeof document]
    write('package', ofElection)
    write('candidate-list-1', ofList)
    const ours = loadElection(
      { electionPackage: ofElection, lists: [ofList], files: new Map([['rolls/2.roll', tinyRoll]]) },
      tinyAuthority.publicKey,
    )
    const theirs = await readTrust(directory, toHex(tinyAuthority.publicKey))
    if (!ours.ok) {
      return typeof theirs === 'string' ? 'refused' : broken(`verify alone takes it: ${ours.error.type}`)
    }
    return typeof theirs === 'string' ? broken(`verify alone refuses: ${theirs}`) : 'accepted'
  },
}

function canonicalOf(bytes: Uint8Array): Uint8Array {
  try {
    return canonicalJson(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)))
  } catch {
    // What has no canonical form stays as it is, and is refused by both.
    return bytes
  }
}

export const verifyTargets: readonly Target[] = [canonicalByBoth, packageByBoth]
