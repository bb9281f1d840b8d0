/** A selection becomes a ballot record of the election's suite. Made when package and list were read; nothing of a voter stays in it. */
import { unreachable } from '#election/assert.ts'
import { fromHex } from '#election/bytes.ts'
import type { LoadedElection } from '#election/definition/loaded-election.ts'
import type { ContestBit } from '#election/ids.ts'
import { suiteOfKey } from '#election/keys/counting-key.ts'
import type { encryptBase } from '#election/keys/hpke.ts'
import type { Randomness } from '#election/randomness.ts'
import { recordSealer } from './elgamal-record.ts'
import { encryptRecord, type RecordedSelection } from './record.ts'

interface Using {
  readonly randomness: Randomness
  /** A native one for suite 1; must agree with the reference. */
  readonly encryptBase?: typeof encryptBase
}

export interface SelectionSealer {
  /** @returns 512 bytes */
  seal(contest: ContestBit, selection: RecordedSelection, using: Using): Uint8Array
  /** Draws for the next record. @returns what is still to be done for it, while nobody waits */
  drawAhead(randomness: Randomness): () => void
}

export function sealerOf({
  electionPackage,
  packageHash,
  list,
  listHash,
}: Pick<LoadedElection, 'electionPackage' | 'packageHash' | 'list' | 'listHash'>): SelectionSealer {
  const { electionId, countingKey } = electionPackage
  const publicKey = fromHex(countingKey.publicKey)
  const suite = suiteOfKey(countingKey)
  switch (suite) {
    case 1: {
      const opening = { electionId, listVersion: list.version, listHash, countingPublicKey: publicKey }
      return {
        seal: (contest, selection, using) => encryptRecord({ ...opening, contest, selection, ...using }),
        drawAhead: () => () => {},
      }
    }
    case 2: {
      const candidates = list.contests.flatMap((each) => each.candidates.map(({ id }) => id))
      const { seal, drawAhead } = recordSealer({ packageHash, publicKey, candidates })
      return { seal: (contest, selection, { randomness }) => seal(contest, selection, randomness), drawAhead }
    }
    default:
      return unreachable(suite)
  }
}
