/** The programs of the online box read what they need from one JSON file; keys are files of their own, as systemd hands credentials. */
import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { isAbsolute, resolve } from 'node:path'
import { checkServerIdentity as isOfHost, type PeerCertificate } from 'node:tls'
import type { ClientConfig, Pool } from 'pg'
import { z } from 'zod'
import { fromHex } from '#election/bytes.ts'
import { electionId } from '#election/id-schemas.ts'
import { SIGNING_KEY_BYTES, signingPublicKey } from '#election/keys/signature.ts'
import { parseInstant, type UnixSecond, unixSecond } from '#election/online/instant.ts'
import { isPageOrigin } from '#election/online/settings.ts'
import { hasTelephone, WHO_ANSWERS_LETTERS_MAX } from '#election/online/who-answers.ts'
import type { Randomness } from '#election/randomness.ts'
import { type LocalMinute, parseMinute } from '#election/time.ts'
import { poolOfSites } from '../database/second-site.ts'

const ASK_MS = 10_000
/** Export and sequencer read so many rows in one answer: an evening of a city needs no more memory than a small one. */
export const ROWS_AT_ONCE = 4096
const BYTES_32 = /^[0-9a-f]{64}$/
export const key32 = z.string().regex(BYTES_32).transform(fromHex)
const port = z.number().int().min(0).max(65_535)
export const listen = z.strictObject({ host: z.string().min(1), port })
const file = z.string().min(1)
const pemFile = file.transform((path) => readFileSync(path, 'utf8'))
/** Settings of every connection to a database. */
const connection = {
  ...{ name: z.string().min(1), user: z.string().min(1), port: z.number().int().min(1).max(65_535).default(5432) },
  /** PEM files: who signed the server's certificate, and the certificate and key that let this role in. Only to a host. */
  tls: z.strictObject({ authority: pemFile, certificate: pemFile, key: pemFile }).optional(),
}
/** Over a line nobody is believed without a certificate, in a rehearsal either: what was tried is what is used. */
const IS_SEALED = ({ host, tls }: { readonly host: string; readonly tls?: object | undefined }) =>
  isAbsolute(host) === (tls === undefined)
const WHY_NOT_SEALED = 'a host needs `tls`, and the directory of a socket has none'
/** The database's place: a socket's directory or a host. */
const database = z
  .strictObject({
    ...{ host: z.string().min(1), ...connection },
    /** Sites that have a commit before it is answered (`database/second-site.ts`); 1: a rehearsal on one machine. */
    sites: z.union([z.literal(1), z.literal(2)]).default(2),
  })
  .refine(IS_SEALED, WHY_NOT_SEALED)
export const keyFile = z.string().min(1).transform(secretKeyIn)

/** Files that the authority signed: keys, hours and addresses are theirs. `settings`: `online.json`, its `.sig` beside it. */
const election = z.strictObject({
  authority: z.string().min(1),
  package: z.string().min(1),
  settings: z.string().min(1),
})

/** The administrator's: the roles are made here that all others log in as. */
export const migrateConfig = z.strictObject({ side: z.enum(['box', 'roll']), database })

/** The servers of the second site, by their names in `synchronous_standby_names`; `database` without a host: the administrator's. */
export const takeOverConfig = z
  .strictObject({
    database: z.strictObject(connection),
    standbys: z.array(z.strictObject({ name: z.string().regex(/^[a-z][a-z0-9_]*$/), host: z.string().min(1) })).min(1),
  })
  .refine(({ database: { tls }, standbys }) => standbys.every(({ host }) => IS_SEALED({ host, tls })), WHY_NOT_SEALED)

export const collectorConfig = z.strictObject({
  database,
  /** The election's number in the database. */
  number: z.number().int().positive(),
  election,
  promiseKeyFile: keyFile,
  listen,
  metrics: listen,
})

export const sequencerConfig = z.strictObject({
  database,
  number: z.number().int().positive(),
  election,
  directory: z.string().min(1),
  keyFile,
  /** Where each witness of the settings listens. */
  witnesses: z.array(z.strictObject({ name: z.string().min(1), url: z.url({ protocol: /^https?$/ }).endsWith('/') })),
})

export const witnessConfig = z.strictObject({
  name: z.string().min(1),
  keyFile,
  /** The file that keeps the last cosigned checkpoints. */
  file: z.string().min(1),
  logs: z.array(z.strictObject({ origin: z.string().min(1), key: key32 })).min(1),
  listen,
})

export const provisionConfig = z.strictObject({
  database,
  number: z.number().int().positive(),
  election,
  /** `approvers.json` of the roll side. */
  approvers: z.string().min(1),
  /** `online-boxes-<n>.ippyo`, in any order; none: the election alone is added. */
  boxes: z.array(z.string().min(1)),
})

export const holdConfig = z.strictObject({
  database,
  number: z.number().int().positive(),
  election,
  approvers: z.string().min(1),
  listen,
})

export const exportConfig = z.strictObject({
  database,
  number: z.number().int().positive(),
  election,
  /** The sequencer's directory. */
  log: z.string().min(1),
  /** 正 and 副: twice on one stick, both would be lost with it. */
  directories: z
    .tuple([z.string().min(1), z.string().min(1)])
    .refine(
      ([original, duplicate]) => resolve(original) !== resolve(duplicate),
      'original and duplicate are two directories',
    ),
  /** The key file of each exporter, on a stick of their own. */
  keyFiles: z.tuple([z.string().min(1), z.string().min(1)]),
})

export const incidentConfig = z.strictObject({
  /** `package`: the folder in which the list is, as the page gives it. */
  election,
  keyFiles: exportConfig.shape.keyFiles,
})

export const pageConfig = z.strictObject({
  /** Directory that `build/voter-page.mjs` wrote. */
  files: z.string().min(1),
  /** Directory of package, candidate lists and settings, and of gazette and posters where there are some. */
  election: z.string().min(1),
  /** File of the authority's key. */
  authority: z.string().min(1),
  /** Directory that the sequencer writes. */
  log: z.string().min(1),
  /** Origin of the gate. */
  gate: z.string().refine(isPageOrigin),
  /** File of the sums of answers (S-09); null exactly where the signed settings ask nothing. */
  answers: z.string().min(1).nullable(),
  /** In a rehearsal without a proxy; null: the proxy hands casts on. */
  collector: z.url({ protocol: /^http$/, hostname: /^(127\.0\.0\.1|localhost)$/ }).nullable(),
  listen,
})

const instant = z.string().transform((text, context) => {
  const read = parseInstant(text)
  if (read === null) context.addIssue({ code: 'custom', message: 'an instant with its zone' })
  return read ?? z.NEVER
})
/** Settings common to gate and office: one municipality, its roll, and the box side's hold process. */
const rollSide = {
  database,
  /** The rows that this process sees; set at each connection, never by a request. */
  municipality: z.number().int().positive(),
  number: z.number().int().positive(),
  hostKeyFile: z.string().min(1).transform(bytes32In),
  /** A character of a name or an address, and the one that stands for it. */
  variants: z.record(z.string(), z.string()),
  boxSide: z.url({ protocol: /^https?$/ }).endsWith('/'),
  listen,
}

export const gateConfig = z.strictObject({
  ...rollSide,
  election,
  gateKeyFile: keyFile,
  /** Header in which the proxy names the voter's network; null: nobody is between. */
  addressHeader: z
    .string()
    .regex(/^[a-z][a-z0-9-]*$/)
    .nullable(),
  /** Null: of members, who have none. */
  cards: z
    .strictObject({
      service: z.url({ protocol: /^https?$/ }).endsWith('/'),
      /** DER files. */
      roots: z.array(z.string().min(1)).min(1),
      between: z.array(z.string().min(1)),
      policies: z.array(z.string()).min(1),
      /** Seconds. */
      oldestStatus: z.number().int().positive(),
    })
    .nullable(),
  metrics: listen,
})

export const evidenceConfig = z.strictObject({
  ...{ database, municipality: rollSide.municipality, number: rollSide.number, electionId, closes: instant },
  /** The stick for sorting. */
  directory: z.string().min(1),
})

export const rollConfig = z.strictObject({
  ...rollSide,
  election,
  /** The office that a letter names for questions. Voters are sent to it by telephone, so it has one. */
  desk: z
    .string()
    .max(WHO_ANSWERS_LETTERS_MAX)
    .refine((desk) => hasTelephone(desk, 'residents'), 'name the office with its telephone, in at most 80 letters'),
  /**
   * T29: `relyingParty` is the host of `origin` or a domain above it, and says whose passkeys these are. Null in a rehearsal without them; a
   * live election without them names why.
   */
  passkeys: z
    .union([
      z.strictObject({ relyingParty: z.string().regex(/^[a-z0-9-]+(\.[a-z0-9-]+)*$/) }),
      z.strictObject({ whyNone: z.string().trim().min(1).max(200) }),
    ])
    .nullable(),
  /** Origin of the office's own pages. */
  origin: z.url({ protocol: /^https?$/ }),
  /** Directory that `build/staff-page.mjs` wrote; left out: the server takes messages and has no page. */
  pages: z.string().min(1).optional(),
  /** consulates.csv, of voters abroad and only there. */
  consulates: z.string().min(1).optional(),
})

const serviceAddress = z
  .url({ protocol: /^https?$/ })
  .transform((text) => new URL(text))
  .refine(({ hostname, protocol }) => protocol === 'https:' || hostname === 'localhost', 'https, or this machine')
const member = z.string().min(1).max(100)
export const digitalAuthAppConfig = z.strictObject({
  /** Live or sandbox, as it was registered. */
  origin: serviceAddress,
  client: z.string().regex(/^[0-9A-Za-z]{1,255}$/),
  /** JWK files: one signs for the client, one opens what comes encrypted. */
  clientKeyFile: z.string().min(1),
  decryptionKeyFile: z.string().min(1),
  /** Names in the JSON of the signing API, from the documents of the registration. */
  members: z.strictObject({ digest: member, transaction: member, signature: member, certificate: member }),
  /** OCSP of the registered verifier. */
  verifier: serviceAddress,
  /** DER files of those that issue cards. */
  issuers: z.array(z.string().min(1)).min(1),
  listen,
})

/** The program's own file. Ends the program with 2 and the words where it is no good: an operator needs no stack. */
export function readConfig<T>(schema: z.ZodType<T>): T {
  const [, program, file] = process.argv
  try {
    if (file === undefined) throw new Error(`usage: node ${program} CONFIG.json`)
    return configIn(schema, file)
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error))
    process.exit(2)
  }
}

/** @throws with the path of what is wrong and without a value */
export function configIn<T>(schema: z.ZodType<T>, file: string): T {
  const read = schema.safeParse(jsonIn(file))
  if (read.success) return read.data
  throw new Error(
    `${file}: ${read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ')}`,
  )
}

/** The platform's own error quotes what stands there, and that may be a password. */
function jsonIn(file: string): unknown {
  const text = readFileSync(file, 'utf8')
  try {
    return JSON.parse(text)
  } catch {
    throw new Error(`${file}: no JSON`)
  }
}

function bytes32In(path: string): Uint8Array {
  const secret = new Uint8Array(readFileSync(path))
  if (secret.length !== SIGNING_KEY_BYTES) throw new Error(`${path}: a key of 32 bytes`)
  return secret
}

function secretKeyIn(path: string): { readonly secretKey: Uint8Array; readonly publicKey: Uint8Array } {
  const secretKey = bytes32In(path)
  return { secretKey, publicKey: signingPublicKey(secretKey) }
}

/**
 * A connection that is idle is kept: the sequencer's lock is its session's. Nothing cancels a call (docs/decisions/040), and a machine that has
 * gone without a word answers none: its connection ends after half a minute of waiting, and the call has no answer.
 */
export function poolOf(to: z.infer<typeof database>, max: number, municipality?: number): Pool {
  const { sites, user } = to
  const rows = municipality === undefined ? {} : { options: `-c ippyo.municipality=${municipality}` }
  const kept = {
    max,
    idleTimeoutMillis: 0,
    keepAlive: true,
    keepAliveInitialDelayMillis: ASK_MS,
    application_name: user,
  }
  const pool = poolOfSites(sites, { ...rows, ...connectionOf(to, to.host), ...kept })
  // A server that ends takes its connections along; the next call makes another one, or has no answer.
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  return pool
}

type Connection = Pick<z.infer<typeof database>, 'name' | 'user' | 'port' | 'tls'>

/** As PostgreSQL's `verify-full`: the server's certificate is by this authority and for this host, and ours lets the role in. */
export function connectionOf({ name, port, tls, user }: Connection, host: string): ClientConfig {
  const to = { host, port, database: name, user }
  if (tls === undefined) return to
  const { authority: ca, certificate: cert, key } = tls
  const checkServerIdentity = (_: string, shown: PeerCertificate) => isOfHost(host, shown)
  return { ...to, ssl: { ca, cert, key, minVersion: 'TLSv1.3', rejectUnauthorized: true, checkServerIdentity } }
}

export function systemSecond(): UnixSecond {
  return unixSecond(Math.floor(Date.now() / 1000))
}

/** The office's own minute, by the clock and zone of its host. */
export function systemMinute(): LocalMinute {
  const now = new Date()
  const minute = parseMinute(new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 16))
  if (minute === null) throw new Error('the clock of this host has no minute')
  return minute
}

export function systemRandomness(): Randomness {
  return { kind: 'secure', bytes: (count) => new Uint8Array(randomBytes(count)) }
}

/** At the first signal of systemd or of a person; a second one finds it done. */
export function untilEnd(end: () => Promise<void>): void {
  let isEnding = false
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (!isEnding) void end()
      isEnding = true
    })
  }
}
