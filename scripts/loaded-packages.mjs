#!/usr/bin/env node
/**
 * Which packages of others each machine can load when it runs: the bundler follows every import and `require` from the program,
 * its helpers and its screen, also through what stays outside the bundle.
 * Usage: node scripts/loaded-packages.mjs [--write]   shows the table, or writes it into docs/loaded-packages.md
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { PROGRAMS, SERVICES } from '../build/services.mjs'
import { ROOT } from '../build/source-hash.mjs'
import { answerHelp } from '../build/usage.mjs'

export const PAGE = 'docs/loaded-packages.md'
const SCREENS = ['kiosk', 'issuer', 'tally', 'office']
/** Found by name at run time and read as a file, which no bundler sees: the fonts, and the cutter of fonts as WebAssembly. */
const READ_AS_FILES = {
  '@expo-google-fonts/biz-udgothic': ['kiosk', 'issuer', 'tally', 'office', 'ippyo'],
  '@expo-google-fonts/biz-udpgothic': ['kiosk', 'issuer', 'tally', 'office'],
  harfbuzzjs: ['ippyo'],
}

/** @returns {Promise<{ name: string, version: string, licence: string, by: Set<string> }[]>} sorted by name */
export async function loadedPackages() {
  const found = new Map()
  for (const program of Object.keys(PROGRAMS)) {
    const modules = new Set()
    for (const part of PROGRAMS[program]) await modulesOfService(SERVICES[part], modules)
    if (SCREENS.includes(program)) await modulesOfScreen(program, modules)
    const directories = new Set([...modules].map(packageOf).filter((directory) => directory !== null))
    for (const [name, readers] of Object.entries(READ_AS_FILES))
      if (readers.includes(program)) directories.add(join(ROOT, 'node_modules', name))
    for (const directory of directories) {
      const entry = described(directory)
      const key = `${entry.name} ${entry.version}`
      if (!found.has(key)) found.set(key, { ...entry, by: new Set() })
      found.get(key).by.add(program)
    }
  }
  return [...found.values()].sort((a, b) => (a.name + a.version < b.name + b.version ? -1 : 1))
}

async function modulesOfService(source, modules) {
  const { build } = await import('vite')
  const external = [/^node:/, /\.node$/, 'electron']
  await build({
    configFile: false,
    root: ROOT,
    logLevel: 'silent',
    plugins: [listed(modules)],
    build: { ssr: join(ROOT, source), write: false, minify: false, rollupOptions: { external } },
    ssr: { noExternal: true, external: ['electron'] },
  })
}

async function modulesOfScreen(screen, modules) {
  const { build } = await import('vite')
  process.env.SCREEN = screen
  await build({
    configFile: join(ROOT, 'vite.config.ts'),
    logLevel: 'silent',
    plugins: [listed(modules)],
    build: { write: false, minify: false },
  })
}

/** The modules that are left after the bundler has thrown away what nobody uses. */
function listed(modules) {
  return {
    name: 'modules that are left',
    generateBundle(_options, bundle) {
      for (const chunk of Object.values(bundle))
        for (const id of chunk.moduleIds ?? []) modules.add(id.replace(/^\0+/, '').split('?')[0])
    },
  }
}

/** @returns {string | null} the directory of the package, null for what is ours */
function packageOf(module) {
  const at = module.lastIndexOf('node_modules/')
  if (at < 0) return null
  const [first, second] = module.slice(at + 'node_modules/'.length).split('/')
  const name = first.startsWith('@') ? join(first, second) : first
  const directory = join(module.slice(0, at), 'node_modules', name)
  return existsSync(join(directory, 'package.json')) ? directory : null
}

function described(directory) {
  const { name, version, license } = JSON.parse(readFileSync(join(directory, 'package.json'), 'utf8'))
  return { name, version, licence: license ?? licenceInFile(directory) }
}

/** A package that names none in its package.json: the first line of its licence. */
function licenceInFile(directory) {
  const file = readdirSync(directory).find((name) => /^licen[cs]e/i.test(name))
  const first = file ? readFileSync(join(directory, file), 'utf8').trim().split('\n')[0].trim() : 'none named'
  return `${first} (its file)`
}

export function pageOf(packages) {
  const programs = Object.keys(PROGRAMS)
  const rows = packages.map(({ name, version, licence, by }) => {
    const loaders = programs.filter((program) => by.has(program))
    return `| ${name} | ${version} | ${licence} | ${loaders.length === programs.length ? 'all' : loaders.join(', ')} |`
  })
  const sums = programs.map((program) => `${program} ${packages.filter(({ by }) => by.has(program)).length}`)
  return `# Packages that each program loads

For auditors, and for people who build packages: what the service, its helper processes and its screen can load besides our own sources and Node.
\`ippyo\` is the office's and the auditor's command line. Hashes are in \`package-lock.json\`, reasons in
[decisions/034](decisions/034-keep-one-package-and-few-tools.md).
\`node scripts/loaded-packages.mjs --write\` makes this page; a test makes it again and compares.

| package | version | licence | loaded by |
|---|---|---|---|
${rows.join('\n')}
| **${packages.length} packages** | | | ${sums.join(', ')} |
`
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  answerHelp(import.meta.url)
  const page = pageOf(await loadedPackages())
  if (process.argv.includes('--write')) writeFileSync(join(ROOT, PAGE), page)
  else process.stdout.write(page)
}
