/** A collector, one of any number: `node dist/services/online-collector.mjs CONFIG.json`. Says where it listens when it does. */
import pino from 'pino'
import { Registry } from 'prom-client'
import { recordContext } from '#election/ballot/elgamal-record.ts'
import { fromHex } from '#election/bytes.ts'
import { keptSigner } from '#openssl/ed25519.ts'
import { nativeOnlineChecks } from '#openssl/online-checks.ts'
import { castCheck } from '../box-side/collector/cast-check.ts'
import { collectorServer } from '../box-side/collector/collector.ts'
import { collectorConfig, poolOf, readConfig, systemSecond, untilEnd } from './config.ts'
import { readElectionFiles, refuseKeyOfNobody, refuseLiveWithoutKernel } from './election-files.ts'
import { serveFigures } from './figures.ts'

const CONNECTIONS = 16
const LINES_MS = 1000

const config = readConfig(collectorConfig)
// Its lines go out together: one at a time each costs a cast a tenth of its time.
const lines = pino.destination({ sync: false, minLength: 4096 })
const log = pino({ base: null }, lines)
const written = setInterval(() => lines.flush(), LINES_MS)
const metrics = new Registry()
const pool = poolOf(config.database, CONNECTIONS)
const {
  electionPackage,
  listHashes,
  packageHash,
  several,
  settings: signed,
} = readElectionFiles(config.election, config.database)
refuseKeyOfNobody('promise', config.promiseKeyFile, signed)
const { electionId, keys, origin } = signed.settings
const promiseKey = config.promiseKeyFile.secretKey
const context = recordContext(packageHash, fromHex(electionPackage.countingKey.publicKey))
const gateKey = fromHex(keys.gate)
const grounds = { electionId, gateKey, lists: listHashes.length, recordContext: context, several }
const { arithmetic, check } = castCheck(grounds, nativeOnlineChecks)
refuseLiveWithoutKernel(electionPackage.use, arithmetic)
const server = collectorServer({
  ...{ number: config.number, pool, log, metrics, page: origin.page, now: systemSecond },
  ...{ electionId, check, sign: keptSigner(promiseKey), promiseKey },
})
const endFigures = serveFigures(metrics, config.metrics)
await server.listen(config.listen)
log.info({ listens: server.addresses().map((at) => (typeof at === 'string' ? at : at.port)), arithmetic }, 'collector')
lines.flush()
untilEnd(async () => {
  endFigures()
  await server.close()
  await pool.end()
  clearInterval(written)
  lines.flushSync()
})
