/**
 * A closed machine gets another version of its package as the technician's page says: from a system on a stick of its own, with the machine's disk
 * mounted and GRUB on it. Each refusal comes before it changes anything, and the machine starts afterwards (M-12).
 */
import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { SimulatedReader } from '#hardware/card-reader/simulator/simulated-reader.ts'
import { type PreparedRoom, prepareRoom } from '#simulation/kills/prepared-room.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import { kioskScreen as words } from '#words/kiosk.ts'
import { AtTheGlass } from './at-the-glass.ts'
import { deliveredFile, makeStick, serviceDisk } from './disks.ts'
import { prepareKiosk } from './kiosk-machine.ts'
import { Machine, type MachineInput } from './machine.ts'
import { onMachines } from './on-machines.ts'
import { withLaboratory } from './set-up.ts'

const NEWER = '99.0.0'
const STATUS =
  "dpkg-query --admindir=/mnt/disk/var/lib/dpkg --status ippyo-kiosk | sed -n 's/^Status: //p; s/^Version: //p'"

onMachines('the service stick', () => {
  const directory = mkdtempSync(join(tmpdir(), 'ippyo-update-'))
  let room: PreparedRoom
  let reader: SimulatedReader
  let kiosk: MachineInput
  let service: Machine

  beforeAll(async () => {
    room = await prepareRoom()
    reader = await SimulatedReader.start(seededRandomness('an update', 'cards'))
    kiosk = prepareKiosk(room, reader, join(directory, 'kiosk'))
    const stick = join(directory, 'stick.img')
    makeStick(stick, filledStick(join(directory, 'stick')))
    const system = withLaboratory(serviceDisk(), join(directory, 'service.raw'))
    service = await Machine.start({
      ...kiosk,
      directory,
      disk: system,
      besides: [kiosk.disk, stick],
      sockets: new Map(),
    })
    expect(
      await typed('mkdir -p /mnt/disk /mnt/stick && mount /dev/sdb1 /mnt/disk && mount /dev/sdc1 /mnt/stick'),
    ).toMatchObject({
      code: 0,
    })
  })

  afterAll(async () => {
    await service?.cut()
    await reader?.stop()
    room?.remove()
    rmSync(directory, { recursive: true, force: true })
  })

  const typed = (command: string) => service.shell.run(command)
  const update = (deb: string) => typed(`sh /mnt/stick/update-machine /mnt/disk /mnt/stick/${deb}`)

  test.each([
    ['issuer.deb', 'この機械には ippyo-issuer が入っていません'],
    ['needs.deb', 'Nothing was changed'],
    ['torn.deb', '読めるパッケージではありません'],
  ])('refuses %s, and changes nothing', async (deb, said) => {
    const before = await typed(STATUS)
    expect(await update(deb)).toMatchObject({ code: 1, said: expect.stringContaining(said) })
    expect(await typed(STATUS)).toEqual(before)
    expect((await typed('mount | grep -c " on /mnt/disk/"')).said.trim()).toBe('0')
  })

  test('installs the newer version whole, with GRUB, and the disk is as published', async () => {
    expect(await update('newer.deb')).toMatchObject({ code: 0, said: expect.stringContaining(`→ ${NEWER}`) })
    expect((await typed(STATUS)).said).toBe(`install ok installed\n${NEWER}\n`)
    const compared = await typed('sh /mnt/stick/check-machine /mnt/disk /mnt/stick/kiosk.files')
    // The laboratory's own three files besides.
    expect(
      compared.said.split('\n').filter((line) => line.includes('besides') && !line.includes('laboratory')),
    ).toEqual([])
    expect(compared.said).not.toMatch(/differs|missing/)
  })

  test('brings the version before back by the same line, and the machine starts', async () => {
    expect((await update('kiosk.deb')).code).toBe(0)
    expect((await typed('umount /mnt/disk && sync')).code).toBe(0)
    await service.cut()
    const machine = await Machine.start(kiosk)
    try {
      await new AtTheGlass(machine).sees(words.zeroTitle.ja)
    } finally {
      await machine.cut()
    }
  })
})

/** The technician's stick: the delivered files, one package of a later day, and three that are not for this machine. */
function filledStick(folder: string): string {
  mkdirSync(folder, { recursive: true })
  const delivered = deliveredFile('.deb', 'kiosk')
  for (const tool of ['update-machine', 'check-machine']) cpSync(deliveredFile(tool), join(folder, tool))
  cpSync(delivered, join(folder, 'kiosk.deb'))
  cpSync(deliveredFile('.files', 'kiosk'), join(folder, 'kiosk.files'))
  cpSync(deliveredFile('.deb', 'issuer'), join(folder, 'issuer.deb'))
  writeFileSync(join(folder, 'torn.deb'), readFileSync(delivered).subarray(0, 100))
  changed(delivered, join(folder, 'newer.deb'), (control) => control.replace(/^Version: .*$/m, `Version: ${NEWER}`))
  changed(delivered, join(folder, 'needs.deb'), (control) =>
    control.replace(/^Depends: /m, 'Depends: a-package-of-nobody, '),
  )
  return folder
}

function changed(from: string, to: string, change: (control: string) => string): void {
  const tree = mkdtempSync(join(tmpdir(), 'ippyo-deb-'))
  execFileSync('dpkg-deb', ['-R', from, tree])
  const control = join(tree, 'DEBIAN/control')
  writeFileSync(control, change(readFileSync(control, 'utf8')))
  execFileSync('dpkg-deb', ['--root-owner-group', '-Znone', '-b', tree, to], { stdio: 'ignore' })
  rmSync(tree, { recursive: true })
}
