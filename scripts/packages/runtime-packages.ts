/** Which packages of others lie beside the bundles of one program, with everything that they load: followed from the bundles themselves. */
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { PROGRAMS, serviceFile } from '#build/services.mjs'
import { assert } from '#election/assert.ts'

export interface RuntimePackage {
  /** Below the root: `node_modules/fontkit/node_modules/…`. */
  readonly path: string
  readonly name: string
  readonly version: string
}

interface Described {
  readonly name: string
  readonly version: string
  readonly dependencies?: Readonly<Record<string, string>>
}

/**
 * Packages found by name at run time and read as files, which no import says: of every program, and of whose bundles name them.
 * The second face lies cut in the screens, and here its licence.
 */
const READ_AS_FILES = ['@expo-google-fonts/biz-udgothic', '@expo-google-fonts/biz-udpgothic']
const READ_WHERE_NAMED = [{ name: 'zxing-wasm', file: 'zxing-wasm/reader/zxing_reader.wasm' }]
/** Only a compilation needs these. */
const TO_COMPILE = ['node-addon-api', 'prebuild-install', 'type-fest', '@types/emscripten']
/** At the start or, `import('…')`, when it is needed. */
const IMPORT = /(?:^import (?:[^'"]* from )?|\bimport\()["']((?:@[^/"']+\/)?[^/"'.][^/"']*)["'/]/gm

/** @returns sorted by path */
export function runtimePackages(root: string, program: string): readonly RuntimePackage[] {
  const bundles = (PROGRAMS[program] ?? []).map((name) => readFileSync(serviceFile(name), 'utf8'))
  const named = bundles.flatMap((text) => [...text.matchAll(IMPORT)].map(([, name = '']) => name))
  const outside = [...new Set(named)].filter((name) => !name.startsWith('node:'))
  const found = new Map<string, RuntimePackage>()
  const follow = (name: string, from: string) => {
    const place = placeOf(root, name, from)
    assert(place !== null, `packages: ${name}, which ${relative(root, from) || program} loads`)
    const path = relative(root, place)
    if (found.has(path)) return
    const { version, dependencies = {} } = described(place)
    found.set(path, { path, name, version })
    for (const each of Object.keys(dependencies)) if (!TO_COMPILE.includes(each)) follow(each, place)
  }
  const read = READ_WHERE_NAMED.filter(({ file }) => bundles.some((text) => text.includes(file)))
  for (const name of [...outside, ...READ_AS_FILES, ...read.map(({ name }) => name)]) follow(name, root)
  return [...found.values()].sort((a, b) => (a.path < b.path ? -1 : 1))
}

/** As Node looks for it: beside, then above. */
function placeOf(root: string, name: string, from: string): string | null {
  for (let at = from; ; at = dirname(at)) {
    const place = join(at, 'node_modules', name)
    if (existsSync(join(place, 'package.json'))) return place
    if (at === root) return null
  }
}

function described(place: string): Described {
  return JSON.parse(readFileSync(join(place, 'package.json'), 'utf8')) as Described
}

/** Sources, documents and compiled code of other systems stay behind: nothing of them is loaded. */
export function isLoaded(
  path: string,
  { platform, arch }: { readonly platform: string; readonly arch: string },
): boolean {
  if (
    /(^|\/)(test|tests|docs?|examples?|\.github|man|obj|obj\.target|deps|src)\//.test(path) &&
    !/\/src\/.*\.js$/.test(path)
  )
    return false
  if (path.includes('/prebuilds/'))
    return path.includes(`/prebuilds/${platform}-${arch}/`) && !path.endsWith('musl.node')
  // Its JavaScript lies in the bundle; beside it the reader is looked for, and no writer.
  if (/zxing-wasm\/dist\//.test(path)) return path.endsWith('/dist/reader/zxing_reader.wasm')
  // For compiling or publishing the package: no program requires them.
  if (/\/node-gyp-build\/(bin|build-test|optional)\.js$|\/\.yarn\/|@swc\/helpers\/scripts\/|wawoff2\/bin\//.test(path))
    return false
  if (/@expo-google-fonts\/.*\.ttf$/.test(path)) return /biz-udgothic\/(400Regular|700Bold)\//.test(path)
  return (
    /\.(c?js|mjs|json|node|wasm|trie|ttf|afm)$|(^|\/)licen[cs]e[^/]*$/i.test(path) &&
    !path.endsWith('test_extension.node')
  )
}
