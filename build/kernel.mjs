#!/usr/bin/env node
/**
 * Compiles the group kernel (election/group/kernel/source, AssemblyScript) into dist/kernel/group.wasm and prints its SHA-256: the same bytes
 * at each build. Without it mixers, holders and the counting PC do the same with the library, ten times as slowly.
 * Usage: node build/kernel.mjs [--force]; without it only where something changed
 * As a function: `await buildKernel()` → its bytes, or null where the compiler is not installed.
 */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { hashOfFiles, ROOT, sourcesBelow } from './source-hash.mjs'
import { answerHelp } from './usage.mjs'

const SOURCE = 'election/group/kernel/source'
export const KERNEL = join(ROOT, 'dist', 'kernel', 'group.wasm')
const MEMORY = join(ROOT, 'dist', '.built', 'kernel.json')
const OPTIONS = ['-O3', '--enable', 'simd', '--runtime', 'stub', '--noAssert', '--initialMemory', '1']

/** Files on which the kernel's bytes depend, below the root. */
export function kernelSources() {
  return [...sourcesBelow([SOURCE]), 'build/kernel.mjs', 'package-lock.json']
}

export async function buildKernel({ force = false, say = () => {} } = {}) {
  const hash = hashOfFiles(kernelSources())
  if (!force && isBuilt(hash)) return readFileSync(KERNEL)
  const wasm = await compiled()
  if (wasm === null) {
    say('group kernel: assemblyscript is not installed; the library does the arithmetic')
    return null
  }
  for (const file of [KERNEL, MEMORY]) mkdirSync(dirname(file), { recursive: true })
  writeWhole(KERNEL, wasm)
  writeWhole(MEMORY, JSON.stringify({ hash, sha256: sha256(wasm) }))
  say(`group kernel: ${wasm.length} bytes, SHA-256 ${sha256(wasm)}`)
  return wasm
}

function isBuilt(hash) {
  if (!existsSync(KERNEL) || !existsSync(MEMORY)) return false
  const built = JSON.parse(readFileSync(MEMORY, 'utf8'))
  return built.hash === hash && built.sha256 === sha256(readFileSync(KERNEL))
}

/** @throws with the compiler's words when the source does not compile */
async function compiled() {
  const compiler = await import('assemblyscript/asc').catch((error) => {
    if (error.code === 'ERR_MODULE_NOT_FOUND') return null
    throw error
  })
  if (compiler === null) return null
  let wasm = null
  const files = {
    readFile: (name) => (existsSync(join(ROOT, name)) ? readFileSync(join(ROOT, name), 'utf8') : null),
    writeFile: (_, bytes) => {
      wasm = Buffer.from(bytes)
    },
    listFiles: () => [],
  }
  const { error, stderr } = await compiler.main([`${SOURCE}/kernel.ts`, '--outFile', 'group.wasm', ...OPTIONS], files)
  if (error !== null || wasm === null) throw new Error(`group kernel: ${error?.message}\n${stderr}`)
  return wasm
}

function sha256(bytes) {
  return createHash('sha256').update(bytes).digest('hex')
}

/** Somebody may read the old one at this moment. */
function writeWhole(file, content) {
  const fresh = `${file}.${process.pid}.new`
  writeFileSync(fresh, content)
  renameSync(fresh, file)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  answerHelp(import.meta.url)
  const asked = process.argv.slice(2)
  if (asked.some((word) => word !== '--force')) {
    console.error('Usage: node build/kernel.mjs [--force]')
    process.exit(2)
  }
  await buildKernel({ force: asked.length > 0, say: console.log })
}
