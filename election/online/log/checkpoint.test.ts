/** Notes, checkpoints, cosignatures, receipts and a witness's answers, with the examples of the standards where they have keys. */
import { describe, expect, it } from 'vitest'
import { concat, toHex, uint, utf8 } from '#election/bytes.ts'
import { makeSigningKey } from '#election/keys/signature.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import { unixSecond } from '../instant.ts'
import { fromBase64, toBase64 } from './base64.ts'
import { checkpointText, cosign, cosignaturesOf, readCheckpoint, signCheckpoint } from './checkpoint.ts'
import { keyIdOf, parseNote, parseSignatureLines, verifierKey, writeNote } from './note.ts'
import { checkTlogProof, parseTlogProof, writeTlogProof } from './tlog-proof.ts'
import { consistencyProof, emptyRoot, inclusionProof, leafHash, rootOf, treeOf } from './tree.ts'
import { judgeAddCheckpoint, NOTHING_WITNESSED, parseAddCheckpoint, writeAddCheckpoint } from './witness.ts'

const randomness = seededRandomness('log', 'keys')
const log = { origin: 'box.example/2026', ...makeSigningKey(randomness) }
const key = { origin: log.origin, key: log.publicKey }
const witnesses = ['prefecture.example/w', 'university.example/w'].map((name) => ({
  name,
  ...makeSigningKey(randomness),
}))
const known = witnesses.map(({ name, publicKey }) => ({ name, key: publicKey }))
const entries = Array.from({ length: 11 }, (_, i) => uint(i, 6))
const tree = treeOf(entries.map(leafHash))
const headAt = (size: number) => ({ origin: log.origin, size, root: rootOf(tree, size) })
const signed = (size: number) => signCheckpoint(headAt(size), log.secretKey, log.publicKey)
const NOON = unixSecond(1_795_000_000)

function cosigned(size: number, by = witnesses): Uint8Array {
  const note = parseNote(signed(size))
  if (note === null) throw new Error('a note that was written')
  return writeNote({ ...note, signatures: [...note.signatures, ...by.map((each) => cosign(note.text, NOON, each))] })
}

describe('a signed note', () => {
  const text = 'This is an example message.\n'
  const line =
    '— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n'
  const publicKey = fromBase64('AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k')?.slice(1) ?? new Uint8Array()
  const foo = { name: 'example.com/foo', type: 1 as const, key: publicKey }

  it('has the key id and verifier key of the standard’s example', () => {
    expect(toHex(keyIdOf(foo))).toBe('530d903a')
    expect(verifierKey(foo)).toBe('example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k')
    const note = parseNote(utf8(`${text}\n${line}`))
    expect(note?.text).toBe(text)
    expect(note && toHex(note.signatures[0]?.keyId ?? new Uint8Array())).toBe('530d903a')
    expect(note && writeNote(note)).toEqual(utf8(`${text}\n${line}`))
  })

  it.each([
    ['nothing', ''],
    ['no signature', `${text}\n`],
    ['no empty line', `${text}${line}`],
    ['a signature without its end', `${text}\n${line.trimEnd()}`],
    ['another dash', `${text}\n${line.replace('—', '-')}`],
    ['base 64 of a second form', `${text}\n${line.replace('aQM=', 'aQN=')}`],
    ['a control character', `a\u0007${text}\n${line}`],
    ['a carriage return', `${text.trimEnd()}\r\n\n${line}`],
    ['a name with a plus', `${text}\n${line.replace('foo', 'f+o')}`],
    ['a key id alone', `${text}\n— example.com/foo Uw2QOg==\n`],
  ])('is none with %s', (_, note) => {
    expect(parseNote(utf8(note))).toBe(null)
  })

  it('is none that is no UTF-8', () => {
    expect(parseNote(concat(uint(0xff, 1), utf8(`${text}\n${line}`)))).toBe(null)
  })
})

describe('a checkpoint', () => {
  it('is read as it was signed', () => {
    const read = readCheckpoint(signed(7), key)
    expect(read).toMatchObject({ ok: true, value: headAt(7) })
  })

  it.each([
    ['of another log', { ...key, origin: 'other.example' }, 'checkpoint-of-another-log'],
    ['under another key', { ...key, key: witnesses[0]?.publicKey ?? key.key }, 'checkpoint-not-signed'],
  ])('is refused %s', (_, as, type) => {
    expect(readCheckpoint(signed(7), as)).toEqual({ ok: false, error: { type } })
  })

  it('is refused with any byte of its text changed', () => {
    const bytes = signed(7)
    const length = utf8(checkpointText(headAt(7))).length
    const taken = [...Array(length).keys()].filter(
      (at) => readCheckpoint(bytes.with(at, (bytes[at] as number) ^ 1), key).ok,
    )
    expect(taken).toEqual([])
  })

  it('is refused when one of two lines of the log’s key does not hold', () => {
    const note = parseNote(signed(7))
    const false1 = parseNote(signed(8))
    if (note === null || false1 === null) throw new Error('notes that were written')
    const bytes = writeNote({ ...note, signatures: [...note.signatures, ...false1.signatures] })
    expect(readCheckpoint(bytes, key)).toEqual({ ok: false, error: { type: 'checkpoint-not-signed' } })
  })

  it.each([
    ['an extension line', `${log.origin}\n7\n${toBase64(headAt(7).root)}\nmore\n`],
    ['a size with a zero in front', `${log.origin}\n07\n${toBase64(headAt(7).root)}\n`],
    ['a root of 31 bytes', `${log.origin}\n7\n${toBase64(headAt(7).root.slice(1))}\n`],
  ])('is none with %s', (_, text) => {
    const signature = parseNote(signed(7))?.signatures ?? []
    expect(readCheckpoint(writeNote({ text, signatures: signature }), key)).toEqual({
      ok: false,
      error: { type: 'checkpoint-malformed' },
    })
  })
})

describe('cosignatures', () => {
  const noteOf = (bytes: Uint8Array) => parseNote(bytes) ?? { text: '', signatures: [] }

  it('name the witnesses that gave one, and when', () => {
    expect(cosignaturesOf(noteOf(cosigned(7)), known)).toEqual(new Map(known.map(({ name }) => [name, NOON])))
    expect(cosignaturesOf(noteOf(cosigned(7, witnesses.slice(1))), known)?.size).toBe(1)
    expect(cosignaturesOf(noteOf(signed(7)), known)?.size).toBe(0)
  })

  it('that do not hold make the note worthless', () => {
    const note = noteOf(cosigned(7))
    const moved = { ...note, text: checkpointText(headAt(8)) }
    expect(cosignaturesOf(moved, known)).toBe(null)
    const [first, second, third] = note.signatures
    if (first === undefined || second === undefined || third === undefined) throw new Error('three lines')
    const later = { ...second, signature: second.signature.with(7, (second.signature[7] as number) ^ 1) }
    expect(cosignaturesOf({ ...note, signatures: [first, later, third] }, known)).toBe(null)
  })

  it('of strangers are passed over', () => {
    expect(cosignaturesOf(noteOf(cosigned(7)), [])?.size).toBe(0)
    const stranger = { name: known[0]?.name ?? '', key: log.publicKey }
    expect(cosignaturesOf(noteOf(cosigned(7)), [stranger])?.size).toBe(0)
  })
})

describe('a receipt', () => {
  const policy = { ...key, witnesses: known, quorum: 2 }
  const made = writeTlogProof({ index: 4, proof: inclusionProof(tree, 4, 11), checkpoint: cosigned(11) })
  const entry = entries[4] as Uint8Array
  const answer = (bytes: Uint8Array, of = entry, by = policy) => {
    const checked = checkTlogProof(bytes, of, by)
    return checked.ok ? checked.value.index : checked.error.type
  }

  it('holds for its entry, with the witnesses that it needs', () => {
    expect(answer(made)).toBe(4)
    const parsed = parseTlogProof(made)
    expect(parsed && writeTlogProof(parsed)).toEqual(made)
    expect(new TextDecoder().decode(made).split('\n').slice(0, 2)).toEqual(['c2sp.org/tlog-proof@v1', 'index 4'])
  })

  it('holds for no other entry, place or policy', () => {
    expect(answer(made, entries[5] as Uint8Array)).toBe('proof-not-included')
    const moved = writeTlogProof({ index: 5, proof: inclusionProof(tree, 4, 11), checkpoint: cosigned(11) })
    expect(answer(moved)).toBe('proof-not-included')
    expect(answer(made, entry, { ...policy, quorum: 3 })).toBe('proof-of-too-few-witnesses')
    expect(answer(made, entry, { ...policy, origin: 'other.example' })).toBe('checkpoint-of-another-log')
    expect(answer(utf8(`x${new TextDecoder().decode(made)}`))).toBe('proof-malformed')
  })
})

describe('a witness', () => {
  const logs = new Map([[log.origin, log.publicKey]])
  const last = { size: 5, root: rootOf(tree, 5) }
  const asked = (old: number, size: number, proof = consistencyProof(tree, old, size)) =>
    writeAddCheckpoint({ old, proof, checkpoint: signed(size) })
  const judged = (bytes: Uint8Array, of = last) => judgeAddCheckpoint(bytes, logs, () => of)

  it('takes what continues the log it saw, the same again, and a first one', () => {
    expect(judged(asked(5, 11))).toMatchObject({ status: 200, checkpoint: headAt(11) })
    expect(judged(asked(5, 5))).toMatchObject({ status: 200 })
    expect(judged(asked(0, 11), NOTHING_WITNESSED)).toMatchObject({ status: 200 })
  })

  it.each<[string, Uint8Array, number]>([
    ['no request', utf8('old 5\n'), 400],
    ['an old size above the new one', writeAddCheckpoint({ old: 9, proof: [], checkpoint: signed(5) }), 400],
    ['another old size', asked(4, 11), 409],
    ['a proof that was cut short', asked(5, 11, consistencyProof(tree, 5, 11).slice(1)), 422],
    [
      'a fork',
      writeAddCheckpoint({
        old: 5,
        proof: [],
        checkpoint: signCheckpoint({ ...headAt(5), root: rootOf(tree, 6) }, log.secretKey, log.publicKey),
      }),
      422,
    ],
    [
      'a checkpoint of a stranger',
      writeAddCheckpoint({
        old: 5,
        proof: [],
        checkpoint: signCheckpoint({ ...headAt(11), origin: 'x.example' }, log.secretKey, log.publicKey),
      }),
      404,
    ],
    [
      'a checkpoint under another key',
      writeAddCheckpoint({
        old: 5,
        proof: consistencyProof(tree, 5, 11),
        checkpoint: signCheckpoint(headAt(11), witnesses[0]?.secretKey ?? log.secretKey, log.publicKey),
      }),
      403,
    ],
  ])('refuses %s', (_, bytes, status) => {
    expect(judged(bytes).status).toBe(status)
  })

  it('names the size it has, and lets an empty log have one root only', () => {
    expect(judged(asked(4, 11))).toEqual({ status: 409, size: 5 })
    const empty = (root: Uint8Array) =>
      writeAddCheckpoint({
        old: 0,
        proof: [],
        checkpoint: signCheckpoint({ origin: log.origin, size: 0, root }, log.secretKey, log.publicKey),
      })
    expect(judged(empty(emptyRoot()), NOTHING_WITNESSED)).toMatchObject({ status: 200 })
    expect(judged(empty(headAt(3).root), NOTHING_WITNESSED).status).toBe(422)
  })

  it('answers with lines that a log can read', () => {
    const line = cosign(checkpointText(headAt(11)), NOON, witnesses[0] ?? { ...log, name: 'w' })
    const written = writeNote({ text: 'x\n', signatures: [line] })
    expect(parseSignatureLines(new TextDecoder().decode(written).slice(3))).toEqual([line])
    expect(parseAddCheckpoint(asked(5, 11))?.old).toBe(5)
  })
})
