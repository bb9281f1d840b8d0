/** An evening of an online box on real files: a signed package, sticks, cards of a test authority, shares and a machine that sorts. */
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sha256 } from '@noble/hashes/sha2.js'
import { assert } from '#election/assert.ts'
import { fromHex, toHex } from '#election/bytes.ts'
import type { ContestMask, MachineId } from '#election/ids.ts'
import { APPROVERS_FILE, type Approver, serialiseApprovers } from '#election/keys/approvers.ts'
import { COST_FIXTURE } from '#election/keys/passphrase-box.ts'
import { writeShareFile } from '#election/keys/share-file.ts'
import { makeSigningKey } from '#election/keys/signature.ts'
import { sealApproved, signApproved } from '#election/online/approved.ts'
import { signBoxList, writeBoxList } from '#election/online/boxes.ts'
import { birthOf } from '#election/online/card/person.ts'
import { writeEvidenceFile } from '#election/online/evidence-file.ts'
import { parseInstant } from '#election/online/instant.ts'
import { signVoidDecision, signVoids } from '#election/online/voids.ts'
import { roundName, signRound } from '#election/roll/roll-round.ts'
import { makeTestAuthority, TEST_POLICY } from '#online/test-jpki/authority.ts'
import { TEST_CARDS } from '#online/test-jpki/people.ts'
import { secureRandomness } from '#shell/secure-randomness.ts'
import {
  type CountingElection,
  countingElection,
  setUpTally,
  TALLY_PASSPHRASE,
  writeCountingElection,
} from '#simulation/counting/counting-election.ts'
import { signersOf } from '#simulation/counting/two-approve.ts'
import { type KeyPair, onlineElection } from './online-election.ts'
import { type EveningCard, onlineEvening } from './online-evening.ts'

const [OPENS, CLOSES] = ['2002-06-15T08:30:00+09:00', '2002-06-22T20:00:00+09:00']
const HELD = 'online-decision-held-'
const NAMES = ['一郎', '二郎', '三郎', '四郎', '五郎']

export interface SortingRoom {
  readonly made: CountingElection
  readonly evening: ReturnType<typeof onlineEvening>
  readonly directory: string
  /** Secret keys of the two who approve at the roll side. */
  readonly approvers: readonly [Uint8Array, Uint8Array]
  /** In the order of the command's questions. */
  readonly passphrases: readonly string[]
  /** Words of the command line; a test adds its own. */
  readonly args: readonly string[]
  /** The sticks and the stations' files of this evening. */
  bring(finished: ReturnType<ReturnType<typeof onlineEvening>['finished']>): Promise<void>
}

/**
 * @param approvers whom its machines know
 * @param status what the authority said of each card when it was touched: a gate that lets any in
 */
export async function sortingRoom(
  directory: string,
  status: 'good' | 'revoked' = 'good',
  approvers: readonly Approver[] = [],
): Promise<SortingRoom> {
  const randomness = secureRandomness()
  const made = await countingElection(randomness, {
    ...{ publication: 'from-first-mix', online: true, approvers },
    stations: [1, 2].map(() => ({ kiosks: 1, spares: 0 })),
  })
  await writeCountingElection(made, directory)
  await rm(join(directory, 'machine'), { recursive: true })
  await setUpTally(made, join(directory, 'machine'), 'sorting')
  if (approvers.length > 0) await writeFile(join(directory, 'machine', APPROVERS_FILE), serialiseApprovers(approvers))
  const { electionPackage, packageHash, lists } = made.election
  const { electionId, keySet, countingKey } = electionPackage
  const poll = { electionPackage, packageSha256: toHex(packageHash) }
  const signedPoll = { electionId, packageHash, publicKey: fromHex(countingKey.publicKey), candidates: [11, 12, 21] }
  const election = onlineElection('sorting room', { ...signedPoll, lists: lists.length })
  const { people, cards, authority } = await cardsAt(parseInstant(OPENS) ?? 0, status)
  const evening = onlineEvening('sorting room', {
    ...{ election, poll, keySet, opens: OPENS, closes: CLOSES, authority: made.authority, cards },
    listHashes: lists.map(({ listHash }) => listHash),
  })
  const two = [makeSigningKey(randomness), makeSigningKey(randomness)] as const
  const passphrases = await writeRoom({ directory, made, evening }, two, { people, authority })
  const at = (...names: readonly string[]) => join(directory, ...names)
  const named = (option: string, name: string) => [`--${option}`, at(name)]
  return {
    ...{ made, evening, directory, passphrases, approvers: [two[0].secretKey, two[1].secretKey] },
    args: [
      ...['sort-online', ...named('package', 'package'), ...named('authority', 'authority.pub')],
      ...[...named('settings', 'online.json'), ...named('original', 'original'), ...named('duplicate', 'duplicate')],
      ...[...named('voids', 'voids'), ...named('approvers', 'approvers.json'), ...named('boxes', 'boxes')],
      ...named('evidence', 'evidence'),
      ...[
        ...named('cards', 'cards/cards.json'),
        ...named('share', 'sorting-1.json'),
        ...named('share', 'sorting-2.json'),
      ],
      ...[...named('machine', 'machine'), '--reported', '1:1:0', '--reported', '2:0:1'],
    ],
    async bring({ files, grounds }) {
      for (const place of ['original', 'duplicate']) {
        await writeFile(at(place, 'online-box.ippyo'), files.box)
        await writeFile(at(place, 'online-log.ippyo'), files.log)
        await writeFile(at(place, 'online-voted.ippyo'), files.votedBytes)
      }
      for (const round of grounds.rounds) {
        const { bytes, signature } = signRound(round, signersOf(electionPackage, made.authority.secretKey))
        await writeFile(at('voids', `${roundName(round.number)}.ippyo`), bytes)
        await writeFile(at('voids', `${roundName(round.number)}.sig`), signature)
      }
      for (const name of await readdir(at('voids'))) if (name.startsWith(HELD)) await rm(at('voids', name))
      const held = grounds.decisions.filter(({ use }) => use === 'online-held')
      for (const [n, each] of held.entries()) {
        const bytes = signVoidDecision(each, [two[0].secretKey, two[1].secretKey])
        await writeFile(at('voids', `${HELD}${n}.ippyo`), bytes)
      }
      for (const each of grounds.voids) {
        const issuer = made.signingKeys.get(each.issuer as MachineId)
        assert(issuer !== undefined, 'sorting room: an issuer')
        const { bytes, signature } = signVoids(each, issuer)
        const name = `online-voids-${each.station}-${each.number}`
        await writeFile(at('voids', `${name}.ippyo`), bytes)
        await writeFile(at('voids', `${name}.sig`), signature)
      }
    },
  }
}

/** Every box of the evening, signed by two. @param changed another number of the list, and other contests for all of them */
export function boxListOf(
  { election, listed }: SortingRoom['evening'],
  by: SortingRoom['approvers'],
  changed: { readonly number?: number; readonly style?: ContestMask } = {},
): Uint8Array {
  const boxes = [...listed].map(([box, style]) => ({ box, style: changed.style ?? style }))
  const list = { electionId: election.grounds.electionId, number: changed.number ?? 1, boxes }
  return writeBoxList(list, [signBoxList(list, by[0]), signBoxList(list, by[1])])
}

type Cards = Awaited<ReturnType<typeof cardsAt>>

/** Everything but the sticks of an evening. @returns the passphrases, in the order of the command's questions */
async function writeRoom(
  { directory, made, evening }: Pick<SortingRoom, 'directory' | 'made' | 'evening'>,
  two: readonly [KeyPair, KeyPair],
  { people, authority }: Pick<Cards, 'people' | 'authority'>,
): Promise<readonly string[]> {
  const randomness = secureRandomness()
  const { electionId, keySet } = made.election.electionPackage
  const at = (...names: readonly string[]) => join(directory, ...names)
  for (const name of ['original', 'duplicate', 'voids', 'boxes', 'evidence', 'cards', 'stick']) await mkdir(at(name))
  await writeFile(at('authority.pub'), `${toHex(made.authority.publicKey)}\n`)
  await writeFile(at('online.json'), evening.signed.bytes)
  await writeFile(at('online.sig'), evening.signed.signature)
  for (const [name, der] of Object.entries(authority)) await writeFile(at('cards', `${name}.der`), der)
  const trust = { roots: ['root.der'], between: ['between.der'], policies: [TEST_POLICY], oldestStatus: 3600 }
  await writeFile(at('cards', 'cards.json'), JSON.stringify(trust))
  const approvers = two.map(({ publicKey }, n) => ({ name: `職員${n}`, key: toHex(publicKey) }))
  await writeFile(at('approvers.json'), serialiseApprovers(approvers))
  const secrets = [two[0].secretKey, two[1].secretKey] as const
  await writeFile(at('boxes', 'online-boxes-1.ippyo'), boxListOf(evening, secrets))
  const rows = new Map(evening.votes.map(({ permit, sealed }) => [permit, sealed]))
  await writeFile(at('evidence', 'online-evidence.ippyo'), writeEvidenceFile(electionId, rows))
  const handles = (['again', 'voided', 'held', 'paper', 'once'] as const).map((name) => evening.handle(name))
  const boxes = handles.flatMap((handle, n) => (people[n] === undefined ? [] : [{ handle, people: [people[n]] }]))
  const approved = { electionId, number: 1, variants: { 﨑: '崎' }, boxes }
  const by = (at: 0 | 1) => signApproved(approved, two[at].secretKey)
  const sealed = sealApproved(approved, [by(0), by(1)], evening.sorting.publicKey, randomness)
  await writeFile(at('evidence', 'online-approved-1.ippyo'), sealed)
  const passphrases: string[] = []
  const of = { kind: 'sorting', electionId, keySet, shares: 3, threshold: 2, cost: COST_FIXTURE, randomness } as const
  for (const share of evening.sorting.shares.slice(0, 2)) {
    const passphrase = `sorter ${share.index} says this`
    await writeFile(at(`sorting-${share.index}.json`), await writeShareFile({ ...of, share, passphrase }))
    passphrases.push(passphrase)
  }
  return [...passphrases, TALLY_PASSPHRASE]
}

/** One card a person, all by one test authority. */
async function cardsAt(opens: number, status: 'good' | 'revoked') {
  const authority = await makeTestAuthority(opens)
  const drawn = NAMES.map(async (name, n) => {
    const whole = { ...TEST_CARDS.good.person, name: `試験　${name}` }
    const certificate = await authority.issue({ person: whole, serial: 300 + n, subject: `Voter ${n}` })
    const revocation = await authority.statusOf(certificate, opens, { status })
    const birth = birthOf(whole.birth)
    assert(birth !== null, 'sorting room: a birthday')
    const card: EveningCard = {
      sign: (declaration) => authority.sign('good', sha256(declaration)),
      ...{ certificate, revocation },
    }
    return { card, person: { name: whole.name, birth, address: whole.address } }
  })
  const all = await Promise.all(drawn)
  return {
    authority: { root: authority.root, between: authority.authority },
    cards: all.map(({ card }) => card),
    people: all.map(({ person }) => person),
  }
}
