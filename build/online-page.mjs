/**
 * The shared files of the pages of the online ballot box: one script, one style and one icon beside `index.html`, which names their hashes.
 * Two builds of one source are equal.
 */
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { asProduction } from './as-production.mjs'
import { ROOT } from './source-hash.mjs'

/** As `sha256sum` writes it, so that anybody can compare it with the file that everybody has. */
export const CLIENT_FILES = 'client-files.txt'

/**
 * @param of `name`: of the folder in `online/` and of script and style; `values`: for the places of `index.html`
 * @returns {Promise<{files: Map<string, Buffer>, clientFiles: string}>} the list among the files, and its SHA-256 in hex
 */
export async function buildOnlinePage({ name, values }) {
  const source = join(ROOT, 'online', name, 'screens')
  const { makeWords } = await import('./words.mjs')
  makeWords()
  const { script, style } = await asProduction(() => bundled(name, join(source, 'main.tsx')))
  const filled = { ...values, script: integrityOf(script), style: integrityOf(style) }
  const page = readFileSync(join(source, 'index.html'), 'utf8').replaceAll(/\{(\w+)\}/g, (_, place) => filled[place])
  const files = new Map([
    ['icon.svg', readFileSync(join(ROOT, 'ui', 'icon.svg'))],
    ['index.html', Buffer.from(page)],
    [`${name}.css`, style],
    [`${name}.js`, script],
  ])
  const list = [...files].map(([file, bytes]) => `${hashOf(bytes, 'hex')}  ${file}\n`).join('')
  files.set(CLIENT_FILES, Buffer.from(list))
  return { files, clientFiles: hashOf(Buffer.from(list), 'hex') }
}

/** Names the hash of the list on the standard output. */
export function writeOnlinePage({ files, clientFiles }, directory) {
  mkdirSync(directory, { recursive: true })
  for (const [name, bytes] of files) writeFileSync(join(directory, name), bytes)
  console.log(`clientFiles ${clientFiles}`)
}

async function bundled(name, input) {
  const { build } = await import('vite')
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
          input,
          output: {
            format: 'es',
            codeSplitting: false,
            entryFileNames: `${name}.js`,
            assetFileNames: `${name}[extname]`,
          },
        },
      },
    }),
  ].flat()[0]
  const named = new Map(output.map((each) => [each.fileName, Buffer.from(each.code ?? each.source)]))
  const [script, style] = [named.get(`${name}.js`), named.get(`${name}.css`)]
  if (script === undefined || style === undefined || named.size !== 2) {
    throw new Error(`${name} page: one script and one style, not ${[...named.keys()].join()}`)
  }
  return { script, style }
}

function integrityOf(bytes) {
  return `sha384-${createHash('sha384').update(bytes).digest('base64')}`
}

function hashOf(bytes, encoding) {
  return createHash('sha256').update(bytes).digest(encoding)
}
