/** Bytes that the roll's server and the voter's page get back or are sent: rows and ways under a key, acts, answers of passkeys, held boxes. */
import { createCipheriv, createDecipheriv, createHash, webcrypto } from 'node:crypto'
import { concat, toHex, utf8 } from '#election/bytes.ts'
import { canonicalJson } from '#election/canonical-json.ts'
import { parseJson } from '#election/keys/json-file.ts'
import { makeSigningKey } from '#election/keys/signature.ts'
import { drawVotingCode } from '#election/online/code.ts'
import { toBase64 } from '#election/online/log/base64.ts'
import { readAnswers, writeAnswers } from '#election/online/questionnaire.ts'
import { type Assertion, staffRequests } from '#election/online/wire/staff.ts'
import { ok } from '#election/result.ts'
import type { LocalDate, LocalMinute } from '#election/time.ts'
import { parseHeldBoxes } from '#office/online/held-boxes.ts'
import { hostKey } from '#online/roll-side/host-key.ts'
import { type Act, readActs, writeAct } from '#online/roll-side/roll/acts.ts'
import { challengeIn, readAssertion, readMadePasskey } from '#online/roll-side/roll/passkey-answers.ts'
import { openCode, openPerson, sealCode, sealPerson } from '#online/roll-side/roll-row.ts'
import { freshKey, openKey, openLock, openWay } from '#online/voter/services/sealed-way.ts'
import { SoftwarePasskey } from '#simulation/online/software-passkey.ts'
import type { Dice } from '#simulation/rooms/dice.ts'
import { onlineElection } from '#simulation/rooms/online-election.ts'
import { spoilt } from '../mutate.ts'
import { spoiltJson } from '../mutate-json.ts'
import { CHEAP, reads, same } from '../target.ts'

const election = onlineElection('fuzz office')
const { randomness } = election
const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes)

const host = hostKey(randomness.bytes(32), new Map())
const lived = { birthDate: '1970-04-01' as LocalDate, residentSince: '2001-02-03' as LocalDate }
const person = { ...lived, name: '試験花子', kana: 'シケンハナコ', address: '見本市', abroad: null }

export const rollPerson = reads('person of a row', {
  make: (random) => {
    const plain = spoiltJson(random, [canonicalJson(person)], 1000)
    return random.oneIn(2) ? plain : spoilt(random, [sealPerson(host, '1', person, randomness)], { most: 1000 })
  },
  mend: (bytes) => host.seal('row 1', bytes, randomness),
  read: (bytes) => openPerson(host, '1', bytes),
  holds: (read, bytes) => same(host.open('row 1', bytes), canonicalJson(read)),
})

const code = drawVotingCode(randomness)

export const letterCode = reads('code of a letter', {
  make: (random) => spoilt(random, [utf8(code), sealCode(host, '1', code, randomness)], { most: 100 }),
  mend: (bytes) => host.seal('letter 1', bytes, randomness),
  read: (bytes) => openCode(host, '1', bytes),
  write: (read) => sealCode(host, '1', read, randomness),
})

const holdsOf = (boxes: readonly string[]) => utf8(`box,roll_no\n${boxes.map((box) => `${box},1-12\n`).join('')}`)

export const heldBoxes = reads('held boxes', {
  make: (random) => spoilt(random, [holdsOf(['ab'.repeat(16), '0c'.repeat(16)])], { most: 1000 }),
  read: parseHeldBoxes,
  write: (held) => holdsOf([...held]),
  holds: (held, bytes) => [...held].every((box) => text(bytes).includes(`\n${box},`)),
})

const inBoth = (ja: string) => ({ ja, en: ja })
const questions = [3, 2, 8].map((answers) => ({
  text: inBoth('問'),
  answers: Array.from({ length: answers }, () => inBoth('答')),
}))

export const answers = reads('answers of a page', {
  make: (random) => spoilt(random, [utf8('120'), utf8('018')], { most: 10 }),
  read: (bytes) => readAnswers(text(bytes), questions),
  write: (read) => utf8(writeAnswers(read)),
})

const { subtle } = webcrypto as unknown as Crypto
const secret = randomness.bytes(32)
const lock = await openLock(subtle, 'flow', secret)
const TAG = 16
/** As the page seals it: nonce ‖ AES-256-GCM. */
function sealed(what: string, plain: Uint8Array): Uint8Array {
  const nonce = randomness.bytes(12)
  const cipher = createCipheriv('aes-256-gcm', secret, nonce).setAAD(utf8(`flow ${what}`))
  return concat(nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag())
}
function plainOf(what: string, bytes: Uint8Array): Uint8Array {
  const decipher = createDecipheriv('aes-256-gcm', secret, bytes.subarray(0, 12)).setAAD(utf8(`flow ${what}`))
  return concat(decipher.setAuthTag(bytes.subarray(-TAG)).update(bytes.subarray(12, -TAG)), decipher.final())
}

const vote = election.vote({ box: election.box() })
const base64 = (bytes: Uint8Array | null | undefined) => bytes && toBase64(bytes)
const way = {
  ...{ purpose: 'vote', sessionKey: toBase64(vote.session.publicKey) },
  ...{ permit: toBase64(vote.permitBytes), cast: toBase64(vote.bytes) },
}
const wayText = utf8(JSON.stringify(way).padEnd(2048))
const sealWay = (plain: Uint8Array) => sealed('way', plain)

export const keptWay = reads('kept way', {
  make: (random) =>
    random.oneIn(4) ? spoilt(random, [sealWay(wayText)], { most: 3000 }) : spoiltJson(random, [wayText], 3000),
  mend: sealWay,
  read: async (bytes) => {
    const way = await openWay(subtle, lock, bytes)
    return way && ok(way)
  },
  holds({ permit, cast, ...way }, bytes) {
    const said = { ...way, sessionKey: base64(way.sessionKey), permit: base64(permit?.bytes) ?? null }
    return same({ ...said, cast: base64(cast?.bytes) ?? null }, JSON.parse(text(plainOf('way', bytes))))
  },
})

const keptKey = (await freshKey(subtle, lock, randomness)).sealed

export const sessionKey = reads('kept session key', {
  make: (random) => spoilt(random, [keptKey, plainOf('key', keptKey)], { most: 400 }),
  mend: (bytes) => sealed('key', bytes),
  read: async (bytes) => {
    const key = await openKey(subtle, lock, bytes)
    return key && ok(key)
  },
  holds: ({ extractable, usages }) => !extractable && usages.join() === 'sign',
})

const pairs = [1, 2, 3].map(() => makeSigningKey(randomness))
const [first, second, third] = pairs.map(({ publicKey }) => toHex(publicKey)) as [string, string, string]
const pairOf = (key: unknown) => pairs.find(({ publicKey }) => toHex(publicKey) === key) ?? fail()
const at = '2026-11-01T09:00' as LocalMinute
const passkey = { id: '01'.repeat(16), key: '02' }
const acts: readonly (readonly [by: string, act: Act])[] = [
  [first, { type: 'begun', key: first }],
  [first, { type: 'joined', name: 'b', key: second, duty: 'office' }],
  [second, { type: 'join-asked', name: 'c', key: third, passkey }],
  [first, { type: 'joined', name: 'c', key: third, duty: 'desk', passkey }],
  [second, { type: 'brought', sha256: 'aa'.repeat(32), rows: 1 }],
  [first, { type: 'imported', sha256: 'aa'.repeat(32), rows: 1 }],
  [third, { type: 'reissued', from: '0123456789', to: '0123456788' }],
  [first, { type: 'left', key: second }],
]

/** The lines of an array of acts, each signed by whom it names; bytes that are none stay as they are. */
function signedAnew(bytes: Uint8Array): Uint8Array {
  const lines: string[] = []
  try {
    for (const { act, by } of JSON.parse(text(bytes))) {
      const last = lines.at(-1)
      const link = last === undefined ? null : createHash('sha256').update(last).digest()
      lines.push(writeAct({ act, at, link }, pairOf(by)))
    }
    return utf8(lines.join('\n'))
  } catch {
    // No array, nobody's act, or nothing that anybody could sign.
    return bytes
  }
}
const said = utf8(JSON.stringify(acts.map(([by, act]) => ({ act, by }))))

export const actsOfTheOffice = reads('acts of the office', {
  inputsPerSeed: CHEAP / 2,
  make: (random) => {
    if (random.oneIn(8)) return said
    return random.oneIn(2) ? spoiltJson(random, [said], 6000) : spoilt(random, [signedAnew(said)], { most: 6000 })
  },
  mend: signedAnew,
  read: (bytes) => readActs(text(bytes).split('\n')),
  holds: ({ acts }, bytes) => {
    const lines = text(bytes).split('\n')
    return acts.length === lines.length && same(signedAnew(utf8(`[${lines.join()}]`)), bytes)
  },
})

const PARTY = { id: 'roll.city.example', origin: 'https://roll.city.example' }
const CHALLENGE = 'Y2hhbGxlbmdl'
const device = new SoftwarePasskey(PARTY)
const answered = (by: 'nobody' | 'itself') => ({
  made: device.makes(CHALLENGE, PARTY, by),
  passkey: device.answers(CHALLENGE),
})
const samples = [answered('nobody'), answered('itself')]
const message = (fields: object) => utf8(JSON.stringify({ passphrase: '', ...fields }))
const raw = (field: string) => new Uint8Array(Buffer.from(field, 'base64url'))

/** A field of what the device says, spoilt below its base 64. */
function spoiltField(random: Dice): Uint8Array {
  const sample = structuredClone(random.pick(samples))
  const of: Record<string, string> = random.pick([sample.made, sample.passkey])
  const name = random.pick(Object.keys(of))
  of[name] = Buffer.from(spoilt(random, [raw(of[name] ?? '')], { most: 2000 })).toString('base64url')
  return message(sample)
}

/** The passkey is made and answers in one message: what is kept as a regression needs no key beside it. */
export const passkeyAnswers = reads('passkey', {
  inputsPerSeed: CHEAP / 2,
  make: (random) => {
    if (random.oneIn(8)) return message(random.pick(samples))
    return random.oneIn(4) ? spoiltJson(random, samples.map(message), 6000) : spoiltField(random)
  },
  read: async (bytes) => {
    const read = parseJson(bytes, 6000, staffRequests.enrol)
    if (!read?.made || !read.passkey) return null
    const key = await readMadePasskey(PARTY, CHALLENGE, read.made)
    const signs = key && (await readAssertion(PARTY, CHALLENGE, read.passkey, key.publicKey))
    return signs === null ? null : ok({ signs, id: key?.id, made: read.made, passkey: read.passkey })
  },
  holds({ id, made, passkey, signs }) {
    const data = raw(passkey.data)
    const isPresent = ((data[32] ?? 0) & 1) === 1 && new DataView(data.buffer, 33).getUint32(0) === signs
    const party = createHash('sha256').update(PARTY.id).digest()
    const isOurs = isPresent && party.equals(data.subarray(0, 32)) && same(id, raw(made.id))
    const isSaid = (each: Assertion) => same([raw(each.client), raw(each.data)], [raw(passkey.client), data])
    const isSigned = made.id !== device.id || samples.some((each) => isSaid(each.passkey))
    return isOurs && isSigned && [made, passkey].every((each) => challengeIn(each) === CHALLENGE)
  },
})

function fail(): never {
  throw new Error('nobody')
}
