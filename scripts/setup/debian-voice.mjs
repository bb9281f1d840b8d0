/**
 * The voice that Open JTalk speaks with lies in Debian's `contrib`, which most machines do not list. It is fetched from where the
 * machine gets its other packages, by lists of its own in a temporary directory: the system's own sources stay as they are.
 * A tool for making voice packs: where it is not to be had, everything else works, and set-up says so in one line.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { say } from './say.mjs'

const NAME = 'hts-voice-nitech-jp-atr503-m001'
const FILE = '/usr/share/hts-voice/nitech-jp-atr503-m001/nitech_jp_atr503_m001.htsvoice'

/** @param {readonly string[] | null} aptGet as root, or null */
export function ensureDebianVoice(aptGet) {
  if (existsSync(FILE)) return
  const sources = aptGet ? contribSources(sourceTexts(), codename()) : []
  if (aptGet && sources.length > 0 && install(aptGet, sources)) return
  say(`set-up: no Japanese voice (${NAME}, in contrib): voice packs cannot be made here, their tests are skipped`)
}

/**
 * Lines for `contrib` beside each line or stanza that lists `main` of this Debian.
 * @param {readonly string[]} texts files of one-line entries or of stanzas
 * @param {string} suite
 * @returns {string[]}
 */
export function contribSources(texts, suite) {
  return [...new Set(texts.flatMap((text) => (/^Types:/m.test(text) ? ofStanzas(text, suite) : ofLines(text, suite))))]
}

/** @param {string} text @param {string} suite */
function ofLines(text, suite) {
  return text.split('\n').flatMap((line) => {
    const [, options = '', uri, listed, components] = /^deb\s+(\[[^\]]*\]\s+)?(\S+)\s+(\S+)\s+(.*)$/.exec(line) ?? []
    if (listed !== suite || !components?.split(/\s+/).includes('main')) return []
    return [`deb ${options}${uri} ${suite} contrib`]
  })
}

/** @param {string} text @param {string} suite */
function ofStanzas(text, suite) {
  return text.split(/\n\s*\n/).flatMap((stanza) => {
    const words = (/** @type {string} */ field) => {
      const line = new RegExp(`^${field}:[ \\t]*(.*)$`, 'm').exec(stanza)?.[1] ?? ''
      return line.split(/\s+/).filter((word) => word !== '')
    }
    if (!words('Suites').includes(suite) || !words('Components').includes('main')) return []
    const [key] = words('Signed-By')
    const signed = key?.startsWith('/') ? `[signed-by=${key}] ` : ''
    return words('URIs').map((uri) => `deb ${signed}${uri} ${suite} contrib`)
  })
}

function install(aptGet, sources) {
  const room = mkdtempSync(join(tmpdir(), 'ippyo-contrib-'))
  try {
    mkdirSync(join(room, 'lists', 'partial'), { recursive: true })
    writeFileSync(join(room, 'contrib.list'), `${sources.join('\n')}\n`)
    const [program, ...first] = aptGet
    const lists = [`Dir::Etc::sourcelist=${join(room, 'contrib.list')}`, 'Dir::Etc::sourceparts=/dev/null']
    const own = [...lists, `Dir::State::lists=${join(room, 'lists')}`].flatMap((option) => ['-o', option])
    const run = (/** @type {string[]} */ ...rest) => {
      const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
      return spawnSync(program, [...first, ...own, '-q', ...rest], { stdio: ['ignore', 2, 2], env }).status === 0
    }
    say(`  needs ${NAME}: the Japanese voice of voice packs`)
    return run('update') && run('install', '-y', '--no-install-recommends', NAME) && existsSync(FILE)
  } finally {
    rmSync(room, { recursive: true, force: true })
  }
}

function sourceTexts() {
  const parts = '/etc/apt/sources.list.d'
  const names = existsSync(parts) ? readdirSync(parts).filter((name) => /\.(?:list|sources)$/.test(name)) : []
  const paths = ['/etc/apt/sources.list', ...names.map((name) => join(parts, name))]
  return paths.filter((path) => existsSync(path)).map((path) => readFileSync(path, 'utf8'))
}

function codename() {
  const release = existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : ''
  return /^VERSION_CODENAME=(\w+)$/m.exec(release)?.[1] ?? ''
}
