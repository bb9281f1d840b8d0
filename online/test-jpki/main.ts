/**
 * The card service of a rehearsal: `node … online/test-jpki/main.ts CONFIG.json`. It writes the certificates of its authority where the
 * gate's config names them, and then says where it listens.
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { listen, readConfig, systemRandomness, systemSecond, untilEnd } from '../main/config.ts'
import { makeTestAuthority } from './authority.ts'
import { cardServer } from './card-server.ts'
import { CardService } from './card-service.ts'

const schema = z.strictObject({
  /** Gets `root.der` and `between.der`. */
  certificates: z.string().min(1),
  /** Where a browser finds the page of cards. */
  page: z.url({ protocol: /^http$/, hostname: /^localhost$/ }),
  /** How long the slow card is read. */
  slowMs: z.number().int().min(0).max(60_000),
  listen,
})

const config = readConfig(schema)
const authority = await makeTestAuthority(systemSecond())
writeFileSync(join(config.certificates, 'root.der'), authority.root)
writeFileSync(join(config.certificates, 'between.der'), authority.authority)
const randomness = systemRandomness()
const service = new CardService(authority, randomness)
const page = new URL(config.page)
const server = cardServer({ service, authority, page, randomness, now: systemSecond, slowMs: config.slowMs })
await server.listen(config.listen)
const listens = server.addresses().map((at) => (typeof at === 'string' ? at : at.port))
process.stdout.write(`${JSON.stringify({ listens, msg: 'cards' })}\n`)
untilEnd(() => server.close())
