/** Encryption in the browser, and the second device's half of a check. */
import { type RecordSealer, recordSealer } from '#election/ballot/elgamal-record.ts'
import type { OneSelection } from '#election/ballot/record.ts'
import { fromHex } from '#election/bytes.ts'
import type { ContestBit } from '#election/ids.ts'
import { fromBase64, toBase64 } from '#election/online/log/base64.ts'
import { openChoices, sealChoices } from '#election/online/opening.ts'
import { shownCode } from '#election/online/shown-code.ts'
import type { Randomness } from '#election/randomness.ts'
import type { OpenedCheck, Sealed } from '../session/state.ts'
import type { VoterElection } from '../session/voter-election.ts'

const sealers = new WeakMap<VoterElection, RecordSealer>()

/** Tables of the key take a phone half a second: they are made while the gate looks at the card (`perform`). */
export function sealerFor(election: VoterElection): RecordSealer {
  const made = sealers.get(election) ?? recordSealer(partsOf(election))
  sealers.set(election, made)
  return made
}

export function sealed(
  election: VoterElection,
  contests: readonly { readonly bit: ContestBit; readonly selection: OneSelection }[],
  randomness: Randomness,
): Sealed {
  const choices = contests.map(({ bit, selection }) => ({ contest: bit, selection }))
  const made = sealChoices(sealerFor(election), ofElection(election), choices, randomness)
  return { ...made, opening: toUrlBase64(made.opening) }
}

/** @param opening as it came after `#`, or as somebody pasted it */
export function openedCheck(election: VoterElection, opening: string): OpenedCheck {
  const bytes = fromUrlBase64(opening)
  const read = bytes === null ? null : openChoices(bytes, ofElection(election), partsOf(election))
  if (read === null) return { type: 'not-opened' }
  const chosen = read.choices.flatMap(({ contest: bit, selection }) => {
    const contest = election.contests.find((each) => each.contest.bit === bit)
    return contest === undefined ? [] : [{ contest, selection }]
  })
  return { type: 'opened', code: shownCode(read.code), chosen }
}

function partsOf({ electionPackage, packageHash, contests }: VoterElection) {
  const publicKey = fromHex(electionPackage.countingKey.publicKey)
  return { packageHash, publicKey, candidates: contests.flatMap(({ candidates }) => candidates.map(({ id }) => id)) }
}

function ofElection({ electionPackage: { electionId }, listVersion }: VoterElection) {
  return { electionId, listVersion }
}

function toUrlBase64(bytes: Uint8Array): string {
  return toBase64(bytes).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

function fromUrlBase64(text: string): Uint8Array | null {
  const plain = text.trim().replaceAll('-', '+').replaceAll('_', '/')
  return fromBase64(plain.padEnd(Math.ceil(plain.length / 4) * 4, '='))
}
