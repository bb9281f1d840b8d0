/** The server of the voter's page: `node dist/services/online-page.mjs CONFIG.json`. Says where it listens when it does. */
import { join } from 'node:path'
import pino from 'pino'
import { pageServer } from '../page-server/page-server.ts'
import { filesIn } from '../static-file.ts'
import { pageConfig, readConfig, untilEnd } from './config.ts'
import { authorityIn, readElectionFiles } from './election-files.ts'
import { readGazetteFiles } from './gazette-files.ts'

const { authority, collector, election, files, gate, listen, log } = readConfig(pageConfig)
const signed = { authority, package: election, settings: join(election, 'online.json') }
const { electionPackage } = readElectionFiles(signed)
const server = pageServer({
  files: filesIn(files),
  election,
  gazette: readGazetteFiles(election, authorityIn(authority), electionPackage),
  log,
  gate,
  collector: collector === null ? null : new URL(collector),
})
await server.listen(listen)
pino({ base: null }).info({ listens: server.addresses().map((at) => (typeof at === 'string' ? at : at.port)) }, 'page')
untilEnd(() => server.close())
