/**
 * The card service of real cards: `node dist/services/online-digital-auth-app.mjs CONFIG.json`. It alone has the credentials that the Digital Agency
 * registered; the gate asks it by `cards.service` and believes nothing of it (docs/formats/online-gate.md §4).
 */
import { readFileSync } from 'node:fs'
import { importJWK, type JWK } from 'jose'
import pino from 'pino'
import { cardServiceServer } from '../card-service-addresses.ts'
import { DigitalAuthApp } from '../digital-auth-app/app.ts'
import { ocspAt } from '../digital-auth-app/ocsp.ts'
import { digitalAuthAppConfig, readConfig, systemSecond, untilEnd } from './config.ts'

const config = readConfig(digitalAuthAppConfig)
const [signing, opening] = [await keyIn(config.clientKeyFile), await keyIn(config.decryptionKeyFile)]
const app = new DigitalAuthApp(
  {
    ...{ origin: config.origin, client: config.client, members: config.members },
    ...{ clientKey: signing.key, clientKeyId: signing.id, decryptionKey: opening.key },
  },
  systemSecond,
)
const status = ocspAt(
  config.verifier,
  config.issuers.map((path) => new Uint8Array(readFileSync(path))),
)
const log = pino({ base: null })
const server = cardServiceServer(
  {
    begin: (digest, back) => app.begin(digest, back),
    take: (transaction, answer) => app.take(transaction, answer),
    status,
  },
  (at, error) => log.error({ at, error }, 'no answer of the card infrastructure'),
)
await server.listen(config.listen)
log.info({ listens: server.addresses().map((at) => (typeof at === 'string' ? at : at.port)) }, 'digital-auth-app')
untilEnd(() => server.close())

async function keyIn(path: string): Promise<{ readonly key: CryptoKey; readonly id: string | null }> {
  const jwk = JSON.parse(readFileSync(path, 'utf8')) as JWK
  if (jwk.alg === undefined) throw new Error(`${path}: a key names what it is for in "alg"`)
  const key = await importJWK(jwk)
  if (key instanceof Uint8Array || key.type !== 'private') throw new Error(`${path}: a private key as JWK`)
  return { key, id: jwk.kid ?? null }
}
