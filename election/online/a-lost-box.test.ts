/** CNT-08: the online ballot box is counted around by its declaration alone, and never where its votes are here. */
import { expect, test } from 'vitest'
import { isOnlineLost, lostRefusal } from '../count/declared-lost.ts'
import { type LostPair, ONLINE_BOX, type SignedLostMedia } from '../count/lost-media.ts'
import { emptyReceipt, type OnlineVotes } from '../count/receipt.ts'
import { parseMinute } from '../time.ts'

const pair: LostPair = {
  ...{ ...ONLINE_BOX, cause: 'lost', known: '火災', opinion: '異議なし', witnesses: ['立会 一郎'] },
  recordsTold: null,
}
const document = { bytes: new Uint8Array(0), signature: new Uint8Array(0) }
const declaredAt = parseMinute('2002-06-23T21:40') ?? expect.unreachable()
const lost: SignedLostMedia = { chair: '選挙 長', declaredAt, lost: [pair], document }
const online: OnlineVotes = {
  ...{
    exportSha256: '',
    settingsSha256: '',
    machine: '',
    machineKey: '',
    records: new Map(),
    commitments: [],
    sets: null,
  },
  sums: { events: 1, superseded: 0, voted: 1, held: 0, voided: 0, restored: 0, counted: 1 },
}

test('a declaration leaves it out; beside its votes the declaration does not hold', () => {
  expect(isOnlineLost(emptyReceipt)).toBe(false)
  expect(isOnlineLost({ ...emptyReceipt, lost: { ...lost, lost: [] } })).toBe(false)
  expect(isOnlineLost({ ...emptyReceipt, lost })).toBe(true)
  expect(isOnlineLost({ ...emptyReceipt, lost, online })).toBe(false)
  expect(lostRefusal({ ...emptyReceipt, lost, online }, pair)).toBe('present')
})
