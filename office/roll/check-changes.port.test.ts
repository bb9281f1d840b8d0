/** The file of a round is held against the files of the rounds before, before two people approve it (ELG-02a). */
import { expect, it } from 'vitest'
import { utf8 } from '#election/bytes.ts'
import { importElection } from '#election/definition/import/import-election.ts'
import { bytesOf, GOOD_FILES, SAMPLE_FONTS } from '#election/definition/import/sample-files.ts'
import type { ElectionId } from '#election/ids.ts'
import { must } from '#simulation/rooms/must.ts'
import { checkChanges } from './check-changes.ts'

const electionId = '0011223344556677' as ElectionId
const { rules, stations, contests, paperContests, roll } = must(
  importElection(bytesOf(GOOD_FILES), { fonts: SAMPLE_FONTS }),
).sources
const against = { electionPackage: { electionId, rules, stations, contests, paperContests }, roll, fonts: SAMPLE_FONTS }
const fileOf = (...rows: string[]) => ({
  file: utf8(['roll_no,mark,cause,box', ...rows, ''].join('\n')),
  profile: null,
})

it('the online box of a row in an earlier file is refused in another row of this one', () => {
  const file = (rollNo: string) => fileOf(`${rollNo},online_voted,online,${'ab'.repeat(16)}`)
  const check = (rollNo: string) => checkChanges(file(rollNo), { ...against, earlier: [file('1-1')] })
  expect(check('1-1').ok).toBe(true)
  expect(check('2-1')).toMatchObject({ error: { errors: [{ line: 2, column: 'box', code: 'duplicate-value' }] } })
})

it('a word beside the online box of the same voter is shown and counted too, and a row of two stations once', () => {
  const changes = fileOf('1-1,,death,', `1-1,online,online,${'ab'.repeat(16)}`, '2-1,moved,move,')
  const checked = must(checkChanges(changes, { ...against, earlier: [] }))
  expect(checked.rows.map(({ rollNo, cause, mark }) => [rollNo, cause, mark])).toEqual([
    ['1-1', 'death', 'died'],
    ['1-1', 'online', 'online'],
    ['2-1', 'move', 'moved'],
  ])
  expect(checked.causes).toEqual(['death', 'move', 'online'].map((cause) => ({ cause, count: 1 })))
})

it('the two who approve see for which contests an early vote was told', () => {
  const [row] = roll
  const named = contests[0]?.title
  const file = utf8(`roll_no,mark,cause,contests\n${row?.rollNo},early_voted,early-voting,${named}\n`)
  const checked = must(checkChanges({ file, profile: null }, { ...against, earlier: [] }))
  expect(checked.rows).toMatchObject([{ mark: 'early_voted', contests: [named] }])
})
