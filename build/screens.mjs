#!/usr/bin/env node
/**
 * Builds the screens of the apps (and the Electron entry) when their sources changed since the last build.
 * Usage: node build/screens.mjs [--force] [kiosk|issuer|tally|desk …]
 * As a function: `await buildScreens({ only: ['kiosk'] })` → names of what was built.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { asProduction } from './as-production.mjs'
import { hashOfFiles, ROOT, sourcesBelow } from './source-hash.mjs'
import { answerHelp } from './usage.mjs'

const SCREENS = ['kiosk', 'issuer', 'tally', 'office', 'desk']
/** Folders that a screen may use besides its own. */
const SHARED = [
  'ui',
  'words',
  'election',
  'shell/screen',
  'shell/bridge',
  'vite.config.ts',
  'package-lock.json',
  'tsconfig.json',
]

export async function buildScreens({ only = SCREENS, force = false, say = () => {} } = {}) {
  const { makeWords } = await import('./words.mjs')
  makeWords()
  const built = []
  for (const screen of only) {
    if (!existsSync(join(ROOT, screen, 'screens', 'main.tsx'))) {
      say(`${screen}: no screen yet`)
      continue
    }
    const hash = hashOfFiles(sourcesBelow([...SHARED, screen]))
    if (!force && isBuilt(screen, hash)) continue
    say(`${screen}: building the screen`)
    await buildScreen(screen)
    remember(screen, hash)
    built.push(screen)
  }
  const hash = hashOfFiles(sourcesBelow(['shell', 'election', 'package-lock.json']))
  if (force || !isBuilt('electron', hash)) {
    say('electron: building the shell')
    await buildElectron()
    remember('electron', hash)
    built.push('electron')
  }
  return built
}

async function buildScreen(screen) {
  const { build } = await import('vite')
  process.env.SCREEN = screen
  await asProduction(() => build({ configFile: join(ROOT, 'vite.config.ts'), logLevel: 'error' }))
}

/** CommonJS, because a sandboxed preload must be; one file each, `electron` and node's own modules left outside. */
async function buildElectron() {
  const { build } = await import('vite')
  for (const [source, name] of [
    ['entry', 'entry'],
    ['entry-preload', 'preload'],
  ]) {
    await build({
      configFile: false,
      root: ROOT,
      logLevel: 'error',
      build: {
        ssr: join(ROOT, 'shell', 'electron', `${source}.ts`),
        outDir: join(ROOT, 'dist', 'electron'),
        emptyOutDir: false,
        target: 'node20',
        rollupOptions: { external: ['electron', /^node:/], output: { format: 'cjs', entryFileNames: `${name}.cjs` } },
      },
      ssr: { noExternal: true },
    })
  }
}

function memoryOf(screen) {
  return join(ROOT, 'dist', '.built', screen)
}

function isBuilt(screen, hash) {
  const memory = memoryOf(screen)
  const result = join(ROOT, 'dist', screen === 'electron' ? 'electron/entry.cjs' : `screens/${screen}/index.html`)
  return existsSync(memory) && existsSync(result) && readFileSync(memory, 'utf8') === hash
}

function remember(screen, hash) {
  mkdirSync(join(ROOT, 'dist', '.built'), { recursive: true })
  writeFileSync(memoryOf(screen), hash)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  answerHelp(import.meta.url)
  const asked = process.argv.slice(2).filter((word) => word !== '--force')
  if (asked.some((word) => !SCREENS.includes(word))) {
    console.error(`Usage: node build/screens.mjs [--force] [${SCREENS.join('|')} …]`)
    process.exit(2)
  }
  const force = process.argv.includes('--force')
  const built = await buildScreens({ only: asked.length > 0 ? asked : SCREENS, force, say: console.log })
  console.log(built.length > 0 ? `built: ${built.join(', ')}` : 'nothing to build: no source has changed')
}
