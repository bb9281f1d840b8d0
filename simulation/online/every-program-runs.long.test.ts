/** Every program of the online box as a process of its own: from an approved application to a vote in the log, and out again (T1 to T5, M5). */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fromHex, toHex } from '#election/bytes.ts'
import { parseExportedLog } from '#election/online/exported-log.ts'
import { TEST_CARDS } from '#online/test-jpki/people.ts'
import { unreadable } from '#simulation/secrecy/process-memory.ts'
import { leftOut, whyNoDatabase } from './box-room.ts'
import { foundInMemory, processesOf, Wanted } from './bytes-in-places.ts'
import { approvedLetter, rollCsv } from './programs/invented-people.ts'
import { InventedVoter } from './programs/invented-voter.ts'
import { OnlinePrograms } from './programs/online-programs.ts'

const { password } = TEST_CARDS.good
const whyNoMemory = unreadable()

function namesOf<T>(things: readonly T[]): Record<string, T> {
  return Object.fromEntries(
    things.map((thing, at) => [`${typeof thing === 'string' ? 'code' : 'vote code'} ${at}`, thing]),
  )
}

describe.skipIf(whyNoDatabase !== null)(`every program runs${leftOut}`, () => {
  let programs: OnlinePrograms
  let codes: readonly string[]
  let votes: readonly string[]
  beforeAll(async () => {
    programs = await OnlinePrograms.start({ seed: 'every program runs', durable: false })
    const [station] = programs.ground.election.electionPackage.stations
    await programs.staff[0].ask('import', { csv: rollCsv(station?.id ?? '') })
    const letters = [await approvedLetter(programs, '1'), await approvedLetter(programs, '2')]
    const { page } = programs.ground.election.settings.origin
    expect(letters.map(({ address }) => address.origin)).toEqual([page, page])
    codes = letters.map(({ code }) => code)
    await programs.provisionBoxes()
  })
  afterAll(async () => {
    await programs?.end()
    if (programs !== undefined) expect(existsSync(programs.directory)).toBe(false)
  })

  test('a voter goes from the letter’s code by a card to a vote that every witness has seen', async () => {
    const voter = new InventedVoter(programs.voters)
    expect(await voter.toBallot(codes[0] ?? '', 'revoked', password)).toMatchObject({ refusal: 'revoked' })
    expect(await voter.toBallot(codes[0] ?? '', 'other', password)).toMatchObject({ refusal: 'another-person' })
    expect(await voter.toBallot(codes[0] ?? '', 'good', 'WRONG99')).toMatchObject({ refusal: 'wrong-password' })
    expect((await voter.toBallot(codes[0] ?? '', 'good', password)).type).toBe('choosing')
    const first = await voter.cast()
    expect(first.witnesses).toHaveLength(3)
    expect(voter.kept).toBeNull()
    const other = new InventedVoter(programs.voters)
    expect((await other.toBallot(codes[1] ?? '', 'other', password)).type).toBe('choosing')
    votes = [first.code, (await other.cast()).code]
  })

  test.skipIf(whyNoMemory !== null)(
    `no program’s memory has what the other side alone may know${whyNoMemory === null ? '' : ` (skipped: ${whyNoMemory})`}`,
    async () => {
      const found = (side: readonly string[], wanted: Wanted) =>
        side.flatMap((name) => {
          const processes = processesOf(`online/main/${name}.ts`, programs.directory)
          expect([name, processes.length]).toEqual([name, name === 'witness' ? 3 : 1])
          return processes.slice(0, 1).flatMap((pid) => foundInMemory(pid, wanted).map((what) => `${name}: ${what}`))
        })
      const casts = await programs.ask<{ body: Buffer }>('box_side', 'SELECT body FROM box.cast_event')
      const things = casts.flatMap(({ body }, at) => [
        [`record ${at}`, body.subarray(-160, -64)],
        [`signature ${at}`, body.subarray(-64)],
      ])
      const ofVotes = new Wanted({ ...Object.fromEntries(things), ...namesOf(votes.map((each) => fromHex(each))) })
      const people = {
        ...namesOf(codes),
        name: '試験　花子',
        other: '試験　太郎',
        address: '架空県見本市中央',
        password,
      }
      const ofPeople = new Wanted(people)
      // The search sees what is there.
      expect(found(['collector'], ofVotes)).not.toEqual([])
      expect(found(['roll'], ofPeople)).not.toEqual([])
      expect(found(['collector', 'sequencer', 'hold', 'witness', 'page'], ofPeople)).toEqual([])
      expect(found(['gate', 'roll'], ofVotes)).toEqual([])
    },
  )

  test('after the close two people take it out: both places have the votes that were promised', async () => {
    await programs.putClockToClose()
    await programs.export()
    const [original, duplicate] = programs.ground.places.exported
    const names = ['online-box.ippyo', 'online-log.ippyo', 'online-voted.ippyo', 'online-voted.sig']
    expect(readdirSync(original).toSorted()).toEqual(names)
    expect(readdirSync(duplicate).toSorted()).toEqual(names)
    const log = parseExportedLog(new Uint8Array(readFileSync(join(original, 'online-log.ippyo'))))
    expect(log?.entries.slice(2).map(toHex).toSorted()).toEqual(votes.toSorted())
  })

  test('what the gate sealed for both votes is on the stick for sorting', async () => {
    await programs.writeEvidence()
    const [name = ''] = readdirSync(programs.ground.places.sorting)
    const bytes = new Uint8Array(readFileSync(join(programs.ground.places.sorting, name)))
    const rows = new DataView(bytes.buffer, bytes.byteOffset).getUint32(28)
    expect([name, rows, bytes.length]).toEqual(['online-evidence.ippyo', 2, 32 + 2 * (16 + 4096)])
  })

  test('no program wrote down a code, a name or a vote code', () => {
    const lines = programs.programs.flatMap((each) => each.lines).join('\n')
    expect(lines).toMatch(/permit/)
    for (const secret of [...codes, ...votes, '花子', '太郎', '架空県', password]) expect(lines).not.toContain(secret)
  })

  test('each ends with 0 when it is asked to', async () => {
    for (const program of programs.programs.toReversed())
      expect([program.name, await program.end()]).toEqual([program.name, 0])
  })
})
