#!/usr/bin/env node
/**
 * Builds the voter's page of the online ballot box, with the authority's key and the gate's origin inside. Two builds of one source are equal;
 * the SHA-256 of the list of its files is `clientFiles` of the settings and entry 0 of the log.
 * Usage: node build/voter-page.mjs --authority HEX --gate ORIGIN --out DIRECTORY
 * As a function: `await buildVoterPage({ authority, gate })` → the files, and their list.
 */
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { ROOT } from './source-hash.mjs'
import { answerHelp, usageOf } from './usage.mjs'

const SOURCE = join(ROOT, 'online', 'voter', 'screens')
/** As `sha256sum` writes it, so that anybody compares with what everybody has. */
export const CLIENT_FILES = 'client-files.txt'

/** @returns {Promise<{files: Map<string, Buffer>, clientFiles: string}>} the list among the files, and its SHA-256 in hex */
export async function buildVoterPage({ authority, gate }) {
  if (!/^[0-9a-f]{64}$/.test(authority)) throw new Error('voter page: the authority’s key, 64 hex digits')
  if (new URL(gate).origin !== gate) throw new Error('voter page: the gate’s origin, without a path')
  const { script, style } = await bundled()
  const values = { authority, gate, script: integrityOf(script), style: integrityOf(style) }
  const page = readFileSync(join(SOURCE, 'index.html'), 'utf8').replaceAll(/\{(\w+)\}/g, (_, name) => values[name])
  const files = new Map([
    ['icon.svg', readFileSync(join(ROOT, 'ui', 'icon.svg'))],
    ['index.html', Buffer.from(page)],
    ['voter.css', style],
    ['voter.js', script],
  ])
  const list = [...files].map(([name, bytes]) => `${hashOf(bytes, 'hex')}  ${name}\n`).join('')
  files.set(CLIENT_FILES, Buffer.from(list))
  return { files, clientFiles: hashOf(Buffer.from(list), 'hex') }
}

async function bundled() {
  const { build } = await import('vite')
  // React's own words for developers stay out.
  const { NODE_ENV } = process.env
  process.env.NODE_ENV = 'production'
  try {
    const { output } = [
      await build({
        configFile: false,
        root: ROOT,
        logLevel: 'error',
        build: {
          write: false,
          target: 'es2022',
          modulePreload: false,
          cssCodeSplit: false,
          rollupOptions: {
            input: join(SOURCE, 'main.tsx'),
            output: {
              format: 'es',
              codeSplitting: false,
              entryFileNames: 'voter.js',
              assetFileNames: 'voter[extname]',
            },
          },
        },
      }),
    ].flat()[0]
    const named = new Map(output.map((each) => [each.fileName, Buffer.from(each.code ?? each.source)]))
    const [script, style] = [named.get('voter.js'), named.get('voter.css')]
    if (script === undefined || style === undefined || named.size !== 2) {
      throw new Error(`voter page: one script and one style, not ${[...named.keys()].join()}`)
    }
    return { script, style }
  } finally {
    if (NODE_ENV === undefined) delete process.env.NODE_ENV
    else process.env.NODE_ENV = NODE_ENV
  }
}

function integrityOf(bytes) {
  return `sha384-${createHash('sha384').update(bytes).digest('base64')}`
}

function hashOf(bytes, encoding) {
  return createHash('sha256').update(bytes).digest(encoding)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  answerHelp(import.meta.url)
  const text = { type: 'string' }
  const { values } = parseArgs({ options: { authority: text, gate: text, out: text } })
  if (values.authority === undefined || values.gate === undefined || values.out === undefined) {
    console.error(usageOf(fileURLToPath(import.meta.url)))
    process.exit(2)
  }
  const { files, clientFiles } = await buildVoterPage(values)
  mkdirSync(values.out, { recursive: true })
  for (const [name, bytes] of files) writeFileSync(join(values.out, name), bytes)
  console.log(`clientFiles ${clientFiles}`)
}
