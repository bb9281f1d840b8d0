/**
 * Devices for `ippyo inspect machine`: each one of the configuration is opened, and closed again. /usr/bin/ippyo has begun this program
 * with the rights that the unit gives to the polling station's own program. A kind of device that the unit does not name, or that the
 * kernel did not know yet, is refused here as it would be there.
 */
import { spawnSync } from 'node:child_process'
import { constants, existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { faultOfOpening } from '#hardware/device-loss.ts'
import { soundFile } from '#hardware/headphones/sound-file.ts'
import { hidrawAt } from '#hardware/hid/reports.ts'
import { faultOfPrinter } from '#hardware/printer/driver.ts'
import type { AppConfig } from '#shell/config.ts'

const USB_RULES = '/usr/lib/ippyo/usb-rules'
/** `alsactl store` writes it; Debian gives a card its volume back from it when the card comes. */
const KEPT_VOLUMES = '/var/lib/alsa/asound.state'

interface Named {
  readonly name: string
  /** Null: it is not there. */
  readonly path: string | null
  readonly access: number
}

/** Empty: all of them can be opened, and the headphones are as loud at each start as the technician set them. */
export async function readDevices(config: AppConfig, keptVolumes = KEPT_VOLUMES): Promise<readonly string[]> {
  const faults = (await namedIn(config)).flatMap(({ name, path, access }) => {
    const fault =
      path === null ? 'not-there' : (faultOfOpening(path, access) ?? faultOfVolume(name, config, keptVolumes))
    return fault === null ? [] : [[name, ...(path === null ? [] : [path]), `(${fault})`].join(' ')]
  })
  const { printer } = config
  const fault = printer === undefined ? null : await faultOfPrinter(printer)
  return fault === null ? faults : [...faults, `printer ${printer} (${fault})`]
}

/** A card whose volume nobody kept has the driver's: the loudest step may hurt, or be too soft for the room. */
function faultOfVolume(name: string, { headphones }: AppConfig, keptVolumes: string): 'volume-not-kept' | null {
  if (name !== 'headphones' || headphones === undefined) return null
  const kept = existsSync(keptVolumes) ? readFileSync(keptVolumes, 'utf8') : ''
  const cards = kept.split('\n').map((line) => /^state\.'?(.+?)'? \{$/.exec(line)?.[1])
  return cards.includes(headphones.card) ? null : 'volume-not-kept'
}

async function namedIn({ reader, keypad, scanner, headphones, front, lamp }: AppConfig): Promise<readonly Named[]> {
  const both = constants.O_RDWR
  const hid = async (
    name: string,
    place: { id: string; port: string; sysfs?: string | undefined; dev?: string | undefined },
  ) => {
    const found = await hidrawAt(place.sysfs ?? '/sys', place)
    return { name, path: found === null ? null : join(place.dev ?? '/dev', found), access: constants.O_RDONLY }
  }
  const all: Named[] = []
  if (reader !== undefined) all.push({ name: 'reader', path: reader.path, access: both })
  if (keypad?.type === 'kpb-200') all.push({ name: 'keypad', path: keypad.path, access: both })
  else if (keypad !== undefined) all.push(await hid('keypad', keypad))
  if (scanner !== undefined) all.push(await hid('scanner', scanner))
  if (headphones !== undefined)
    all.push({ name: 'headphones', path: soundFile(headphones), access: constants.O_WRONLY })
  if (front !== undefined) all.push({ name: 'front', path: front, access: constants.O_RDONLY })
  if (lamp !== undefined) all.push({ name: 'lamp', path: lamp, access: constants.O_WRONLY })
  return all
}

/** Lines of usb.conf whose device is not let in. Null: it could not be seen; 'not-asked': this is no machine of the package. */
export function readSockets(program = USB_RULES): readonly string[] | 'not-asked' | null {
  if (!existsSync(program)) return 'not-asked'
  const { status, stdout } = spawnSync(program, ['--plugged'], { encoding: 'utf8' })
  if (status !== 0) return null
  return stdout.split('\n').flatMap((row) => {
    const [socket = '', , , state = ''] = row.split('\t')
    const [, what = '', how = ''] = /^(\S+)：.* \/ (shut out|another kind)/.exec(state) ?? []
    return how === '' ? [] : [`${what} ${socket} (${how})`]
  })
}
