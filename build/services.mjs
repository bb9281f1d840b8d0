#!/usr/bin/env node
/**
 * Bundles programs from TypeScript into dist/services/, for plain node. A machine or an office runs only what was built and
 * can be compared; nothing is translated at a start, where another user could slip something in. Native modules stay outside.
 * Usage: node build/services.mjs [--force] [NAME …]
 * As a function: `await buildServices({ only: ['kiosk'] })` → names of what was built.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { hashOfFiles, ROOT } from './source-hash.mjs'
import { answerHelp } from './usage.mjs'

/** The programs of the online box, each in `online/main/`. */
export const ONLINE_BOX = [
  ...['collector', 'digital-auth-app', 'evidence', 'export', 'gate', 'hold', 'incident', 'migrate'],
  ...['page', 'provision', 'roll', 'sequencer', 'take-over', 'witness'],
]
/** Name → source. */
export const SERVICES = {
  kiosk: 'kiosk/main.ts',
  issuer: 'issuer/main.ts',
  tally: 'tally/main.ts',
  office: 'office/screen-main.ts',
  'office-key-process': 'office/services/keys/key-process.ts',
  ippyo: 'office/main.ts',
  'machine-ippyo': 'office/machine-main.ts',
  'tally-key-process': 'tally/services/open/key-process.ts',
  'tally-reader-process': 'tally/services/receive/reader-process.ts',
  'tally-scan-process': 'tally/services/receive/scan-process.ts',
  'tally-list-process': 'tally/services/mix/list-process.ts',
  'tally-mixer-process': 'tally/services/mix/mixer-process.ts',
  'tally-holder-process': 'tally/services/open/holder-process.ts',
  'verify-key-process': 'verify/count/key-process.ts',
  'ippyo-verify': 'office/commands/verify/one-file.ts',
  ...Object.fromEntries(ONLINE_BOX.map((name) => [`online-${name}`, `online/main/${name}.ts`])),
}
const COUNTING = ['key', 'reader', 'scan', 'list', 'mixer', 'holder'].map((name) => `tally-${name}-process`)
/** Program that people start → the bundles that it needs beside it. */
export const PROGRAMS = {
  kiosk: ['kiosk', 'machine-ippyo'],
  issuer: ['issuer', 'machine-ippyo'],
  tally: ['tally', ...COUNTING, 'machine-ippyo'],
  office: ['office', 'office-key-process'],
  ippyo: ['ippyo', ...COUNTING, 'verify-key-process'],
}
/** Auditors fetch these: each needs nothing beside it but Node. */
export const ONE_FILE = ['ippyo-verify']
/** They bring compiled code, or look for their own files. */
export const OUTSIDE = [
  '@serialport/bindings-cpp',
  '@serialport/stream',
  'better-sqlite3-multiple-ciphers',
  'fontkit',
  'subset-font',
  'pdfkit',
  'electron',
]
/** Besides the modules of the bundle itself. */
const ALWAYS = ['package.json', 'package-lock.json', 'tsconfig.json', 'build/services.mjs']

/** Loads the group kernel; bundles with it, and only those, have the kernel inside. */
const KERNEL_COMPILER = 'node_modules/assemblyscript/package.json'
const KERNEL_LOADER = 'openssl/built-kernel.ts'
/** Bundles with it have the schemas of the databases inside. */
const MIGRATIONS_LOADER = 'online/database/migrate.ts'
const SCHEMAS = ['box', 'roll'].map((schema) => `online/database/${schema}`)

/** Where plain node finds the bundle. */
export function serviceFile(name) {
  return join(ROOT, 'dist', 'services', `${name}.mjs`)
}

/** The first call in a checkout takes some seconds, the next ones only read the sources. */
export async function buildServices({ only = Object.keys(SERVICES), force = false, say = () => {} } = {}) {
  // Its reader is no package of a machine, which has this file to start what is built.
  const { makeWords } = await import('./words.mjs')
  makeWords()
  const built = []
  for (const name of only) {
    if (SERVICES[name] === undefined) throw new Error(`no service is called ${name}`)
    if (!force && isBuilt(name)) continue
    say(`${name}: building the service`)
    remember(name, await bundle(name))
    built.push(name)
  }
  return built
}

/** @returns the modules of ours that are in it */
async function bundle(name) {
  const { build } = await import('vite')
  // Here, for a machine that builds nothing does not have it.
  const { buildKernel, kernelSources } = await import('./kernel.mjs')
  const kernel = await buildKernel()
  // Somebody may run the old bundle, or build the same one, at this moment: the new one appears at once or not at all.
  const scratch = join(ROOT, 'dist', `.building-${name}-${process.pid}`)
  try {
    const modules = new Set()
    await build({
      configFile: false,
      root: ROOT,
      logLevel: 'error',
      define: {
        __IPPYO_BUNDLE__: 'true',
        __IPPYO_VERSION__: JSON.stringify(JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')).version),
        ...(ONE_FILE.includes(name) ? { __IPPYO_ONE_FILE__: 'true' } : {}),
        __IPPYO_GROUP_KERNEL__: JSON.stringify(kernel?.toString('base64') ?? ''),
        __IPPYO_MIGRATIONS__: JSON.stringify(
          Object.fromEntries(SCHEMAS.map((folder) => [basename(folder), textsIn(folder)])),
        ),
      },
      plugins: [modulesInto(modules)],
      build: {
        ssr: join(ROOT, SERVICES[name]),
        outDir: scratch,
        target: 'node20',
        minify: false,
        rollupOptions: {
          external: [/^node:/, ...OUTSIDE],
          output: { format: 'es', entryFileNames: `${name}.mjs`, codeSplitting: false },
        },
      },
      ssr: { noExternal: true, external: OUTSIDE },
    })
    mkdirSync(join(ROOT, 'dist', 'services'), { recursive: true })
    renameSync(join(scratch, `${name}.mjs`), serviceFile(name))
    const ours = [...modules].map((id) => relative(ROOT, id))
    const hasKernel = ours.includes(KERNEL_LOADER)
    const migrations = ours.includes(MIGRATIONS_LOADER) ? SCHEMAS.flatMap(migrationsIn) : []
    const sources = [...ours, ...migrations, ...(hasKernel ? kernelSources() : [])].filter(
      (file) => /^[a-z]/.test(file) && !file.startsWith('node_modules') && existsSync(join(ROOT, file)),
    )
    // Built where the compiler of the kernel was not installed: built anew when it is.
    return hasKernel && kernel === null ? [...sources, KERNEL_COMPILER] : sources
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
}

/** @returns {string[]} paths below the root */
function migrationsIn(folder) {
  return readdirSync(join(ROOT, folder)).map((name) => `${folder}/${name}`)
}

/** @returns {Record<string, string>} name → text */
function textsIn(folder) {
  return Object.fromEntries(
    migrationsIn(folder).map((file) => [basename(file), readFileSync(join(ROOT, file), 'utf8')]),
  )
}

function modulesInto(modules) {
  return {
    name: 'modules of the bundle',
    buildEnd() {
      for (const id of this.getModuleIds()) modules.add(id.split('?')[0])
    },
  }
}

function memoryOf(name) {
  return join(ROOT, 'dist', '.built', `service-${name}.json`)
}

/** The bundle's own modules are the whole truth: a new module can only come in through a changed one. */
export function isBuilt(name) {
  if (!existsSync(memoryOf(name)) || !existsSync(serviceFile(name))) return false
  const { modules, hash } = JSON.parse(readFileSync(memoryOf(name), 'utf8'))
  return hashOfFiles([...modules, ...ALWAYS]) === hash
}

function remember(name, modules) {
  mkdirSync(join(ROOT, 'dist', '.built'), { recursive: true })
  const text = JSON.stringify({ modules: modules.sort(), hash: hashOfFiles([...modules, ...ALWAYS]) })
  writeFileSync(`${memoryOf(name)}.new`, text)
  renameSync(`${memoryOf(name)}.new`, memoryOf(name))
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  answerHelp(import.meta.url)
  const asked = process.argv.slice(2).filter((word) => word !== '--force')
  const names = Object.keys(SERVICES)
  if (asked.some((word) => !names.includes(word))) {
    console.error(`Usage: node build/services.mjs [--force] [${names.join('|')} …]`)
    process.exit(2)
  }
  const force = process.argv.includes('--force')
  const built = await buildServices({ only: asked.length > 0 ? asked : names, force, say: console.log })
  console.log(built.length > 0 ? `built: ${built.join(', ')}` : 'nothing to build: no source has changed')
}
