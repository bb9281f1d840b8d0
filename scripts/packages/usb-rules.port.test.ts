/** TC-38, `usb-rules`: what the table of the sockets may say; a mistake is told in both languages, and then nothing is written. */
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'

const RULES = join(import.meta.dirname, '../../packages/debian/every/usr/lib/ippyo/usb-rules')
const root = mkdtempSync(join(tmpdir(), 'ippyo-usb-rules-'))
const ports = join(root, 'etc/udev/rules.d/90-ippyo-ports.rules')
beforeAll(() => {
  for (const place of ['etc/ippyo', 'etc/udev/rules.d']) mkdirSync(join(root, place), { recursive: true })
})
afterAll(() => rmSync(root, { recursive: true, force: true }))

const printed = (conf: string) => spawnSync('sh', [RULES], { input: conf, encoding: 'utf8' })
function written(conf: string) {
  writeFileSync(join(root, 'etc/ippyo/usb.conf'), conf)
  return spawnSync('sh', [RULES, '--write', root], { encoding: 'utf8' })
}

const PORT = 'pci-0000:00:14.0-usb-0'

it.each([
  [
    'two names at one socket',
    `original ${PORT}:3\nduplicate ${PORT}:3`,
    2,
    `差込口 ${PORT}:3 が二度あります`,
    `socket ${PORT}:3 is there twice`,
  ],
  [
    'the port of one speed at a socket that has both',
    `original ${PORT}:3\nduplicate pci-0000:00:14.0-usbv3-0:3`,
    2,
    'が二度あります',
    'usbv3-0:3 is there twice',
  ],
  ['a name twice', `original ${PORT}:3\noriginal ${PORT}:4`, 2, 'original が二度あります', 'original is there twice'],
  ['a reader behind no hub', `reader ${PORT}:1.1`, 1, `hub ${PORT}:1）がありません`, `no line: hub ${PORT}:1`],
  [
    'a hub behind no hub',
    `touch ${PORT}:2\nhub ${PORT}:1.2\nreader ${PORT}:1.2.1`,
    2,
    `hub ${PORT}:1）`,
    `: hub ${PORT}:1`,
  ],
  [
    'a socket behind the hub of another controller',
    `hub pci-0000:00:1a.0-usb-0:1\nreader ${PORT}:1.1`,
    2,
    `hub ${PORT}:1）`,
    `no line: hub ${PORT}:1`,
  ],
  ['a name that is none', `# of a kiosk\n\ncamera ${PORT}:1`, 3, '使える名：hub reader', 'known are hub reader'],
  ['no socket', `reader ${PORT}:1..2`, 1, '差込口の名ではありません', `no socket: ${PORT}:1..2`],
  [
    'a number of a bus, which is another at the next start',
    'reader 1-1',
    1,
    '起動のたびに変わる',
    'change from start to start',
  ],
  ['a name that is a pattern', `original ${PORT}:*`, 1, '差込口の名ではありません', 'no socket'],
])('%s is refused, in both languages, and the rules stay as they were', (_name, conf, line, ja, en) => {
  const before = 'as before\n'
  writeFileSync(ports, before)
  for (const { status, stdout, stderr } of [printed(conf), written(conf)]) {
    expect([status, stdout]).toEqual([1, ''])
    expect(stderr).toContain(`usb-rules: ${line}行目：`)
    expect(stderr).toContain(ja)
    expect(stderr).toContain(`line ${line}: `)
    expect(stderr).toContain(en)
    expect(stderr).toMatch(/何も書いていません。.*Nothing was written\.\n$/)
  }
  expect(readFileSync(ports, 'utf8')).toBe(before)
  expect(readdirSync(join(root, 'etc/udev/rules.d'))).toEqual(['90-ippyo-ports.rules'])
})

it('a table that is right is written whole, a hub above or below its devices, lines as of another system', () => {
  const sockets = ['reader:1.2.1', 'hub:1.2', 'hub:1', 'touch:2', 'touch:3', 'original:4']
  const conf = sockets.map((each) => each.replace(':', ` ${PORT}:`)).join('\n')
  const { status, stdout } = printed(conf)
  expect([status, stdout.split('ATTR{authorized}="1"').length - 1]).toEqual([0, 6])
  expect(printed(`${conf.replaceAll('\n', '\r\n')}\r\n`)).toMatchObject({ status: 0, stdout })
  expect(written(conf)).toMatchObject({ status: 0, stdout: '', stderr: '' })
  expect(readFileSync(ports, 'utf8')).toBe(stdout)
})

it('a package that is set up beside a bad line says how it is gone on with', () => {
  const postinst = readFileSync(join(RULES, '../../../../../postinst'), 'utf8')
    .replaceAll('@ROLE@', 'kiosk')
    .replace('/usr/lib/ippyo/usb-rules --write', `sh ${RULES} --write ${root}`)
    .replace(/^ {2}systemd-(sysusers|tmpfiles) .*$/gm, '')
  writeFileSync(join(root, 'etc/ippyo/usb.conf'), `camera ${PORT}:1`)
  const { status, stderr } = spawnSync('sh', ['-c', postinst, 'postinst', 'configure'], { encoding: 'utf8' })
  expect([status, stderr]).toEqual([1, expect.stringContaining('line 1: unknown: camera')])
  for (const words of ['直し、dpkg --configure ippyo-kiosk を実行', 'then run: dpkg --configure ippyo-kiosk'])
    expect(stderr).toContain(words)
})

it('another word is answered with how it is called', () => {
  expect(spawnSync('sh', [RULES, '--now'], { encoding: 'utf8' })).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('usb-rules --write'),
  })
})
