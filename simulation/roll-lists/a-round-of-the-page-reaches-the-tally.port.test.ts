/** own-18, own-50: which list each station was given is on the round that two people sign in the office; tally and auditor take no other. */
import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { assert } from '#election/assert.ts'
import { toHex } from '#election/bytes.ts'
import type { StationId } from '#election/ids.ts'
import { makeSigningKey } from '#election/keys/signature.ts'
import { readRollList, rollListFile } from '#election/roll/roll-list.ts'
import { type RollRound, roundName, signRound } from '#election/roll/roll-round.ts'
import { readAuthorityPub } from '#office/files/office-files.ts'
import { openOffice } from '#office/prepare/make-office.ts'
import { secureRandomness } from '#shell/secure-randomness.ts'
import { APPROVERS_KEYS } from '#simulation/counting/two-approve.ts'
import { readFixtureSecrets } from '#simulation/office/fixture-secrets.ts'
import { must } from '#simulation/rooms/must.ts'
import type { PreparedStation } from '#simulation/rooms/reception.ts'
import type { LoadedTally } from '#tally/services/load.ts'
import { ReceivedReports } from '#tally/services/receive/received-reports.ts'
import { readRollRounds } from '#verify/count/roll-rounds.ts'
import { readTrust } from '#verify/package/trust.ts'
import { eachTestAtAnOffice } from './each-test-at-an-office.ts'
import type { OfficeOfLists } from './office-of-lists.ts'

const station = '2' as StationId
const at = eachTestAtAnOffice()
let office: OfficeOfLists
let prepared: PreparedStation
beforeEach(() => {
  ;({ office, prepared } = at())
})

async function readAtTally() {
  const { election, directory } = prepared
  const authorityPublicKey = must(await readAuthorityPub(join(directory, 'office')))
  return new ReceivedReports().read(office.on('stick'), { election, authorityPublicKey } as LoadedTally)
}

async function auditor() {
  const authority = toHex(must(await readAuthorityPub(join(prepared.directory, 'office'))))
  const trust = await readTrust(join(prepared.directory, 'package'), authority)
  assert(typeof trust === 'object', 'a package that the auditor reads')
  return readRollRounds([office.on('stick')], trust)
}

async function makes(rows: string): Promise<void> {
  office.brings(rows)
  await office.press({ type: 'take-roll-changes' })
  await office.approves()
  expect(await office.signs()).toMatchObject({ type: 'done' })
}

function carries(...rounds: readonly number[]): void {
  office.emptiesStick()
  for (const number of rounds)
    for (const ending of ['ippyo', 'sig']) {
      const name = `${roundName(number)}.${ending}`
      cpSync(office.on('project', 'rolls', `0${number}`, name), office.on('stick', name))
    }
}

test('made by two it names the list that each station got, as its issuer computes it; the newest counts', async () => {
  await makes('1,early_voted,early-voting\n')
  await makes('2,died,death\n')
  carries(1, 2)
  const { rollRound } = await readAtTally()
  const { round, refused } = await auditor()
  assert(rollRound !== null && round !== null, 'a round of the office')
  const { rollKey } = prepared.secrets.keys
  const { election, directory } = prepared
  const authorityPublicKey = must(await readAuthorityPub(join(directory, 'office')))
  const { electionPackage } = election
  const lists = [1, 2].map((number) => {
    const file = office.on('project', 'rolls', `0${number}`, rollListFile(station, number))
    const context = { electionId: electionPackage.electionId, station, rollKey }
    return must(readRollList(readFileSync(file), context, { electionPackage, authorityPublicKey }))
  })
  const hashes = lists.map(({ hash }) => hash)
  // The hash leaves the house: nobody who knows the roll tries rows until one fits.
  expect(new Set(lists.map(({ list }) => list.salt)).size).toBe(2)
  expect(rollRound).toMatchObject({ number: 2, last: false })
  expect(rollRound.lists.find((each) => each.station === station)?.hashes).toEqual(hashes)
  expect([round.number, round.lists.get(station), refused]).toEqual([2, hashes, []])
})

test('what one passphrase names, alone or with a person of its own, is used by no tally and no auditor', async () => {
  await makes('1,died,death\n')
  carries(1)
  const made = (await readAtTally()).rollRound
  assert(made !== null, 'a round of the office')
  const place = join(prepared.directory, 'office')
  const { secretKey: authoritySecretKey } = must(
    await openOffice(place, must(await readFixtureSecrets(place)).officePassphrase),
  )
  const other: RollRound = { ...made, lists: made.lists.map((each) => ({ ...each, hashes: ['ab'.repeat(32)] })) }
  const [one, two] = APPROVERS_KEYS.map(({ secretKey }) => secretKey) as [Uint8Array, Uint8Array]
  const asked = async (...secretKeys: readonly Uint8Array[]) => {
    const approving = secretKeys.length === 0 ? null : { record: null, secretKeys }
    const { bytes, signature } = signRound(other, { authoritySecretKey, approving })
    writeFileSync(office.on('stick', 'roll-round-01.ippyo'), bytes)
    writeFileSync(office.on('stick', 'roll-round-01.sig'), signature)
    const { rollRound, refused } = await readAtTally()
    const found = await auditor()
    return [
      rollRound?.number ?? null,
      refused.map(({ code }) => code),
      found.round?.number ?? null,
      found.refused.map(({ file }) => file),
    ]
  }
  const nobodys = [null, ['roll-round-not-signed'], null, ['roll-round-01.ippyo']]
  for (const keys of [[], [one], [one, one], [one, makeSigningKey(secureRandomness()).secretKey]])
    expect(await asked(...keys)).toEqual(nobodys)
  expect(await asked(one, two)).toEqual([1, [], 1, []])
})

test('a round without a station, or with a list less than its number, holds nobody to anything', async () => {
  await makes('1,died,death\n')
  carries(1)
  const made = (await readAtTally()).rollRound
  assert(made !== null, 'a round of the office')
  const place = join(prepared.directory, 'office')
  const { secretKey: authoritySecretKey } = must(
    await openOffice(place, must(await readFixtureSecrets(place)).officePassphrase),
  )
  const secretKeys = APPROVERS_KEYS.map(({ secretKey }) => secretKey)
  for (const lie of [
    { lists: made.lists.slice(1) },
    { number: 2 },
    { electionId: '00'.repeat(8) as RollRound['electionId'] },
  ]) {
    const { bytes, signature } = signRound(
      { ...made, ...lie },
      { authoritySecretKey, approving: { record: null, secretKeys } },
    )
    writeFileSync(office.on('stick', 'roll-round-01.ippyo'), bytes)
    writeFileSync(office.on('stick', 'roll-round-01.sig'), signature)
    expect([(await readAtTally()).rollRound, (await auditor()).round]).toEqual([null, null])
  }
})
