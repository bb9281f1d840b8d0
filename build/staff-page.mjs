#!/usr/bin/env node
/**
 * Builds the office's pages of the online ballot box, which the roll's server hands out (`pages` of its config). Two builds of one source
 * are equal.
 * Usage: node build/staff-page.mjs --out DIRECTORY
 * As a function: `await buildStaffPage()` → the files, and their list.
 */
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { buildOnlinePage, writeOnlinePage } from './online-page.mjs'
import { answerHelp, usageOf } from './usage.mjs'

/** @returns {Promise<{files: Map<string, Buffer>, clientFiles: string}>} the list among the files, and its SHA-256 in hex */
export async function buildStaffPage() {
  return buildOnlinePage({ name: 'staff', values: {} })
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  answerHelp(import.meta.url)
  const { values } = parseArgs({ options: { out: { type: 'string' } } })
  if (values.out === undefined) {
    console.error(usageOf(fileURLToPath(import.meta.url)))
    process.exit(2)
  }
  writeOnlinePage(await buildStaffPage(), values.out)
}
