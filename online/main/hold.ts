/** The hold process, for the roll side alone: `node dist/services/online-hold.mjs CONFIG.json`. The proxy lets nobody in without the roll side's certificate. */
import pino from 'pino'
import { verifyNative } from '#openssl/ed25519.ts'
import { holdServer } from '../box-side/hold/hold-server.ts'
import { holdConfig, poolOf, readConfig, untilEnd } from './config.ts'
import { readApproversFile, readElectionFiles } from './election-files.ts'

const CONNECTIONS = 8

const config = readConfig(holdConfig)
const log = pino({ base: null })
const { electionId, switches } = readElectionFiles(config.election, config.database).settings.settings
const pool = poolOf(config.database, CONNECTIONS)
const { deskOverride } = switches
const parts = { number: config.number, electionId, deskOverride, pool, log, verify: verifyNative }
const server = holdServer({ ...parts, approvers: readApproversFile(config.approvers) })
await server.listen(config.listen)
log.info({ listens: server.addresses().map((at) => (typeof at === 'string' ? at : at.port)) }, 'hold')
untilEnd(async () => {
  await server.close()
  await pool.end()
})
