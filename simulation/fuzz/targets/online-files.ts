/** Signed files that programs of the online box begin with: one is spoilt, and the others are as they were signed. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { concat, toHex } from '#election/bytes.ts'
import { serialiseApprovers } from '#election/keys/approvers.ts'
import { makeAuthority } from '#election/keys/authority.ts'
import { readApproversFile, readElectionFiles } from '#online/main/election-files.ts'
import { readGazetteFiles } from '#online/main/gazette-files.ts'
import { writeDocuments, writeGazette } from '#simulation/online/signed-election.ts'
import type { Dice } from '#simulation/rooms/dice.ts'
import { people } from '#simulation/rooms/online-election.ts'
import { votersElection } from '#simulation/rooms/voter-election.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import { spoilt } from '../mutate.ts'
import { spoiltJson } from '../mutate-json.ts'
import { scratchDirectory } from '../scratch.ts'
import { broken, CHEAP, same, type Target } from '../target.ts'

const randomness = seededRandomness('fuzz', 'online files')
const authority = makeAuthority(randomness)
const page = { page: 'https://vote.example', clientFiles: '00'.repeat(32) }
const election = votersElection({ seed: 'fuzz', now: 1_790_000_000, ...page, authority })
const directory = join(scratchDirectory(), 'election')
mkdirSync(directory)
const paths = writeDocuments(election, directory)
writeGazette(election, authority.secretKey, directory)
const approvers = people(randomness, ['a', 'b']).map(({ name, publicKey }) => ({ name, key: toHex(publicKey) }))
writeFileSync(join(directory, 'approvers.json'), serialiseApprovers(approvers))

/** The first byte of an input is the file; what a spoilt one gives is what the signed ones give, or nothing. */
function filesRead(name: string, files: readonly string[], read: () => unknown): Target {
  const signed = files.map((file) => new Uint8Array(readFileSync(join(directory, file))))
  const whole = read()
  return {
    name,
    inputsPerSeed: CHEAP / 2,
    make(random) {
      const at = random.below(files.length)
      const sample = signed.slice(at, at + 1)
      if (random.oneIn(8)) return concat(Uint8Array.of(at), ...sample)
      const spoil = files[at]?.endsWith('.json') === true ? spoiltJson : spoiltBytes
      return concat(Uint8Array.of(at), spoil(random, sample, 20_000))
    },
    judge(input) {
      const at = (input[0] ?? 0) % files.length
      const path = join(directory, files[at] ?? '')
      writeFileSync(path, input.subarray(1))
      try {
        return same(read(), whole) ? 'accepted' : broken('something that nobody signed is taken')
      } catch (error) {
        // In words of the operator's log: no assertion and no TypeError.
        if (error instanceof Error && Object.getPrototypeOf(error) === Error.prototype) return 'refused'
        throw error
      } finally {
        writeFileSync(path, signed[at] ?? input)
      }
    },
  }
}

/** Nobody signs it: any two people are taken. */
export const approversFile = filesRead('file of approvers', ['approvers.json'], () =>
  readApproversFile(join(directory, 'approvers.json')).length >= 2 ? 'two people' : 'one person',
)

function spoiltBytes(random: Dice, samples: readonly Uint8Array[], most: number): Uint8Array {
  return spoilt(random, samples, { most })
}

const documents = ['package', 'candidate-list-1', 'online'].flatMap((name) => [`${name}.json`, `${name}.sig`])

export const electionFiles = filesRead('files of a program', ['authority.pub', ...documents], () =>
  readElectionFiles(paths),
)

export const gazetteFiles = filesRead(
  'files of a gazette',
  ['gazette.json', 'gazette.sig', 'gazette/poster-1.png'],
  () => [...readGazetteFiles(directory, authority.publicKey, election.electionPackage)],
)
