/** The file of a round is held against the files of the rounds before, before two people approve it (ELG-02a). */
import { expect, it } from 'vitest'
import { utf8 } from '#election/bytes.ts'
import { importElection } from '#election/definition/import/import-election.ts'
import { bytesOf, GOOD_FILES, SAMPLE_FONTS } from '#election/definition/import/sample-files.ts'
import type { ElectionId } from '#election/ids.ts'
import { must } from '#simulation/rooms/must.ts'
import { checkChanges } from './check-changes.ts'

it('the online box of a row in an earlier file is refused in another row of this one', () => {
  const electionId = '0011223344556677' as ElectionId
  const { rules, stations, roll } = must(importElection(bytesOf(GOOD_FILES), { fonts: SAMPLE_FONTS })).sources
  const file = (rollNo: string) => utf8(`roll_no,mark,cause,box\n${rollNo},online_voted,online,${'ab'.repeat(16)}\n`)
  const check = (rollNo: string) =>
    checkChanges(
      { file: file(rollNo), profile: null },
      {
        ...{ electionPackage: { electionId, rules, stations }, roll, fonts: SAMPLE_FONTS },
        earlier: [{ file: file('1-1'), profile: null }],
      },
    )
  expect(check('1-1').ok).toBe(true)
  expect(check('2-1')).toMatchObject({ error: { errors: [{ line: 2, column: 'box', code: 'duplicate-value' }] } })
})
