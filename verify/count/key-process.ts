/**
 * The only place where shares are open and the counting key exists. It lives for one opening of one complete district, in a process of its
 * own that dumps no core, gets no arguments and ends with it: the key does not outlive it. It answers nothing before the last record of the
 * district is in, and then only sums: no order, no medium, no part (LAW-17).
 */
import { BASE, lagrangeAtZero, modulo, scalarBytes, scalarOf, timesSecret } from '../group/ristretto.ts'
import { openShare, parseShare, type Share } from '../keys/share-file.ts'
import { type KeyRefusal, type KeyReply, type KeyRequest, type Selection, sumName } from './key-messages.ts'
import { type Opened, recordOpener } from './open-record.ts'

const RECORD = 512
/** Clear part, A, C, T and s. */
const PROVEN = 136

interface Vote {
  /** The first 136 bytes. */
  readonly record: Buffer
  readonly opened: Opened
}

interface Opening {
  readonly begun: KeyRequest & { type: 'begin' }
  readonly secret: Uint8Array
  readonly open: ReturnType<typeof recordOpener>
  readonly sums: Map<string, Selection>
  /** Contest and A → the vote that has it. */
  readonly votes: Map<string, Vote>
  records: number
}

let opening: Opening | null = null

const reply = (message: KeyReply) => process.send?.(message)

// The process that gave the shares has ended: the key ends with it.
process.once('disconnect', () => process.exit())
// Node's answer to this signal is a debugger on loopback, open to every user of the machine.
process.on('SIGUSR1', () => {})
// Node's words about an error may repeat secrets of this process.
process.on('uncaughtException', (error) => {
  process.stderr.write(`${error instanceof Error ? error.name : typeof error}\n`)
  process.exit(1)
})

process.on('message', async (request: KeyRequest) => {
  if (request.type === 'begin') {
    const assembled = await assemble(request)
    if (!(assembled instanceof Uint8Array)) return end({ type: 'refused', refusal: assembled })
    const { packageHash, countingKey } = request.grounds
    const open = recordOpener({ packageHash, publicKey: countingKey.publicKey, lists: request.lists }, assembled)
    const [sums, votes] = [new Map(), new Map()]
    opening = { begun: request, secret: assembled, open, sums, votes, records: 0 }
    return void reply({ type: 'ready' })
  }
  if (opening === null) return end(null)
  if (request.type === 'records') {
    take(opening, Buffer.from(request.bytes))
    return void reply({ type: 'taken' })
  }
  const { begun, records, sums, secret, votes } = opening
  secret.fill(0)
  for (const { opened } of votes.values()) add(sums, opened, opened.selection)
  const whole = records === begun.records
  return end(whole ? { type: 'totals', selections: [...sums.values()] } : null)
})

/** Nothing can be asked after the last word. */
function end(last: KeyReply | null): void {
  if (last === null) process.exit(1)
  process.send?.(last, undefined, undefined, () => process.exit())
}

async function assemble({ grounds, shares: given }: KeyRequest & { type: 'begin' }): Promise<Uint8Array | KeyRefusal> {
  const shares: Share[] = []
  for (const [i, { file, passphrase }] of given.entries()) {
    const parsed = parseShare(Buffer.from(file), grounds)
    if (typeof parsed === 'string') return { type: parsed, share: i }
    const share = await openShare(parsed, passphrase, grounds)
    if (typeof share === 'string') return { type: share, share: i }
    if (shares.some((other) => other.index === share.index)) return { type: 'share-twice', index: share.index }
    shares.push(share)
  }
  const { threshold, publicKey } = grounds.countingKey
  if (shares.length < threshold) return { type: 'too-few-shares', given: shares.length, needed: threshold }
  const secret = combined(shares.slice(0, threshold))
  for (const share of shares) share.bytes.fill(0)
  return Buffer.from(publicKeyOf(secret)).toString('hex') === publicKey ? secret : { type: 'wrong-key' }
}

function combined(shares: readonly Share[]): Uint8Array {
  const indexes = shares.map(({ index }) => index)
  const parts = shares.map(({ index, bytes }) => (scalarOf(bytes) ?? 0n) * lagrangeAtZero(index, indexes))
  return scalarBytes(modulo(parts.reduce((sum, part) => sum + part, 0n)))
}

function publicKeyOf(secret: Uint8Array): Uint8Array {
  return timesSecret(BASE, scalarOf(secret) ?? 0n).toBytes()
}

function take(into: Opening, bytes: Buffer): void {
  for (let at = 0; at + RECORD <= bytes.length; at += RECORD) {
    const record = bytes.subarray(at, at + RECORD)
    const opened = into.open(record)
    into.records++
    // The media were verified: the list of a record on one of them is a list, whatever the rest of it says.
    const list = { contest: record.readUInt16BE(2), place: record.readUInt8(4) }
    const isVote = opened !== null && !isAgain(into.votes, { record: Buffer.from(record.subarray(0, PROVEN)), opened })
    if (!isVote) add(into.sums, list, 'unopened')
  }
}

/** record.md §5: of several with one A the first in the order of their bytes is the vote, whatever medium was read first. */
function isAgain(votes: Map<string, Vote>, vote: Vote): boolean {
  const name = vote.record.toString('latin1', 0, 40)
  const before = votes.get(name)
  if (before === undefined || Buffer.compare(vote.record, before.record) < 0) votes.set(name, vote)
  return before !== undefined
}

function add(
  sums: Opening['sums'],
  { contest, place }: Pick<Selection, 'contest' | 'place'>,
  selection: Selection['selection'],
): void {
  const name = sumName({ contest, place, selection })
  sums.set(name, { contest, place, selection, records: 1 + (sums.get(name)?.records ?? 0) })
}
