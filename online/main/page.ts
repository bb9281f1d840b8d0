/** The server of the voter's page: `node … online/main/page.ts CONFIG.json`. Says where it listens when it does. */
import pino from 'pino'
import { pageServer } from '../page-server/page-server.ts'
import { filesIn } from '../static-file.ts'
import { pageConfig, readConfig, untilEnd } from './config.ts'

const { collector, election, files, gate, listen, log } = readConfig(pageConfig)
const server = pageServer({
  files: filesIn(files),
  election,
  log,
  gate,
  collector: collector === null ? null : new URL(collector),
})
await server.listen(listen)
pino({ base: null }).info({ listens: server.addresses().map((at) => (typeof at === 'string' ? at : at.port)) }, 'page')
untilEnd(() => server.close())
