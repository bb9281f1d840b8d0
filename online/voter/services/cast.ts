/** The cast: written and signed once for a permit, kept, and sent as it is until there is an answer. */
import { sha256 } from '@noble/hashes/sha2.js'
import { ballotMessage, castBytes } from '#election/online/cast.ts'
import { withLowS } from '#election/online/checks.ts'
import { type SaltedRecords, voteCode, writeEnvelope } from '#election/online/envelope.ts'
import type { NotSigned, SendAnswer } from '../session/event.ts'
import { boxRefusal } from '../session/event.ts'
import type { Cast, HeldPermit } from '../session/state.ts'
import type { VoterElection } from '../session/voter-election.ts'
import { ask, jsonIn } from './ask.ts'
import type { Surroundings } from './surroundings.ts'

const ANSWER_BYTES_MAX = 1024
const OCTETS = 'application/octet-stream'
const REFUSED = 409
const MALFORMED = 400

export async function signCast(
  { store, subtle }: Pick<Surroundings, 'store' | 'subtle'>,
  { electionPackage, listVersion }: VoterElection,
  { bytes: permitBytes, permit }: HeldPermit,
  salted: SaltedRecords,
): Promise<Cast | NotSigned> {
  const { box, style } = permit
  const of = { electionId: electionPackage.electionId, box, style, listVersion }
  const envelope = writeEnvelope({ ...of, permitHash: sha256(permitBytes), ...salted })
  const kept = await store.read()
  if (kept?.permit?.permit.id !== permit.id || kept.cast !== null) return whyNot(store)
  const how = { name: 'ECDSA', hash: 'SHA-256' }
  const signature = await subtle.sign(how, kept.privateKey, new Uint8Array(ballotMessage(envelope)))
  const bytes = castBytes(permitBytes, envelope, withLowS(new Uint8Array(signature)))
  const cast = { bytes, code: voteCode(salted) }
  return (await store.change((still) => ({ ...still, cast })))?.cast ?? whyNot(store)
}

async function whyNot(store: Surroundings['store']): Promise<NotSigned> {
  return (await store.waiting()) === null ? 'erased' : 'begun-anew'
}

export async function sendCast(
  { fetch, origin }: Pick<Surroundings, 'fetch' | 'origin'>,
  { bytes }: Cast,
): Promise<SendAnswer> {
  const how = { method: 'POST', headers: { 'content-type': OCTETS }, body: new Uint8Array(bytes) }
  const answer = await ask(fetch, `${origin}/cast`, ANSWER_BYTES_MAX, how)
  if (answer === null) return { type: 'no-answer' }
  if (answer.status === 200) return { type: 'promise', bytes: answer.bytes }
  // Anything else may be a proxy on the way: it does not speak for the collector.
  if (answer.status !== REFUSED && answer.status !== MALFORMED) return { type: 'no-answer' }
  const read = boxRefusal.safeParse(jsonIn(answer.bytes))
  return read.success ? { type: 'refused', said: read.data.refused } : { type: 'no-answer' }
}
