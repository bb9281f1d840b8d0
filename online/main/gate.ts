/**
 * The gate: `node dist/services/online-gate.mjs CONFIG.json`. The card's service is a process beside it (`cards.service`), which speaks to the card
 * infrastructure; the gate checks all that comes back by itself, against roots of its own config.
 */
import { readFileSync } from 'node:fs'
import pino from 'pino'
import { Registry } from 'prom-client'
import { fromHex } from '#election/bytes.ts'
import { openTrust } from '#election/online/card/trust.ts'
import { signNative } from '#openssl/ed25519.ts'
import { Gate } from '../roll-side/gate/gate.ts'
import { gateServer } from '../roll-side/gate/gate-server.ts'
import { cardServiceAt } from '../roll-side/gate/identity/card-service-at.ts'
import type { CardIdentity } from '../roll-side/gate/identity/port.ts'
import { Roll } from '../roll-side/gate/roll.ts'
import { hostKey } from '../roll-side/host-key.ts'
import { endsWhenOfAnother } from '../roll-side/same-election.ts'
import { boxSideAt } from '../roll-side/standings.ts'
import { gateConfig, poolOf, readConfig, systemRandomness, systemSecond, untilEnd } from './config.ts'
import { readElectionFiles, refuseKeyOfNobody } from './election-files.ts'
import { serveFigures } from './figures.ts'

const CONNECTIONS = 16

const config = readConfig(gateConfig)
const { cards } = config
const { electionPackage, settings: signed } = readElectionFiles(config.election, config.database)
refuseKeyOfNobody('gate', config.gateKeyFile, signed)
const { applicationsEnd, opens, closes, settings } = signed
const { keys, origin, switches } = settings
const files = (paths: readonly string[]) => paths.map((path) => new Uint8Array(readFileSync(path)))
if ((cards === null) !== (switches.voters === 'members'))
  throw new Error('gate: cards: null for the members of a private body, and for nobody else')
const [log, metrics] = [pino({ base: null }), new Registry()]
const pool = poolOf(config.database, CONNECTIONS, config.municipality)
const variants = new Map(Object.entries(config.variants))
const gate = new Gate({
  ...{ electionId: settings.electionId, applicationsEnd, opens, closes, overwrite: switches.overwrite, variants },
  applicants: settings.applicants,
  asksCertificate: switches.voters === 'abroad',
  sortingKey: keys.sorting === null ? null : fromHex(keys.sorting.publicKey),
  ...{ gateKey: config.gateKeyFile.secretKey, sign: signNative, key: hostKey(config.hostKeyFile, variants) },
  ...{ roll: new Roll(pool, config.number), boxSide: boxSideAt(new URL(config.boxSide)), now: systemSecond },
  identity: cards && cardsAt(cards),
  ...{ randomness: systemRandomness(), back: new URL('/back', origin.page) },
})
const server = gateServer({
  gate,
  page: origin.page,
  addressHeader: config.addressHeader,
  log,
  metrics,
})
const endFigures = serveFigures(metrics, config.metrics)
await server.listen(config.listen)
void endsWhenOfAnother(pool, { number: config.number, electionId: settings.electionId }, log)
log.info({ listens: server.addresses().map((at) => (typeof at === 'string' ? at : at.port)) }, 'gate')
untilEnd(async () => {
  endFigures()
  await server.close()
  await pool.end()
})

function cardsAt(of: NonNullable<typeof cards>): CardIdentity {
  const trust = openTrust({ ...of, roots: files(of.roots), between: files(of.between) }, electionPackage.use)
  if (!trust.ok) throw new Error(`cards: ${trust.error.type}`)
  return cardServiceAt(new URL(of.service), { trust: trust.value, now: systemSecond })
}
