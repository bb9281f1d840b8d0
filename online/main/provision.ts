/** Adds an election and its boxes: `node dist/services/online-provision.mjs CONFIG.json`. A second time adds nothing. */
import { readFileSync } from 'node:fs'
import { readBoxList } from '#election/online/boxes.ts'
import { verifyNative } from '#openssl/ed25519.ts'
import { addBoxes, addElection } from '../box-side/provision/provision.ts'
import { poolOf, provisionConfig, readConfig } from './config.ts'
import { readApproversFile, readElectionFiles } from './election-files.ts'

const config = readConfig(provisionConfig)
const { settings } = readElectionFiles(config.election, config.database)
const approvers = readApproversFile(config.approvers)
const { electionId } = settings.settings
// All lists are read before one of them changes anything.
const lists = config.boxes.map((path) => {
  const read = readBoxList(new Uint8Array(readFileSync(path)), { electionId, approvers }, verifyNative)
  if (!read.ok) throw new Error(`${path}: ${read.error.type}`)
  return read.value
})
const pool = poolOf(config.database, 1)
const added = await addElection(pool, config.number, settings)
if (!added.ok) throw new Error(`the election was not added: ${added.error.cause}`)
for (const list of lists) {
  const boxes = await addBoxes(pool, config.number, list)
  if (!boxes.ok) throw new Error(`list ${list.number} was not added: ${boxes.error.cause}`)
  process.stdout.write(`${JSON.stringify({ list: list.number, boxes: boxes.value })}\n`)
}
await pool.end()
