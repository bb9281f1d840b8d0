/**
 * The system's packages that the project needs, each found by a file of it and not through dpkg: a machine may have been set up by other means.
 * A first look (`npm start`) needs a third of it, and any browser of the person who looks.
 */
import { spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { say } from './say.mjs'
import { systemWords } from './which-system.mjs'

const POSTGRESQL = '/usr/lib/postgresql'
/** Debian's package makes a cluster and starts it. Nobody here asks it anything, so it is not made; a machine that has one keeps it. */
const WITHOUT_SERVICE = {
  directory: '/etc/postgresql-common/createcluster.d',
  file: '/etc/postgresql-common/createcluster.d/ippyo.conf',
  line: 'create_main_cluster = false',
}

const FOR_A_LOOK = [
  { name: 'python3', why: 'builds the SQLite driver', present: () => onPath('python3') },
  { name: 'make', why: 'builds the SQLite driver', present: () => onPath('make') },
  { name: 'g++', why: 'builds the SQLite driver', present: () => onPath('g++') },
  { name: 'socat', why: 'pseudo-terminals for the simulated devices', present: () => onPath('socat') },
  { name: 'e2fsprogs', why: 'tells whether every block of a medium is written', present: () => forRoot('filefrag') },
  { name: 'open-jtalk', why: 'speaks Japanese clips of the voice pack', present: () => onPath('open_jtalk') },
  {
    name: 'open-jtalk-mecab-naist-jdic',
    why: 'its dictionary',
    present: () => existsSync('/var/lib/mecab/dic/open-jtalk/naist-jdic/sys.dic'),
  },
  { name: 'espeak-ng', why: 'speaks English clips of the voice pack', present: () => onPath('espeak-ng') },
  {
    name: 'fonts-ipamj-mincho',
    why: 'letters of names that the screen font lacks',
    present: () => existsSync('/usr/share/fonts/truetype/ipamj/ipamjm.ttf'),
  },
]

const FOR_MACHINES_AND_TESTS = [
  { name: 'alsa-utils', why: 'plays to the headphones of a voting machine', present: () => onPath('aplay') },
  { name: 'chromium', why: 'shows the screens', present: () => onPath('chromium') || onPath('chromium-browser') },
  {
    name: 'chromium-headless-shell',
    why: 'shows the screens to the tests with less work',
    present: () => onPath('chromium-headless-shell'),
  },
  {
    name: 'firefox-esr',
    why: 'another browser for the page that checks a bundle, in its test',
    present: () => onPath('firefox-esr'),
  },
  { name: 'bubblewrap', why: 'a room for the browser without keys and media', present: () => onPath('bwrap') },
  { name: 'xdotool', why: 'real keys on the browser in its tests', present: () => onPath('xdotool') },
  { name: 'xvfb', why: 'a display for the browser tests on a machine without one', present: () => onPath('Xvfb') },
  {
    name: 'btrfs-progs',
    why: 'a file system that is refused as a medium, in the tests',
    present: () => forRoot('mkfs.btrfs'),
  },
  { name: 'xfsprogs', why: 'the same', present: () => forRoot('mkfs.xfs') },
  { name: 'dosfstools', why: 'the same', present: () => forRoot('mkfs.vfat') },
  { name: 'udev', why: 'reads the rules of a machine’s sockets, in the tests', present: () => forRoot('udevadm') },
  { name: 'poppler-utils', why: 'reads printed forms back in the tests', present: () => onPath('pdftotext') },
  { name: 'cups-daemon', why: 'prints the papers of the station', present: () => forRoot('cupsd') },
  { name: 'cups-client', why: 'sets a printer up, in the tests', present: () => forRoot('lpadmin') },
  {
    name: 'lintian',
    why: 'holds our packages to the rules of Debian, in their test',
    present: () => onPath('lintian'),
  },
  {
    name: 'postgresql',
    why: 'keeps the online ballot box, in its tests',
    present: hasPostgreSql,
    first: withoutService,
  },
  {
    name: 'fonts-noto-cjk',
    why: 'one face for all candidates where the screen font lacks a letter of one',
    present: () => existsSync('/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc'),
  },
]

/**
 * Root's right is used when a person at the terminal says so, or `--install` was typed: never because an earlier `sudo` is still warm (X4-C5).
 * @param {boolean} install @returns {boolean} true when something was installed. Ends the process with one line when it may not install.
 */
export function ensureDebianPackages(stage, install) {
  const needed = stage === 'look' ? FOR_A_LOOK : [...FOR_A_LOOK, ...FOR_MACHINES_AND_TESTS]
  const missing = needed.filter((entry) => !entry.present())
  if (missing.length === 0) return false
  const { goesOn, words } = systemWords({
    platform: process.platform,
    osRelease: textOf('/etc/os-release'),
    kernel: textOf('/proc/version'),
    hasApt: onPath('apt-get'),
  })
  say(words)
  if (!goesOn) process.exit(2)
  const names = missing.map((entry) => entry.name).join(' ')
  for (const entry of missing) say(`  needs ${entry.name}: ${entry.why}`)
  const asRoot = install || isAllowed(names) ? becomeRoot() : null
  if (!asRoot) {
    say('Debian のパッケージが足りません。次の一行を管理者が実行してから、同じコマンドをもう一度実行してください。')
    say('Debian packages are missing. Let the administrator run this line, then run the same command again:')
    say(`  sudo apt-get update && sudo apt-get install --no-install-recommends ${names}`)
    process.exit(2)
  }
  say('set-up: Debian のパッケージを入れます… installing Debian packages …')
  for (const entry of missing) entry.first?.(asRoot)
  run(asRoot, ['apt-get', 'update', '-q'])
  run(asRoot, ['apt-get', 'install', '-y', '-q', '--no-install-recommends', ...missing.map((entry) => entry.name)])
  const still = missing.filter((entry) => !entry.present())
  if (still.length > 0) {
    say(`apt-get のあとも足りません。 Still missing after apt-get: ${still.map((entry) => entry.name).join(' ')}`)
    process.exit(2)
  }
  return true
}

/** Asked once. Without a terminal nobody is there to answer. */
function isAllowed(names) {
  if (!process.stdin.isTTY || !process.stderr.isTTY) return false
  say(`管理者の権限で Debian のパッケージを入れますか。 Install Debian packages as root? ${names}`)
  say('y で入れます。ほかのキーなら、入れずに一行を表示します。 y installs them; anything else shows the line instead.')
  const { stdout } = spawnSync('sh', ['-c', 'read -r said; printf %s "$said"'], {
    stdio: ['inherit', 'pipe', 2],
    encoding: 'utf8',
  })
  return stdout.trim().toLowerCase() === 'y'
}

/** The words before a command of the administrator: nothing as root, sudo when that asks for no password; null: neither. */
function becomeRoot() {
  if (process.getuid?.() === 0) return []
  return spawnSync('sudo', ['-n', 'true']).status === 0 ? ['sudo', '-n'] : null
}

/** '' where the system has no such file. */
function textOf(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : ''
}

function run(asRoot, command, input = null) {
  const [program, ...words] = [...asRoot, ...command]
  const done = spawnSync(program, words, {
    stdio: [input === null ? 'ignore' : 'pipe', 2, 2],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    ...(input === null ? {} : { input }),
  })
  if (done.status === 0) return
  const what = `${command.slice(0, 2).join(' ')} (${done.status ?? done.signal})`
  say(`途中で終わりました：${what}。通信を確かめて、同じコマンドをもう一度実行してください。`)
  say(`Stopped: ${what}. Check the network, then run the same command again.`)
  process.exit(2)
}

function hasPostgreSql() {
  if (!existsSync(POSTGRESQL)) return false
  return readdirSync(POSTGRESQL).some((version) => existsSync(join(POSTGRESQL, version, 'bin', 'initdb')))
}

/** Read when the package is configured (pg_createcluster(8)). Written before it: afterwards the service would run. */
function withoutService(asRoot) {
  run(asRoot, ['mkdir', '-p', WITHOUT_SERVICE.directory])
  run(asRoot, ['tee', WITHOUT_SERVICE.file], `# Written by the set-up of Ippyo.\n${WITHOUT_SERVICE.line}\n`)
}

function onPath(program) {
  return (process.env.PATH ?? '').split(':').some((directory) => {
    try {
      accessSync(join(directory, program), constants.X_OK)
      return true
    } catch {
      return false // not in this directory: look in the next one
    }
  })
}

/** Programs of the administrator: an ordinary user's PATH does not lead there. */
function forRoot(program) {
  return ['/usr/sbin', '/sbin', '/usr/bin', '/bin'].some((directory) => existsSync(join(directory, program)))
}
