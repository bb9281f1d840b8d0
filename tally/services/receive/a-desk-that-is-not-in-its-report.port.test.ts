/** D-24: a report in which a desk is missing is not received, and the words on the screen name that desk. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import type { RollNumber } from '#election/ids.ts'
import { countingElection, writeCountingElection, writeStationReport } from '#simulation/counting/counting-election.ts'
import { CountRoom } from '#simulation/promises/count-room.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import { placesOf } from '#ui/messages/message.ts'
import { tallyRefusals } from '#ui/messages/tally.ts'
import { ReceivedReports } from './received-reports.ts'

const slice = (from: string, to: string) => ({ from: from as RollNumber, to: to as RollNumber })

it('signed at the first desk without the report of the second: desk 2 is in the message', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'ippyo-desk-missing-'))
  try {
    const made = await countingElection(seededRandomness('a desk is not in its report'))
    await writeCountingElection(made, directory)
    await writeStationReport(made, directory, { station: '1', voters: 4, pairs: ['started', 'started', 'spare'] })
    const { electionPackage } = made.election
    const desks = [slice('1', '5'), slice('6', '9')]
    const stations = electionPackage.stations.map((each) => (each.id === '1' ? { ...each, desks } : each))
    const election = { ...made.election, electionPackage: { ...electionPackage, stations } }
    const tally = { election, authorityPublicKey: made.authority.publicKey, software: null }
    const room = await CountRoom.make()
    room.press({ type: 'receive-reports' })
    room.send(await new ReceivedReports().read(join(directory, 'reports'), tally))
    const { code, about } = room.view().message ?? expect.unreachable()
    expect([code, about]).toEqual(['desk-report-missing', { file: '1.json', desk: 2 }])
    const { title, next } = tallyRefusals['desk-report-missing'].ja
    expect(Object.keys(about)).toEqual(expect.arrayContaining([...placesOf(title), ...placesOf(next)]))
  } finally {
    await rm(directory, { recursive: true })
  }
})
