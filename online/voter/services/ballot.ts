/** Encryption in the browser, and the second device's half of a check. */
import { type RecordSealer, recordSealer } from '#election/ballot/elgamal-record.ts'
import { selectionSaid } from '#election/ballot/marks.ts'
import { fromHex } from '#election/bytes.ts'
import { fromBase64, toBase64 } from '#election/online/log/base64.ts'
import { type Answer, openAnswers, sealAnswers } from '#election/online/opening.ts'
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

/** @param answers one for each list, in the order of their rooms */
export function sealed(election: VoterElection, answers: readonly Answer[], randomness: Randomness): Sealed {
  const made = sealAnswers(sealerFor(election), ofElection(election), answers, randomness)
  return { ...made, opening: toUrlBase64(made.opening) }
}

/** @param opening as it came after `#`, or as somebody pasted it */
export function openedCheck(election: VoterElection, opening: string): OpenedCheck {
  const bytes = fromUrlBase64(opening)
  const read = bytes === null ? null : openAnswers(bytes, ofElection(election), groundsOf(election))
  if (read === null) return { type: 'not-opened' }
  const { answers, code } = read
  const chosen = election.contests.flatMap((contest) => {
    const own = answers.filter(({ list }) => list.bit === contest.contest.bit)
    const said = own.map(({ list, selection }) => ({ place: list.place, selection }))
    const { kind } = contest.contest
    return own.length === 0 ? [] : [{ contest, selection: selectionSaid({ kind, ...contest }, said) }]
  })
  const isWhole = answers.every(({ list }) => election.contests.some(({ contest }) => contest.bit === list.bit))
  const whole = chosen.flatMap(({ contest, selection }) => (selection === null ? [] : [{ contest, selection }]))
  if (!isWhole || whole.length < chosen.length) return { type: 'not-opened' }
  return { type: 'opened', code: shownCode(code), chosen: whole }
}

function groundsOf({ electionPackage, packageHash, contests }: VoterElection) {
  const publicKey = fromHex(electionPackage.countingKey.publicKey)
  const candidates = new Map(contests.map((each) => [each.contest.bit, each.candidates.map(({ id }) => id)]))
  return { packageHash, publicKey, candidates }
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
