/** A machine that is dead for good: in the evening a healthy one takes its pair as that pair, and closes it. */

import { encryptRecord } from '#election/ballot/record.ts'
import type { Role } from '#election/ballot-box/layout.ts'
import { contestBits } from '#election/contests.ts'
import type { ContestBit, ContestMask, MachineId } from '#election/ids.ts'
import { sign } from '#election/keys/signature.ts'
import { err, ok } from '#election/result.ts'
import type { LocalDate } from '#election/time.ts'
import { admit, type Inserted } from '#kiosk/services/ballot-box/admit.ts'
import { openPair } from '#kiosk/services/ballot-box/open-pair.ts'
import { nativeSha256 } from '#openssl/hashes.ts'
import { encryptBaseNative } from '#openssl/hpke-encrypt.ts'
import type { KioskRoom, Room } from '#simulation/rooms/kiosk-room.ts'
import {
  authority,
  counting,
  ELECTION,
  KEY_SET,
  listHash,
  STATION_INDEX,
  signerOf,
  stationKeys,
} from '#simulation/rooms/station-facts.ts'
import type { Ledger } from './ledger.ts'
import type { Visit } from './observer.ts'

async function inserted(dead: KioskRoom, role: Role): Promise<Inserted> {
  if (dead.openOther !== null) return dead.openOther(role)
  const medium = dead.slots[role]
  return medium === null ? err({ type: 'missing' }) : ok(medium)
}

/** @returns the records a contest of the closed pair, or null when it could not be closed */
export async function rescue(
  room: Room,
  dead: KioskRoom,
  helper: KioskRoom,
  visit: Visit | null,
  ledger: Ledger,
  today: LocalDate,
): Promise<ReadonlyMap<ContestBit, number> | null> {
  const { facts, randomness } = room
  const admitted = await admit({
    original: await inserted(dead, 'original'),
    duplicate: await inserted(dead, 'duplicate'),
    expected: {
      use: 'fixture',
      electionId: ELECTION,
      keySet: KEY_SET,
      station: STATION_INDEX,
      pair: dead.pair,
      authorityPublicKey: authority.publicKey,
    },
    restart: true,
    sha256: nativeSha256,
  })
  if (!admitted.ok) return null
  const own = facts.kiosk(helper.pair)
  const box = await openPair({
    admitted: admitted.value,
    stationSecret: stationKeys.stationSecret,
    machine: {
      id: own.facts.machine as MachineId,
      signSeal: (message) => signerOf(own.facts.machine).with((key) => sign('closing-seal', message, key)),
    },
    kioskSigningKeys: facts.kioskSigningKeys,
    own: null,
    randomness,
    sha256: nativeSha256,
  })
  const { situation } = await box.recover()
  const { journal } = situation
  if (journal?.type === 'interrupted' && visit !== null) {
    const open = contestBits((journal.contests & ~journal.done) as ContestMask)
    for (const contest of contestBits(journal.done)) ledger.toldRecorded(visit.voter, contest, 'the rescue')
    for (const contest of open) {
      ledger.toldNotRecorded(visit.voter, contest, 'the rescue')
      ledger.attempted(visit.voter, contest, 'maybe-end')
    }
    const endedRecord = (contest: ContestBit) =>
      encryptRecord({
        electionId: ELECTION,
        contest,
        listVersion: 1,
        listHash,
        selection: { type: 'ended' },
        countingPublicKey: counting.publicKey,
        randomness,
        encryptBase: encryptBaseNative,
      })
    const outcome = await box.end({ token: null, cardContests: journal.contests, endedRecord, by: 'staff', today })
    if (outcome.type === 'recorded') {
      for (const contest of open) ledger.toldRecorded(visit.voter, contest, 'the rescue')
    }
  }
  const closed = await box.close({ today, final: true })
  // A machine that died while it closed may have come so far that recovery alone has ended it, for good.
  const report = closed.type === 'closed' ? closed.report : box.closingReport()
  if (!report?.final) return null
  return new Map(report.records.map(({ contest, records }) => [contest, records]))
}
