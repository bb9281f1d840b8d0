/** CNT-08: the office declares media lost on its page, by two people; the tally takes the stick. No one person declares anything. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { assert } from '#election/assert.ts'
import { toHex } from '#election/bytes.ts'
import { signLostMedia } from '#election/count/lost-media.ts'
import { pairNumber } from '#election/id-schemas.ts'
import type { StationId } from '#election/ids.ts'
import { makeSigningKey } from '#election/keys/signature.ts'
import type { LocalMinute } from '#election/time.ts'
import { readAuthorityPub } from '#office/files/office-files.ts'
import { ofPackage } from '#office/prepare/lost-media-files.ts'
import { openOffice } from '#office/prepare/make-office.ts'
import type { OfficeScreenEvent } from '#office/session/screen-event.ts'
import { secureRandomness } from '#shell/secure-randomness.ts'
import { APPROVERS_KEYS } from '#simulation/counting/two-approve.ts'
import { readFixtureSecrets } from '#simulation/office/fixture-secrets.ts'
import { must } from '#simulation/rooms/must.ts'
import type { PreparedStation } from '#simulation/rooms/reception.ts'
import type { LoadedTally } from '#tally/services/load.ts'
import { ReceivedReports } from '#tally/services/receive/received-reports.ts'
import { readLostMedia } from '#verify/count/lost-media.ts'
import { readTrust } from '#verify/package/trust.ts'
import { eachTestAtAnOffice } from './each-test-at-an-office.ts'
import type { OfficeOfLists } from './office-of-lists.ts'

const ofPair = { station: '2' as StationId, pair: pairNumber.parse(1), chair: '選挙 長一郎' }
const loss: Extract<OfficeScreenEvent, { type: 'enter-loss' }> = {
  ...{ type: 'enter-loss', ...ofPair, cause: 'lost', known: '箱にない', opinion: '異議なし' },
  ...{ witnesses: ['開立 春子', '開立 夏男'], told: [] },
}
const at = eachTestAtAnOffice()
let office: OfficeOfLists
let prepared: PreparedStation
beforeEach(() => {
  ;({ office, prepared } = at())
})

const losses = () => office.view.losses
const approve = () => office.press({ type: 'approve-losses', content: losses().content })
const FILE = 'lost-media.json'

async function twoApprove(): Promise<void> {
  for (const who of ['愛', '健'] as const) {
    await office.signIn(who)
    await approve()
  }
}

/** In the key room's own process. */
async function sign(): Promise<void> {
  await office.press({ type: 'open-room', purpose: 'lost-media' })
  await expect.poll(() => office.roomIsOpen()).toBe(true)
  await office.signsInTheRoom()
}

/** Written by one, looked at by the other. @returns what the tally makes of the stick */
async function carried() {
  office.emptiesStick()
  await office.signIn('愛')
  await office.press({ type: 'put-losses' })
  await office.signIn('健')
  await office.press({ type: 'check-losses' })
  return readAtTally()
}

async function readAtTally() {
  const { election, directory } = prepared
  const authorityPublicKey = must(await readAuthorityPub(join(directory, 'office')))
  return new ReceivedReports().read(office.on('stick'), { election, authorityPublicKey } as LoadedTally)
}

test('declared by two it reaches the tally; withdrawn by two it leaves nothing out any more', async () => {
  await office.press(loss)
  await twoApprove()
  await sign()
  expect([office.code, losses().signed, losses().open]).toMatchObject([null, [{ number: 1, pairs: 1 }], false])
  const { lost } = await carried()
  expect(lost).toMatchObject({ chair: ofPair.chair, lost: [{ station: '2', pair: 1, recordsTold: null }] })
  expect(existsSync(office.on('stick', 'lost-media.pdf'))).toBe(true)
  await office.press({ type: 'say-losses-told', who: '開票管理者 22:10' })
  await office.again()
  expect(losses().carried).toMatchObject({ by: '愛', checkedBy: '健', told: '開票管理者 22:10' })
  await office.signIn('愛')
  await office.press({ type: 'withdraw-loss', ...ofPair, why: '見つかった' })
  expect([losses().approvedBy, losses().open, losses().lost]).toEqual([[], true, []])
  await twoApprove()
  await sign()
  const withdrawn = await carried()
  expect(withdrawn).toMatchObject({ lost: { lost: [] }, refused: [] })
  await office.press(loss)
  await twoApprove()
  await sign()
  const { lost: again } = await carried()
  // The clock of the key room shows an earlier minute than the record: the tally still takes the newest as the latest.
  const minutes = [lost, withdrawn.lost, again].map((each) => each?.declaredAt ?? '')
  expect([new Set(minutes).size, minutes.toSorted()]).toEqual([3, minutes])
})

test('own-50: what one passphrase declares, alone or with a person of its own, is used by no tally and no auditor', async () => {
  const { election, directory } = prepared
  const { officePassphrase } = must(await readFixtureSecrets(join(directory, 'office')))
  const { publicKey, secretKey: authoritySecretKey } = must(
    await openOffice(join(directory, 'office'), officePassphrase),
  )
  const trust = await readTrust(join(directory, 'package'), toHex(publicKey))
  assert(typeof trust === 'object', 'a package that the auditor reads')
  const { type: _, told: _told, chair, witnesses, ...pair } = loss
  const declared = {
    ...{ chair, declaredAt: '2002-06-23T21:30' as LocalMinute },
    lost: [{ ...pair, witnesses: [...witnesses], recordsTold: null }],
  }
  const [one, other] = APPROVERS_KEYS.map(({ secretKey }) => secretKey) as [Uint8Array, Uint8Array]
  const asked = async (...secretKeys: readonly Uint8Array[]) => {
    office.emptiesStick()
    const approving = secretKeys.length === 0 ? null : { record: null, secretKeys }
    const { bytes, signature } = signLostMedia(declared, ofPackage(election), { authoritySecretKey, approving })
    writeFileSync(office.on('stick', FILE), bytes)
    writeFileSync(office.on('stick', 'lost-media.sig'), signature)
    const { lost, refused } = await readAtTally()
    const { problem } = await readLostMedia([office.on('stick')], trust)
    return [lost?.chair ?? null, refused.map(({ code }) => code), problem]
  }
  const nobodys = [null, ['lost-media-not-signed'], 'lost-media-not-signed']
  for (const keys of [[], [one], [one, one], [one, makeSigningKey(secureRandomness()).secretKey]])
    expect(await asked(...keys)).toEqual(nobodys)
  expect(await asked(one, other)).toEqual([chair, [], null])
})

test('one person approves twice: it is one approval, and the key does not sign', async () => {
  await office.press(loss)
  await approve()
  await approve()
  expect([office.code, losses().approvedBy]).toEqual(['approved-by-you', ['愛']])
  await office.press({ type: 'open-room', purpose: 'lost-media' })
  expect([office.code, office.view.keys.room]).toEqual(['not-approved', null])
})

test('a colleague whom one person took in alone is no second person (own-52)', async () => {
  await office.press(loss)
  await approve()
  await office.inventsColleague()
  await office.signIn('影')
  expect(losses().mayNotApprove).toBe('not-an-approver')
  await approve()
  expect([office.code, losses().approvedBy]).toEqual(['not-an-approver', ['愛']])
  await office.press({ type: 'open-room', purpose: 'lost-media' })
  expect([office.code, office.view.keys.room]).toEqual(['not-approved', null])
})

test('what is entered after the approvals has none, and a press approves what its person saw', async () => {
  await office.press(loss)
  const { content } = losses()
  await twoApprove()
  expect(losses().approved).toBe(true)
  await office.press({ ...loss, opinion: '一名は反対' })
  expect([losses().approvedBy, losses().lost]).toMatchObject([[], [{ opinion: '一名は反対' }]])
  await office.press({ type: 'approve-losses', content })
  expect([office.code, losses().approvedBy]).toEqual(['item-changed', []])
})

test('no pair or contest of another election is declared, and nothing is signed or written that is not there', async () => {
  await office.press({ ...loss, pair: pairNumber.parse(55) })
  expect([office.code, losses().lost]).toEqual(['item-changed', []])
  await office.press({ ...loss, told: [{ contest: 'nobody', records: 3 }] })
  expect(office.code).toBe('item-changed')
  await office.press({ type: 'withdraw-loss', ...ofPair, why: '見つかった' })
  expect(office.code).toBe('loss-not-entered')
  await office.press({ type: 'approve-losses', content: losses().content })
  expect(office.code).toBe('losses-none')
  await office.press({ type: 'put-losses' })
  expect(office.code).toBe('losses-not-signed')
})

test('reports may be on the stick; a strange stick is left alone; an exchanged file goes to no tally', async () => {
  await office.press(loss)
  await twoApprove()
  await sign()
  office.brings('mine', 'letter.txt')
  await office.press({ type: 'put-losses' })
  expect(office.code).toBe('loss-stick-has-other-files')
  office.brings('a share', 'share-1.json')
  await office.press({ type: 'put-losses' })
  expect([office.code, existsSync(office.on('stick', FILE))]).toEqual(['loss-stick-has-other-files', false])
  office.brings('a report', '2.json')
  await office.signIn('愛')
  await office.press({ type: 'put-losses' })
  await office.press({ type: 'check-losses' })
  expect([office.code, readFileSync(office.on('stick', '2.json'), 'utf8')]).toEqual(['put-by-you', 'a report'])
  writeFileSync(office.on('stick', FILE), 'exchanged')
  await office.signIn('健')
  await office.press({ type: 'check-losses' })
  expect([office.code, (await readAtTally()).lost]).toEqual(['loss-stick-differs', null])
  // The paper that people sign and the signature that the tally asks for, as much as the document: neither written nor looked at.
  for (const name of ['lost-media.pdf', 'lost-media.sig', FILE]) {
    const path = office.on('project', 'lost-media', '01', name)
    const made = readFileSync(path)
    writeFileSync(path, Buffer.concat([made.subarray(0, -1), Buffer.from([1 ^ (made.at(-1) ?? 0)])]))
    await office.press({ type: 'put-losses' })
    expect([name, office.code]).toEqual([name, 'losses-not-as-recorded'])
    await office.press({ type: 'check-losses' })
    expect([name, office.code]).toEqual([name, 'losses-not-as-recorded'])
    writeFileSync(path, made)
  }
})
