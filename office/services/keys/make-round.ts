/** A round of roll lists from exactly what two people approved. */
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Randomness } from '#election/randomness.ts'
import { writeWholeFile } from '#hardware/files/whole-file.ts'
import { sha256Hex } from '#openssl/hashes.ts'
import { systemClock } from '#shell/system-clock.ts'
import { meetingsPath, readStationSecrets, roundDirectory } from '../../files/office-files.ts'
import { shippedFonts } from '../../prepare/shipped-fonts.ts'
import { makeRollLists, type RollListsError } from '../../roll/make-roll-lists.ts'
import { roundChanged, roundHash } from '../../roll/round-hash.ts'
import { type Meeting, meetingsFile } from '../../session/roll-meetings.ts'
import type { KeyRefusal } from '../../session/room.ts'
import { signedAsRecorded } from '../as-recorded.ts'
import type { RoomReply, RoomSetting } from './key-messages.ts'
import { openAuthority } from './open-authority.ts'
import { aboutOf, approvingOf, OFFICE_SEAT } from './seats.ts'

export type RoundSetting = NonNullable<RoomSetting['round']>

const failed = (error: { readonly type: KeyRefusal; readonly [fact: string]: unknown }): RoomReply => ({
  type: 'failed',
  code: error.type,
  about: aboutOf(error),
})

export async function makeRound(
  setting: RoomSetting & { readonly round: RoundSetting },
  held: ReadonlyMap<number, string>,
  randomness: Randomness,
): Promise<RoomReply> {
  const { places, recorded, round } = setting
  const { number, content, made, ...approved } = round
  const passphrase = held.get(OFFICE_SEAT) ?? ''
  const signed = await signedAsRecorded(recorded, places.prepared)
  if (!signed.ok) return failed(signed.error)
  const { election } = signed.value
  const rounds = { out: places.rolls, stations: election.electionPackage.stations }
  const changed = await roundChanged(rounds, made)
  if (changed !== null) return failed(changed)
  const secrets = await readStationSecrets(join(places.prepared, 'office'), passphrase)
  if (!secrets.ok) return failed(secrets.error)
  const authority = await openAuthority(setting, passphrase)
  if (!authority.ok) return failed(authority.error)
  const approving = await approvingOf(setting, held)
  // The power went before its line: no stick has it, because a stick is written from a line. It is made once more.
  await rm(roundDirectory(places.rolls, number), { recursive: true, force: true })
  const done = await makeRollLists({
    ...{ election, authority: authority.value, secrets: secrets.value, out: places.rolls, ...approved },
    approving,
    ...{ madeAt: systemClock().now(), fonts: await shippedFonts(), randomness },
  })
  for (const secretKey of [authority.value.secretKey, ...(approving?.secretKeys ?? [])]) secretKey.fill(0)
  if (!done.ok) {
    const { error } = done
    return error.type === 'words-meet' ? keepMeetings(places.rolls, number, error.meetings) : failed(wordsOf(error))
  }
  const total = (of: 'changed' | 'added') => done.value.stations.reduce((sum, each) => sum + each[of], 0)
  const lists = await roundHash(rounds, number)
  const counts = { changed: total('changed'), added: total('added') }
  return { type: 'done', done: { type: 'roll-list-signed', number, content, lists, last: approved.last, ...counts } }
}

/** Where the page finds them, also on another day. */
async function keepMeetings(rolls: string, number: number, meetings: readonly Meeting[]): Promise<RoomReply> {
  const file = meetingsFile(meetings)
  const sha256 = sha256Hex(file)
  await writeWholeFile(meetingsPath(rolls, sha256), file, 0o600)
  const rows = meetings.length
  const stopped = { code: 'words-meet', about: { count: rows } } as const
  return { type: 'done', done: { type: 'roll-meetings-found', number, sha256, rows, stopped } }
}

/** The signed rolls know a row otherwise than the files did when they were checked: the first of them says where. */
function wordsOf(error: Exclude<RollListsError, { type: 'words-meet' }>): Parameters<typeof failed>[0] {
  if (error.type !== 'changes-refused') return error
  const [first] = error.errors
  return { type: error.type, line: first?.line ?? 0, column: first?.column ?? '', count: error.errors.length }
}
