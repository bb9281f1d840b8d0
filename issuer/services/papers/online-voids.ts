/**
 * The acts of this station on online boxes, for the sorting (docs/formats/online-lists.md §3): whose vote a card or paper made void, and who
 * got one without a vote; and by which roll list the station knew it. Made from the rows of the books with each report; no time, no roll number, ascending.
 */
import { join } from 'node:path'
import { concat } from '#election/bytes.ts'
import { SIGNATURE_FILE_BYTES, type SignedBytes } from '#election/definition/signed-document.ts'
import type { MachineSigner } from '#election/keys/machine-signer.ts'
import type { Handle } from '#election/online/ids.ts'
import { signVoids } from '#election/online/voids.ts'
import { markInForce } from '#election/roll/mark-in-force.ts'
import { gotVote } from '#election/roll/standing.ts'
import { writeWholeFile } from '#hardware/files/whole-file.ts'
import type { OpenStation } from '../station.ts'

export interface OnlineVoids {
  /** Voided for a card or paper of this station. */
  readonly voided: readonly Handle[]
  /** Voided because the voter voted early or by absentee paper as well: nobody came. */
  readonly twice: readonly Handle[]
  readonly cards: readonly Handle[]
}

/** Null: an election without an online ballot box. */
export function onlineVoidsOf({ books, election, facts }: OpenStation): OnlineVoids | null {
  if (election.electionPackage.rules.online !== true) return null
  const named = [...books.onlineBoxes()]
  const changes = books.day()?.roll.changes ?? []
  // The voter voted early or by absentee paper as well, and the lists name the box of the online vote: it is void at the voter's own station.
  const isVoidHere = ([row, { isTwice }]: (typeof named)[number]) => {
    const listed = books.listedMark(row)
    const { mark } = markInForce(listed, changes)
    const hasOnlineVote = listed.mark === 'online_voted' || listed.mark === 'online_void_first'
    const isTold = hasOnlineVote && (mark === 'early_voted' || mark === 'absentee_voted')
    return listed.station === facts.station && (isTwice || isTold)
  }
  const twice = named.filter(isVoidHere).map(([, { box }]) => box)
  const rest = named.filter((each) => !isVoidHere(each))
  const voted = rest.flatMap(([row, { box }]) => {
    const standing = books.standing(row)
    const { onlineVoid: isVoid, paper } = standing
    // A provisional ballot waits for a decision: without the officer's word the online vote stays, and decides about it (ELG-10).
    return gotVote(standing) && (isVoid || paper !== 'provisional') ? [{ box, isVoid }] : []
  })
  const boxes = (isVoid: boolean) => voted.filter((each) => each.isVoid === isVoid).map(({ box }) => box)
  return { voided: boxes(true), twice, cards: boxes(false) }
}

/** @param number that of the report */
export function signedVoids(station: OpenStation, signer: MachineSigner, number: number): SignedBytes | null {
  const voids = onlineVoidsOf(station)
  if (voids === null) return null
  const { electionId, issuer, station: id } = station.facts
  const { held } = station.books.roll()
  const rollList = { number: held.number, last: held.last }
  const { cards, twice } = voids
  const lists = { voided: [...twice, ...voids.voided], cards, rollList }
  const signed = signer.with((key) => {
    const { signature, bytes } = signVoids({ electionId, station: id, issuer, number, ...lists }, key)
    return concat(signature, bytes)
  })
  return { signature: signed.slice(0, SIGNATURE_FILE_BYTES), bytes: signed.slice(SIGNATURE_FILE_BYTES) }
}

/** The signature first, as with the report. @throws errors of the file system */
export async function writeVoids(path: string, { bytes, signature }: SignedBytes): Promise<void> {
  await writeWholeFile(`${path}.sig`, signature)
  await writeWholeFile(`${path}.ippyo`, bytes)
}

export function voidsPath(directory: string, station: string, number: number): string {
  return join(directory, `online-voids-${station}-${number}`)
}
