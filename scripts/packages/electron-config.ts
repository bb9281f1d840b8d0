/** electron-builder's configuration for one of the four programs: what they have in common from `electron-builder.yml`, and its names. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

export const ELECTRON_PROGRAMS = ['kiosk', 'issuer', 'tally', 'office'] as const
export type ElectronProgram = (typeof ELECTRON_PROGRAMS)[number]

/** Another name than the machines' own packages have: these close no machine. */
export const electronName = (program: ElectronProgram) => `ippyo-${program}-electron`

const TITLES: Readonly<Record<ElectronProgram, string>> = {
  kiosk: 'Ippyo voting machine',
  issuer: 'Ippyo card issuer',
  tally: 'Ippyo tally',
  office: 'Ippyo election office',
}

export function electronConfig(root: string, program: ElectronProgram, electronVersion: string): object {
  const text = readFileSync(join(root, 'electron-builder.yml'), 'utf8')
  const common: object = JSON.parse(text.replace(/^ *#.*$/gm, ''))
  const name = electronName(program)
  return {
    ...common,
    appId: `org.ippyo.${program}`,
    productName: TITLES[program],
    executableName: name,
    artifactName: `${name}_\${version}_\${arch}.\${ext}`,
    electronVersion,
  }
}
