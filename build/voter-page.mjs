#!/usr/bin/env node
/**
 * Builds the voter's page of the online ballot box, with the authority's key and the gate's origin inside. Two builds of one source are equal;
 * the SHA-256 of the list of its files is `clientFiles` of the settings and entry 0 of the log.
 * Usage: node build/voter-page.mjs --authority HEX --gate ORIGIN --out DIRECTORY
 * As a function: `await buildVoterPage({ authority, gate })` → the files, and their list.
 */
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { buildOnlinePage, CLIENT_FILES, writeOnlinePage } from './online-page.mjs'
import { answerHelp, usageOf } from './usage.mjs'

export { CLIENT_FILES }

/** @returns {Promise<{files: Map<string, Buffer>, clientFiles: string}>} the list among the files, and its SHA-256 in hex */
export async function buildVoterPage({ authority, gate }) {
  if (!/^[0-9a-f]{64}$/.test(authority)) throw new Error('voter page: the authority’s key, 64 hex digits')
  if (new URL(gate).origin !== gate) throw new Error('voter page: the gate’s origin, without a path')
  return buildOnlinePage({ name: 'voter', values: { authority, gate } })
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  answerHelp(import.meta.url)
  const text = { type: 'string' }
  const { values } = parseArgs({ options: { authority: text, gate: text, out: text } })
  if (values.authority === undefined || values.gate === undefined || values.out === undefined) {
    console.error(usageOf(fileURLToPath(import.meta.url)))
    process.exit(2)
  }
  writeOnlinePage(await buildVoterPage(values), values.out)
}
