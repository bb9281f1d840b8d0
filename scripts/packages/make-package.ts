/** From built programs and screens to one Debian package with its list, bill of materials and licences. */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Language } from '#election/language.ts'
import { LANGUAGES } from '#election/languages.ts'
import { MACHINE_COMMANDS } from '#office/machine-program.ts'
import { ippyoProgram } from '#office/program.ts'
import { type IoFor, programOf } from '#office/terminal/run-commands.ts'
import { checkNumber } from '#scripts/build.mjs'
import { helpOfProgram } from '#shell/started-wrongly.ts'
import { packagePages } from '#words/commands.ts'
import { layCommandPages, layPage } from './command-pages.ts'
import { makeDeb } from './deb.ts'
import { layPapers } from './debian-papers.ts'
import { publishedListOf, sha256Of } from './file-list.ts'
import { licenceTexts } from './licence-texts.ts'
import { type RuntimePackage, runtimePackages } from './runtime-packages.ts'
import { licencesOf, type Part, type SbomInput, sbomOf } from './sbom.ts'
import type { ShippedNode } from './shipped-node.ts'
import { type Packaged, programsIn, stage, write } from './stage.ts'

export type MadePackage = ReturnType<typeof makePackage>

const OFFICE_USAGE = 'ippyo-office [--config FILE.json]'
const ARCHITECTURES: Readonly<Record<string, string>> = { x64: 'amd64', arm64: 'arm64', arm: 'armhf' }

export function makePackage(root: string, packaged: Packaged, node: ShippedNode, out: string) {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { readonly version: string }
  const architecture = ARCHITECTURES[process.arch] ?? process.arch
  const scratch = mkdtempSync(join(tmpdir(), 'ippyo-package-'))
  try {
    const staged = join(scratch, 'root')
    mkdirSync(staged)
    stage({ root, packaged, packages: besideAll(root, packaged), node }, staged)
    const parts = partsOf(root, packaged)
    const about: SbomInput = { name: `ippyo-${packaged}`, version, node: node.version, parts }
    const doc = join(staged, 'usr/share/doc', about.name)
    write(join(doc, 'sbom.cdx.json'), sbomOf(about))
    write(join(doc, 'licences.md'), licencesOf(about, [node.licence, ...licenceTexts(root, placesOf(root, parts))]))
    layPapers(root, about.name, version, staged)
    layPages(packaged, staged)
    const file = makeDeb({ root, packaged, version, architecture }, staged, out)
    const beside = file.replace(/\.deb$/, '')
    writeFileSync(`${beside}.files`, publishedListOf(staged, about.name))
    writeFileSync(`${beside}.cdx.json`, sbomOf(about))
    // The number that the running machine shows.
    const number = checkNumber(readFileSync(join(staged, 'opt/ippyo/dist/SHA256SUMS'), 'utf8'))
    return { file, sha256: sha256Of(file), number }
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
}

function layPages(packaged: Packaged, staged: string): void {
  const isOffice = packaged === 'office'
  const commandIn = (io: IoFor, language: Language) =>
    isOffice ? ippyoProgram(io, language) : programOf(MACHINE_COMMANDS, io, language)
  layCommandPages('ippyo', commandIn, packagePages[isOffice ? 'office' : 'machine'], staged)
  if (!isOffice) return
  for (const language of LANGUAGES)
    layPage(
      'ippyo-office',
      packagePages.screens,
      language,
      [['', helpOfProgram('office', OFFICE_USAGE, [language])]],
      staged,
    )
}

interface Licensed {
  readonly name: string
  readonly version: string
  readonly licence: string
}

/** The packages inside a command line's bundle, with the texts that must travel with them. */
export function readerLicences(root: string, name: string, version: string): string {
  const parts = insideOf(root, 'ippyo').map((part) => ({ ...part, integrity: null }))
  const about: SbomInput = { name, version, node: null, parts }
  return licencesOf(about, licenceTexts(root, placesOf(root, parts)))
}

/** The parts inside the bundles, by the page of loaded packages, which a test makes anew; and those beside them, loaded or not. */
export function partsOf(root: string, packaged: Packaged): readonly Part[] {
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
    readonly packages: Readonly<Record<string, { readonly version?: string; readonly integrity?: string }>>
  }
  const all = new Map(
    [...programsIn(packaged).flatMap((program) => insideOf(root, program)), ...besideOf(root, packaged)].map((each) => [
      `${each.name} ${each.version}`,
      each,
    ]),
  )
  return [...all.values()]
    .sort((a, b) => (`${a.name} ${a.version}` < `${b.name} ${b.version}` ? -1 : 1))
    .map((part) => {
      const isIt = ([path, { version }]: [string, { readonly version?: string }]) =>
        path.endsWith(`node_modules/${part.name}`) && version === part.version
      return { ...part, integrity: Object.entries(lock.packages).find(isIt)?.[1].integrity ?? null }
    })
}

/** Every place at which the lockfile has one of these. */
function placesOf(root: string, parts: readonly Part[]): ReadonlyMap<string, string> {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
    readonly packages: Readonly<Record<string, { readonly version?: string }>>
  }
  const found = parts.flatMap(({ name, version }) =>
    Object.entries(packages)
      .filter(([path, { version: of }]) => path.endsWith(`node_modules/${name}`) && of === version)
      .filter(([path]) => existsSync(join(root, path)))
      .map(([path]) => [path, `${name} ${version}`] as const),
  )
  return new Map(found)
}

function insideOf(root: string, program: string): readonly Licensed[] {
  const lines = readFileSync(join(root, 'docs/loaded-packages.md'), 'utf8').split('\n')
  const rows = lines.map(cellsOf).filter(([, , , by = '']) => by === 'all' || by.split(', ').includes(program))
  return rows.map(([name = '', version = '', licence = '']) => ({ name, version, licence }))
}

function besideAll(root: string, packaged: Packaged): readonly RuntimePackage[] {
  const all = programsIn(packaged).flatMap((program) => runtimePackages(root, program))
  return [...new Map(all.map((each) => [each.path, each])).values()]
}

function besideOf(root: string, packaged: Packaged): readonly Licensed[] {
  return besideAll(root, packaged).map(({ path, name, version }) => {
    const { license = 'none named' } = JSON.parse(readFileSync(join(root, path, 'package.json'), 'utf8')) as {
      readonly license?: string
    }
    return { name, version, licence: license }
  })
}

function cellsOf(line: string): readonly string[] {
  return line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim())
}
