/**
 * Builds the voting machine in a browser tab: plain files that any server shows, and that a browser opens from a folder. A face has the
 * letters that the program's own words need; the others are a second file, which a browser fetches when a town's own names need it.
 */
import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { asProduction } from './as-production.mjs'
import { buildCheckPage } from './check-page.mjs'
import { ROOT } from './source-hash.mjs'

const SOURCE = join(ROOT, 'desk', 'tab')
/** The page, and what is in its frames. */
const SCREENS = ['page', 'glass', 'desk']
const UTF_8 = Buffer.from([0xef, 0xbb, 0xbf])
const FACES = 'node_modules/@expo-google-fonts'
const GOTHIC = [
  [400, `${FACES}/biz-udgothic/400Regular/BIZUDGothic_400Regular.ttf`],
  [700, `${FACES}/biz-udgothic/700Bold/BIZUDGothic_700Bold.ttf`],
]
const LATIN = [
  [400, `${FACES}/biz-udpgothic/400Regular/BIZUDPGothic_400Regular.ttf`],
  [700, `${FACES}/biz-udpgothic/700Bold/BIZUDPGothic_700Bold.ttf`],
]
/** As `ui/page.css` has it for English. */
const LATIN_RANGES = [
  [0x20, 0x2f],
  [0x3a, 0x7e],
  [0xa0, 0x24f],
  [0x2010, 0x201f],
]

/** As `ui/look/faces.css` has them for the reception's screen. */
const STAFF = [400, 700].map((weight) => [weight, `ui/look/latin-${weight}.ttf`])
const isKana = (code) => (code >= 0x3000 && code <= 0x30ff) || (code >= 0xff00 && code <= 0xffef)
const STAFF_HEIGHT = 'ascent-override:88%;descent-override:12%;line-gap-override:0%;'

/** Modules of Node, as vite names them for a browser, and compiled ones. */
const NOT_OF_BROWSERS = /__vite-browser-external|\/openssl\/|better-sqlite3|\.node$/

/**
 * @param out the directory, which is made anew
 * @param withFaces left out: with letters of its own; they take the most time, and a test of presses needs none
 * @returns {Promise<readonly {name: string, bytes: number, first: boolean}[]>} `first`: fetched by every visitor
 */
export async function buildTab({ out, withFaces = true }) {
  const { makeWords } = await import('./words.mjs')
  makeWords()
  const files = new Map()
  const scripts = await asProduction(async () => {
    const made = []
    for (const screen of SCREENS) made.push(await bundled(screen))
    return made
  })
  const samples = readdirSync(join(SOURCE, 'sample')).map((name) => [name, readFileSync(join(SOURCE, 'sample', name))])
  const shown = lettersOf([...scripts.map(({ script }) => script), ...samples.map(([, bytes]) => bytes.toString())])
  const faces = withFaces ? await cutFaces(shown) : []
  for (const { name, bytes } of faces) files.set(name, bytes)
  const faceStyle = faces.map(({ style }) => style).join('')
  for (const { entry, script, style } of scripts) {
    files.set(`${entry}.js`, Buffer.from(script))
    files.set(`${entry}.css`, Buffer.from(faceStyle + withoutFaces(style)))
  }
  // With the mark by which a Japanese spreadsheet program knows UTF-8: without it every name is garbled there.
  for (const [name, bytes] of samples) files.set(`sample/${name}`, Buffer.concat([UTF_8, bytes]))
  files.set('index.html', readFileSync(join(SOURCE, 'page.html')))
  for (const screen of ['glass', 'desk']) files.set(`${screen}.html`, readFileSync(join(SOURCE, `${screen}.html`)))
  files.set('ippyo-check.html', readFileSync(join(ROOT, await buildCheckPage())))
  files.set('app.webmanifest', readFileSync(join(SOURCE, 'app.webmanifest')))
  files.set('icon.svg', readFileSync(join(ROOT, 'ui', 'icon.svg')))
  const later = new Set(faces.filter((face) => face.later).map(({ name }) => name))
  const first = [...files.keys()].filter((name) => !later.has(name))
  files.set('offline.js', offline(first, files))
  rmSync(out, { recursive: true, force: true })
  for (const [name, bytes] of files) {
    mkdirSync(dirname(join(out, name)), { recursive: true })
    writeFileSync(join(out, name), bytes)
  }
  return [...files].map(([name, bytes]) => ({ name, bytes: bytes.length, first: !later.has(name) }))
}

/** One script and one style: a browser loads no module from a folder. */
async function bundled(entry) {
  const { build } = await import('vite')
  const { output } = [
    await build({
      configFile: false,
      root: ROOT,
      logLevel: 'error',
      resolve: { alias: { 'iconv-lite': join(SOURCE, 'cp932-of-the-browser.ts') } },
      build: {
        write: false,
        target: ['chrome110', 'firefox115', 'safari16'],
        modulePreload: false,
        cssCodeSplit: false,
        rollupOptions: {
          // Things that only a computer has are in modules of which the page takes nothing: they are left out whole.
          treeshake: { moduleSideEffects: (id) => /\.css$|immediate\.ts$/.test(id) },
          input: join(SOURCE, `${entry}.tsx`),
          output: {
            format: 'iife',
            codeSplitting: false,
            entryFileNames: `${entry}.js`,
            assetFileNames: '[name][extname]',
          },
        },
      },
    }),
  ].flat()[0]
  const chunk = output.find(({ type }) => type === 'chunk')
  const script = chunk?.code
  const ofNode = Object.entries(chunk?.modules ?? {}).filter(
    ([id, { renderedLength }]) => NOT_OF_BROWSERS.test(id) && renderedLength > 0,
  )
  if (ofNode.length > 0)
    throw new Error(`tab: ${entry} has what no browser has: ${ofNode.map(([id]) => id).join(', ')}`)
  const style = output.find(({ fileName }) => fileName.endsWith('.css'))?.source
  if (script === undefined || style === undefined) throw new Error(`tab: ${entry} has no script or no style`)
  return { entry, script, style: String(style) }
}

/** Every letter in the words of the program: what it shows without a town's own names. A small script escapes some, as the space that breaks no line. */
function lettersOf(texts) {
  const ascii = Array.from({ length: 95 }, (_, at) => 0x20 + at)
  const escaped = /\\(?:x([0-9a-f]{2})|u([0-9a-f]{4})|u\{([0-9a-f]{1,6})\})/gi
  return new Set([
    ...ascii,
    ...texts.flatMap((text) => [
      ...[...text].map((letter) => letter.codePointAt(0)),
      ...[...text.matchAll(escaped)].map(([, two, four, some]) => Number.parseInt(two ?? four ?? some, 16)),
    ]),
  ])
}

async function cutFaces(shown) {
  const { default: subsetFont } = await import('subset-font')
  const cut = async ({ family, weight, path, name, letters, ranges, later = false, extra = '' }) => {
    const bytes = await subsetFont(
      readFileSync(join(ROOT, path)),
      letters.map((code) => String.fromCodePoint(code)).join(''),
      {
        targetFormat: 'woff2',
      },
    )
    const url = `faces/${name}-${weight}.woff2`
    const style = `@font-face{font-family:"${family}";font-weight:${weight};font-display:block;src:url(${url}) format("woff2");${extra}unicode-range:${ranges}}`
    return { name: url, bytes, style, later }
  }
  const shownCodes = [...shown].sort((a, b) => a - b)
  const faces = []
  for (const [weight, path] of GOTHIC) {
    const gothic = { family: 'BIZ UD Gothic', weight, path }
    const rest = lettersOfFace(readFileSync(join(ROOT, path))).filter((code) => !shown.has(code))
    faces.push(await cut({ ...gothic, name: 'shown', letters: shownCodes, ranges: rangesOf(shownCodes) }))
    faces.push(await cut({ ...gothic, name: 'others', letters: rest, ranges: rangesOf(rest), later: true }))
  }
  for (const [weight, path] of LATIN) {
    const letters = LATIN_RANGES.flatMap(([from, to]) => Array.from({ length: to - from + 1 }, (_, at) => from + at))
    const latin = { family: 'BIZ UDP Latin', weight, path, name: 'latin', letters, ranges: rangesOf(letters) }
    faces.push(await cut({ ...latin, extra: 'size-adjust:90%;' }))
  }
  const staffLetters = Array.from({ length: 0x180 - 0x20 }, (_, at) => 0x20 + at).concat(
    Array.from({ length: 0x3b - 0x10 }, (_, at) => 0x2010 + at),
  )
  for (const [weight, path] of STAFF) {
    const staff = { family: 'Staff Latin', weight, path, name: 'staff', extra: STAFF_HEIGHT }
    faces.push(await cut({ ...staff, letters: staffLetters, ranges: rangesOf(staffLetters) }))
  }
  for (const [weight, path] of LATIN) {
    const letters = shownCodes.filter(isKana)
    faces.push(await cut({ family: 'Staff Kana', weight, path, name: 'kana', letters, ranges: rangesOf(letters) }))
  }
  return faces
}

/** Code points of a TrueType face, by its table of characters (OpenType, cmap, format 12). */
function lettersOfFace(bytes) {
  const tables = bytes.readUInt16BE(4)
  const table = Array.from({ length: tables }, (_, at) => 12 + 16 * at).find(
    (at) => bytes.toString('latin1', at, at + 4) === 'cmap',
  )
  if (table === undefined) throw new Error('tab: a face without a table of characters')
  const cmap = bytes.readUInt32BE(table + 8)
  const full = Array.from(
    { length: bytes.readUInt16BE(cmap + 2) },
    (_, at) => cmap + bytes.readUInt32BE(cmap + 8 + 8 * at),
  ).find((at) => bytes.readUInt16BE(at) === 12)
  if (full === undefined) throw new Error('tab: a face without all planes')
  return Array.from({ length: bytes.readUInt32BE(full + 12) }, (_, at) => full + 16 + 12 * at).flatMap((group) => {
    const [from, to] = [bytes.readUInt32BE(group), bytes.readUInt32BE(group + 4)]
    return Array.from({ length: to - from + 1 }, (_, at) => from + at)
  })
}

function rangesOf(codes) {
  const runs = []
  for (const code of codes) {
    const last = runs.at(-1)
    if (last !== undefined && last[1] === code - 1) last[1] = code
    else runs.push([code, code])
  }
  const hex = (code) => code.toString(16)
  return runs.map(([from, to]) => (from === to ? `u+${hex(from)}` : `u+${hex(from)}-${hex(to)}`)).join(',')
}

function withoutFaces(style) {
  return style.replaceAll(/@font-face\s*\{[^}]*\}/g, '')
}

function offline(first, files) {
  const hash = createHash('sha256')
  for (const name of first) hash.update(name).update(files.get(name))
  const names = first.map((name) => `./${name === 'index.html' ? '' : name}`)
  const text = readFileSync(join(SOURCE, 'offline.js'), 'utf8')
  return Buffer.from(text.replace('{version}', hash.digest('hex').slice(0, 16)).replace('{files}', names.join(' ')))
}
