/**
 * A witness of logs of others: `node dist/services/online-witness.mjs CONFIG.json`. `… begin` makes its memory, once in its life: a
 * witness whose memory is gone cosigns nothing before people have said so.
 */
import { existsSync } from 'node:fs'
import { signNative, verifyNative } from '#openssl/ed25519.ts'
import { witnessMemory } from '#words/online.ts'
import { beginWitness, openWitness } from '../witness/witness.ts'
import { readConfig, systemSecond, untilEnd, witnessConfig } from './config.ts'
import { inEveryLanguage } from './in-every-language.ts'

const { file, keyFile, listen, logs, name } = readConfig(witnessConfig)
if (process.argv[3] === 'begin') {
  const isNew = beginWitness(file)
  const to = isNew ? process.stdout : process.stderr
  to.write(`${inEveryLanguage(witnessMemory[isNew ? 'began' : 'there'], { path: file })}\n`)
  process.exitCode = isNew ? 0 : 1
} else if (existsSync(file)) {
  const witness = openWitness({
    ...{ file, self: { name, ...keyFile }, now: systemSecond, sign: signNative, verify: verifyNative },
    logs: new Map(logs.map(({ origin, key }) => [origin, key])),
  })
  witness.server.listen(listen.port, listen.host, () => {
    process.stdout.write(`${JSON.stringify({ listens: witness.server.address() })}\n`)
  })
  untilEnd(witness.close)
} else {
  process.stderr.write(`${inEveryLanguage(witnessMemory.gone, { path: file })}\n`)
  process.exitCode = 1
}
