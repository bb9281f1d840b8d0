/** Bytes of the count that anyone can check: records, mixes, parts of an opening and the shared key; a holder's share of a sorting key. */

import { recordContext, recordSealer } from '#election/ballot/elgamal-record.ts'
import { parseRecord } from '#election/ballot/record.ts'
import { checkRecordProofs } from '#election/ballot/record-proofs.ts'
import { concat, utf8 } from '#election/bytes.ts'
import { oneListOf } from '#election/contest-lists.ts'
import { ristretto255 as group } from '#election/group/ristretto255.ts'
import type { CandidateId, ContestBit, KeySetId } from '#election/ids.ts'
import { dealKey, readSharedKey, verificationKey } from '#election/keys/dealt-key.ts'
import { COST_FIXTURE } from '#election/keys/passphrase-box.ts'
import { parseShareFile, writeShareFile } from '#election/keys/share-file.ts'
import { dealSortingKey, openSortingShare } from '#election/keys/sorting-key.ts'
import { checkMix, mixBytes } from '#election/mix/mix-bytes.ts'
import { checkOpening, openingBytes } from '#election/opening/opening-bytes.ts'
import { decryptPartially } from '#election/opening/partial-decryption.ts'
import { nativeScrypt } from '#openssl/scrypt.ts'
import { smallMix } from '#simulation/counting/small-mix.ts'
import { ELECTION } from '#simulation/rooms/small-pair.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import { spoilt } from '../mutate.ts'
import { spoiltJson } from '../mutate-json.ts'
import { broken, DEAR, reads, refusal, same, type Target } from '../target.ts'

const randomness = seededRandomness('fuzz verifiable count')
const THRESHOLD = 2
const { commitments, shares } = dealKey(group, { holders: 3, threshold: THRESHOLD, randomness })
const [key, ...others] = commitments.map((each) => group.encode(each))
const [share] = shares
if (key === undefined || share === undefined) throw new Error('a key for three holders')

const packageHash = new Uint8Array(32).fill(7)
const CONTEST = 1 as ContestBit
const sealer = recordSealer({ packageHash, publicKey: key, candidates: [101, 102] })
const records = [
  sealer.seal(oneListOf(CONTEST), { type: 'candidate', id: 101 as CandidateId }, randomness),
  sealer.seal(oneListOf(CONTEST), { type: 'ended' }, randomness),
]
const context = recordContext(packageHash, key)

export const ballotRecord: Target = {
  name: 'ballot record',
  inputsPerSeed: DEAR,
  make: (random) => spoilt(random, records, { most: 600 }),
  judge(record) {
    const parsed = parseRecord(record)
    if (!parsed.ok) return refusal(parsed.error)
    const [checked] = checkRecordProofs(group, oneListOf(CONTEST), context, [parsed.value.bytes])
    if (typeof checked === 'string') return refusal({ type: checked })
    return records.some((each) => same(each, record)) ? 'accepted' : broken('a changed record has a proof')
  },
}

const { output, proof, input, statement } = smallMix([101, 102, 101], 'fuzz mix')
const mix = mixBytes(group, { output, proof })

export const mixOfThree = reads('mix', {
  inputsPerSeed: DEAR,
  make: (random) => spoilt(random, [mix], { most: 2000 }),
  read: (bytes) => checkMix(group, statement, bytes),
  holds: (_read, bytes) => same(bytes, mix),
})

const ofHolder = {
  context: statement.context,
  verificationKey: verificationKey(group, commitments, share.index),
  a: input.a,
}
const part = decryptPartially(group, ofHolder, share.secret, randomness)
const opening = openingBytes(group, part)

export const openingOfHolder = reads('opening of a holder', {
  inputsPerSeed: DEAR,
  make: (random) => spoilt(random, [opening], { most: 400 }),
  read: (bytes) => checkOpening(group, ofHolder, bytes),
  holds: (_read, bytes) => same(bytes, opening),
})

const POINT = 32
const fields = concat(
  key,
  ...others,
  ...shares.map(({ index }) => group.encode(verificationKey(group, commitments, index))),
)

/** Counting key and first commitment are the same bytes in the sample; the first byte of the input is the threshold. */
export const sharedKey = reads('shared key', {
  inputsPerSeed: DEAR,
  make: (random) =>
    concat(
      Uint8Array.of(random.oneIn(8) ? random.below(5) : THRESHOLD),
      spoilt(random, [fields], { most: fields.length, exactly: fields.length }),
    ),
  read(bytes) {
    const at = (place: number) => bytes.subarray(1 + place * POINT, 1 + (place + 1) * POINT)
    return readSharedKey(group, {
      publicKey: at(0),
      threshold: bytes[0] ?? 0,
      commitments: [at(0), at(1)],
      holders: shares.map(({ index }) => ({ index, verificationKey: at(1 + index) })),
    })
  },
  holds: (_read, bytes) => same(bytes.subarray(1), fields),
})

const place = { electionId: ELECTION, keySet: 'aa66554433221100' as KeySetId }
const PASSPHRASE = 'fuzz fuzz fuzz'
const { sortingKey, shares: files } = dealSortingKey({ holders: 3, threshold: THRESHOLD, randomness })
const [inFile] = files
if (inFile === undefined) throw new Error('a share for each holder')
const shareFile = await writeShareFile({
  ...place,
  kind: 'sorting',
  share: inFile,
  shares: files.length,
  threshold: THRESHOLD,
  passphrase: PASSPHRASE,
  randomness,
  cost: COST_FIXTURE,
  scrypt: nativeScrypt,
})
const othersFile = utf8(JSON.stringify({ format: 'ippyo counting share 1' }))

export const sortingShare = reads('share of a sorting key', {
  inputsPerSeed: DEAR,
  make: (random) => spoiltJson(random, [shareFile, othersFile], 4000),
  async read(bytes) {
    const parsed = parseShareFile(bytes, 'sorting')
    return parsed.ok ? openSortingShare(parsed.value, PASSPHRASE, { ...place, sortingKey }, nativeScrypt) : parsed
  },
  holds: (read) => same(read, inFile),
})
