/** Asks one witness to cosign a checkpoint (c2sp.org/tlog-witness, add-checkpoint). */

import type { VerifyEd25519 } from '#election/keys/signature.ts'
import { cosignaturesOf } from '#election/online/log/checkpoint.ts'
import { NOTE_BYTES_MAX, type Note, type NoteSignature, parseSignatureLines } from '#election/online/log/note.ts'
import { consistencyProof, type WholeSubtree } from '#election/online/log/tree.ts'
import { writeAddCheckpoint } from '#election/online/log/witness.ts'
import { err, ok, type Result } from '#election/result.ts'

export interface WitnessPeer {
  readonly name: string
  /** Ed25519, 32 bytes. */
  readonly key: Uint8Array
  /** Ends with a slash; `add-checkpoint` comes after it. */
  readonly url: string
}

export interface ToBeWitnessed {
  readonly tree: WholeSubtree
  readonly size: number
  /** As the log signed it. */
  readonly note: Note
  readonly bytes: Uint8Array
}

export type NoCosignature = { readonly cause: 'unreachable' | 'refused' | 'wrong-signature' | 'knows-a-larger-log' }

const ANSWER_MS = 10_000

/** @param known size that this witness is thought to have; where it has another one, it says so and is asked once more */
export async function askWitness(
  peer: WitnessPeer,
  ask: ToBeWitnessed,
  known: number,
  verify: VerifyEd25519,
): Promise<Result<readonly NoteSignature[], NoCosignature>> {
  const first = await send(peer, ask, known)
  const size = first?.status === 409 ? sizeIn(first.body) : null
  if (size !== null && size > ask.size) return err({ cause: 'knows-a-larger-log' })
  const answer = size === null ? first : await send(peer, ask, size)
  if (answer === null) return err({ cause: 'unreachable' })
  if (answer.status !== 200) return err({ cause: 'refused' })
  const lines = parseSignatureLines(answer.body)
  const signatures = lines?.filter(({ name }) => name === peer.name) ?? []
  const times = cosignaturesOf({ text: ask.note.text, signatures }, [peer], verify)
  return times?.has(peer.name) === true ? ok(signatures) : err({ cause: 'wrong-signature' })
}

async function send(peer: WitnessPeer, { tree, size, bytes }: ToBeWitnessed, old: number) {
  const body = writeAddCheckpoint({ old, proof: consistencyProof(tree, old, size), checkpoint: bytes })
  try {
    const response = await fetch(new URL('add-checkpoint', peer.url), {
      method: 'POST',
      body: Buffer.from(body),
      redirect: 'error',
      signal: AbortSignal.timeout(ANSWER_MS),
    })
    return { status: response.status, body: await textOf(response) }
  } catch {
    // Not there, too slow, or a redirect: the next checkpoint asks again.
    return null
  }
}

/** A witness is somebody else's program: what it sends is read up to a limit. */
async function textOf(response: Response): Promise<string> {
  let text = ''
  const decoder = new TextDecoder()
  for await (const chunk of response.body ?? []) {
    text += decoder.decode(chunk, { stream: true })
    if (text.length > NOTE_BYTES_MAX) return ''
  }
  return text
}

function sizeIn(body: string): number | null {
  return /^(?:0|[1-9][0-9]{0,14})\n$/.test(body) ? Number(body) : null
}
