/** ISS-20, PRX-02: the take-over medium fails between the two writes of an issue, and the program is ended in order. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { CardUid, ContestMask, ElectionId, MachineId, StationId } from '#election/ids.ts'
import { checked, issued, NEW_STANDING } from '#election/roll/standing.ts'
import { tinySources } from '#fixtures/elections/tiny-sources.ts'
import type { Assistance } from '#issuer/session/state.ts'
import { must } from '#simulation/rooms/must.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import { type PageFiles, SYSTEM_PAGE_FILES } from '../take-over/page-file.ts'
import { openDatabase } from './database.ts'
import { openBooks } from './open-books.ts'
import type { Operation } from './operation.ts'

const BOTH = 3 as ContestMask
const HELPED: Assistance = {
  mode: 'assisted',
  assistants: ['甲野太郎', '乙野花子'],
  cause: null,
  heard: true,
  agreed: true,
}
const ISSUE: Operation = {
  kind: 'issue',
  replaces: null,
  row: 0,
  before: NEW_STANDING,
  after: issued(checked(NEW_STANDING, BOTH), BOTH),
  contests: BOTH,
  uid: '04000000000001' as CardUid,
  counter: 0,
}

test('the next start knows of the issue, and a card that is shown blank leaves no helper in the papers', () => {
  const room = mkdtempSync(join(tmpdir(), 'ippyo-books-'))
  let fails = false
  const takeOverFiles: PageFiles = {
    ...SYSTEM_PAGE_FILES,
    writeSync(...write) {
      if (fails) throw Object.assign(new Error('EIO'), { code: 'EIO', errno: -5, syscall: 'write' })
      return SYSTEM_PAGE_FILES.writeSync(...write)
    },
  }
  const opened = () =>
    must(
      openBooks({
        ...{ directory: room, takeOver: room, electionId: '00112233445566aa' as ElectionId, station: '2' as StationId },
        ...{
          issuer: '2-I1' as MachineId,
          contests: [],
          paperContests: [],
          takeOverKey: new Uint8Array(32).fill(7),
          roll: tinySources.roll,
        },
        ...{ rollHash: new Uint8Array(32), randomness: seededRandomness('helped'), pollsMayBeOpen: false },
        ...{ confirmed: false, below: { takeOverFiles, openDatabase } },
      }),
    )
  const before = opened()
  fails = true
  expect(before.begin(ISSUE, HELPED)).toMatchObject({ ok: false, error: { type: 'take-over-medium' } })
  before.close()
  fails = false
  const after = opened()
  expect(after.operation()).toMatchObject({ kind: 'issue', row: 0 })
  must(after.cancel())
  expect(after.forPapers()).toEqual([])
  after.close()
  rmSync(room, { recursive: true })
})
