/** A witness of logs of others: `node dist/services/online-witness.mjs CONFIG.json`. */
import { signNative, verifyNative } from '#openssl/ed25519.ts'
import { openWitness } from '../witness/witness.ts'
import { readConfig, systemSecond, untilEnd, witnessConfig } from './config.ts'

const { file, keyFile, listen, logs, name } = readConfig(witnessConfig)
const witness = openWitness({
  ...{ file, self: { name, ...keyFile }, now: systemSecond, sign: signNative, verify: verifyNative },
  logs: new Map(logs.map(({ origin, key }) => [origin, key])),
})
witness.server.listen(listen.port, listen.host, () => {
  process.stdout.write(`${JSON.stringify({ listens: witness.server.address() })}\n`)
})
untilEnd(witness.close)
